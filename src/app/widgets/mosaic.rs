//! A few photos that stand for a group, side by side in their own shape.

mod places;

use crate::app::model::Model;
use crate::app::paint::Scene;
use crate::app::theme;
use crate::app::widgets::photo;
use crate::domain::{GroupId, PhotoId, Suggestion};
use eframe::egui::{Align2, Color32, CornerRadius, FontId, Rect, Ui, Vec2, pos2, vec2};
use places::lay;
use std::collections::{HashMap, HashSet};

/// As many photos as are looked at with one glance.
const MOST: usize = 7;
/// As many photos of a stack as have room beside the best.
const BESIDE: usize = 3;
/// The shape of a photo that has not been told yet.
const UNKNOWN: f32 = 1.5;

/// Mosaics that were laid out, until groups or photos change.
#[derive(Debug, Default)]
pub(in crate::app) struct Mosaics {
    /// The photos, the groups and the stacks that they were made of.
    versions: (u64, u64, u64),
    laid: HashMap<GroupId, Laid>,
}

#[derive(Debug)]
struct Laid {
    size: Vec2,
    photos: Vec<PhotoId>,
    places: Vec<Rect>,
}

/// Paints photos of a group that fill `rect`.
pub(in crate::app) fn paint(ui: &Ui, scene: &mut Scene<'_>, group: &Suggestion, rect: Rect, corner: CornerRadius) {
    let model = scene.model;
    let mut mosaics = std::mem::take(&mut scene.locals.mosaics);
    let versions = (model.photos.version(), model.groups_version(), model.stacks.version());
    if mosaics.versions != versions {
        mosaics = Mosaics { versions, laid: HashMap::new() };
    }
    if mosaics.laid.get(&group.id).is_none_or(|laid| (laid.size - rect.size()).length() > 0.5) {
        let aspect = |id: &PhotoId| model.photos.get(*id).map_or(UNKNOWN, |p| p.width as f32 / p.height as f32);
        let (photos, places) = choose(group, &shown(group, model), aspect, rect.size());
        mosaics.laid.insert(group.id.clone(), Laid { size: rect.size(), photos, places });
    }
    if let Some(laid) = mosaics.laid.get(&group.id) {
        for (id, place) in laid.photos.iter().zip(&laid.places) {
            let place = place.translate(rect.min.to_vec2());
            tile(ui, scene, Some(*id), place, outer(corner, place, rect));
        }
    }
    scene.locals.mosaics = mosaics;
}

/// Paints the photo that stands for a group where there is room for one only.
pub(in crate::app) fn cover(ui: &Ui, scene: &mut Scene<'_>, group: &Suggestion, rect: Rect, corner: CornerRadius) {
    let chosen = group.summary.typical.iter().find(|photo| group.photos.contains(photo)).copied();
    tile(ui, scene, chosen.or_else(|| middle(group)), rect, corner);
}

/// Paints a stack: its first photo large, the others in a column beside it, and how many more there are.
pub(in crate::app) fn stack(ui: &Ui, scene: &mut Scene<'_>, photos: &[PhotoId], rect: Rect, corner: CornerRadius) {
    let beside = photos.len().saturating_sub(1).min(BESIDE);
    // As wide as its shape asks for, but the others have room, too.
    let aspect = photos.first().and_then(|id| scene.model.photos.get(*id));
    let aspect = aspect.map_or(UNKNOWN, |photo| photo.width as f32 / photo.height.max(1) as f32);
    let wide = (rect.height() * aspect).clamp(rect.width() * 0.5, rect.width() * 0.7).round();
    let large = Rect::from_min_size(rect.min, vec2(wide, rect.height()));
    tile(ui, scene, photos.first().copied(), large, outer(corner, large, rect));
    let gap = theme::space::HAIR / 2.0;
    let high = (rect.height() - gap * beside.saturating_sub(1) as f32) / beside.max(1) as f32;
    for (at, photo) in photos.iter().skip(1).take(beside).enumerate() {
        let top = rect.top() + at as f32 * (high + gap);
        let bottom = if at + 1 == beside { rect.bottom() } else { (top + high).round() };
        let place = Rect::from_min_max(pos2(large.right() + gap, top.round()), pos2(rect.right(), bottom));
        tile(ui, scene, Some(*photo), place, outer(corner, place, rect));
        let more = photos.len() - 1 - beside;
        if at + 1 == beside && more > 0 {
            ui.painter().rect_filled(place, outer(corner, place, rect), Color32::from_black_alpha(130));
            let text = format!("+{}", scene.words.number(more as u64));
            let font = FontId::proportional(theme::text::BODY);
            ui.painter().text(place.center(), Align2::CENTER_CENTER, text, font, Color32::WHITE);
        }
    }
}

/// The photo in the middle of a group, or the next that is not doubtful.
fn middle(group: &Suggestion) -> Option<PhotoId> {
    let (before, after) = group.photos.split_at(group.photos.len() / 2);
    let mut near = after.iter().chain(before.iter().rev());
    near.find(|photo| group.summary.doubt(**photo).is_none()).or_else(|| group.photos.first()).copied()
}

/// Paints a photo so that it fills `place`; what does not fit is left out evenly at both sides.
fn tile(ui: &Ui, scene: &mut Scene<'_>, photo: Option<PhotoId>, place: Rect, corner: CornerRadius) {
    match photo.and_then(|id| scene.model.photos.get(id)) {
        Some(photo) => {
            photo::paint(ui, place, corner, photo, scene.textures);
        }
        None => {
            ui.painter().rect_filled(place, corner, theme::palette(ui.ctx()).empty);
        }
    }
}

/// The corners that are at the corner of the whole.
fn outer(corner: CornerRadius, place: Rect, whole: Rect) -> CornerRadius {
    let near = |a: f32, b: f32| (a - b).abs() < 0.5;
    let (left, right) = (near(place.left(), whole.left()), near(place.right(), whole.right()));
    let (top, bottom) = (near(place.top(), whole.top()), near(place.bottom(), whole.bottom()));
    let keep = |is_outer: bool, radius: u8| if is_outer { radius } else { 0 };
    CornerRadius {
        nw: keep(top && left, corner.nw),
        ne: keep(top && right, corner.ne),
        sw: keep(bottom && left, corner.sw),
        se: keep(bottom && right, corner.se),
    }
}

/// The photos that stand for the group, one of each stack.
fn shown(group: &Suggestion, model: &Model) -> Vec<PhotoId> {
    let mut stacks = HashSet::new();
    let is_first =
        |photo: &PhotoId| model.stacks.place(*photo).is_none_or(|place| stacks.insert(&place.stack.stack.id));
    group.summary.typical.iter().filter(|photo| group.photos.contains(photo)).copied().filter(is_first).collect()
}

/// So many of the photos that stand for the group: the cover first, the others as they were taken. Fewer where the others are
/// the same again.
fn typical(group: &Suggestion, shown: &[PhotoId], count: usize) -> Vec<PhotoId> {
    let mut chosen: Vec<PhotoId> = shown.iter().take(count).copied().collect();
    let has_lost = group.summary.typical.iter().any(|photo| !group.photos.contains(photo));
    if chosen.is_empty() || has_lost && chosen.len() < count.min(group.photos.len()) {
        // Nobody chose yet, or the group has lost photos since; what stands for it stands first.
        let cover = chosen.first().copied();
        let others = spread(group, count).into_iter().filter(|photo| Some(*photo) != cover);
        return cover.into_iter().chain(others).take(count).collect();
    }
    let at = |photo: &PhotoId| group.photos.iter().position(|other| other == photo);
    if let Some((_, others)) = chosen.split_first_mut() {
        others.sort_by_key(at);
    }
    chosen
}

/// So many photos spread evenly over the group, without the doubtful ones while there are others.
fn spread(group: &Suggestion, count: usize) -> Vec<PhotoId> {
    let certain: Vec<_> = group.photos.iter().filter(|p| group.summary.doubt(**p).is_none()).copied().collect();
    let from = if certain.is_empty() { &group.photos } else { &certain };
    let count = count.min(from.len());
    // The middle of each of `count` equal parts.
    (0..count).map(|n| from[(2 * n + 1) * from.len() / (2 * count)]).collect()
}

/// Photos and places for them: of all numbers of photos and ways to break them into rows, the one that cuts least off them.
fn choose(
    group: &Suggestion,
    shown: &[PhotoId],
    aspect: impl Fn(&PhotoId) -> f32,
    size: Vec2,
) -> (Vec<PhotoId>, Vec<Rect>) {
    // Few photos are all shown; of many, some number will fit well.
    let most = typical(group, shown, MOST).len();
    let least = if group.photos.len() < MOST { most } else { most.min(4) };
    let mut best: Option<(f32, Vec<PhotoId>, Vec<Rect>)> = None;
    for count in least..=most {
        let photos = typical(group, shown, count);
        let aspects: Vec<f32> = photos.iter().map(|id| aspect(id).clamp(0.3, 4.0)).collect();
        let Some((cost, places)) = lay(&aspects, size) else { continue };
        // A photo more is worth a little cut.
        let cost = cost - 0.03 * count as f32;
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            best = Some((cost, photos, places));
        }
    }
    best.map(|(_, photos, places)| (photos, places)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{group, photo_id, stack};
    use crate::domain::{Doubt, Doubtful};

    /// The least part of a photo that is seen, in groups of so many photos.
    fn least_seen(photos: usize) -> f32 {
        let usual = [1.33, 0.75, 1.5, 1.78];
        let mut least = 1.0_f32;
        for start in 0..4 {
            let aspect = |id: &PhotoId| usual[(usize::from(id.to_bytes()[15]) + start) % 4];
            let (photos, places) = choose(&group(1, photos, 0.9), &[], aspect, vec2(384.0, 216.0));
            for (photo, place) in photos.iter().zip(places) {
                let seen = photo::part(place, vec2(aspect(photo), 1.0));
                least = least.min(seen.area());
            }
        }
        least
    }

    #[test]
    fn photos_of_usual_shapes_are_hardly_cut() {
        for photos in [5, 6, 7, 12, 40, 300] {
            assert!(least_seen(photos) > 0.8, "{} of a photo of {photos} is seen", least_seen(photos));
        }
        // Two or three must do with the shapes that they have.
        for photos in 2..5 {
            assert!(least_seen(photos) > 0.5, "{} of a photo of {photos} is seen", least_seen(photos));
        }
    }

    fn doubtful(photos: &[PhotoId]) -> Vec<Doubtful> {
        photos.iter().map(|photo| Doubtful { photo: *photo, why: Doubt::LooksDifferent }).collect()
    }

    #[test]
    fn typical_photos_are_spread_and_not_doubtful() {
        let mut party = group(1, 30, 0.9);
        party.summary.doubtful = doubtful(&[photo_id(1, 5)]);
        let photos = typical(&party, &[], 3);
        assert_eq!(photos, [photo_id(1, 4), photo_id(1, 15), photo_id(1, 25)], "nobody chose yet");
        party.summary.doubtful = doubtful(&party.photos);
        assert_eq!(typical(&party, &[], 7).len(), 7);
        party.photos.clear();
        assert_eq!(typical(&party, &[], 1), []);
    }

    #[test]
    fn chosen_photos_are_shown_with_the_cover_first() {
        let mut party = group(1, 30, 0.9);
        let none = Model::default();
        let of = |party: &Suggestion, count| typical(party, &shown(party, &none), count);
        party.summary.typical = [20, 3, 25, 1, 9].map(|k| photo_id(1, k)).to_vec();
        assert_eq!(of(&party, 4), [20, 1, 3, 25].map(|k| photo_id(1, k)));
        assert_eq!(of(&party, 7), [20, 1, 3, 9, 25].map(|k| photo_id(1, k)), "the others are the same again");
        party.photos.retain(|photo| *photo != photo_id(1, 20));
        assert_eq!(of(&party, 4), [3, 1, 9, 25].map(|k| photo_id(1, k)), "what left the group is not shown");
        assert_eq!(of(&party, 7).len(), 7, "until others are chosen");
    }

    #[test]
    fn of_a_stack_one_is_shown() {
        let mut seven = group(1, 7, 0.9);
        seven.summary.typical = [4, 0, 1, 2, 3, 5, 6].map(|k| photo_id(1, k)).to_vec();
        let mut model = Model::default();
        let wide = |_: &PhotoId| 1.5;
        let of = |model: &Model| choose(&seven, &shown(&seven, model), wide, vec2(384.0, 216.0)).0;
        assert!(of(&model).len() >= 4);
        // All but two are of one stack.
        model.stacks.replace([stack(1, 5)].into(), true);
        let mut photos = of(&model);
        assert_eq!(photos.first(), Some(&photo_id(1, 4)), "the cover, though another one is the best");
        photos.sort_unstable();
        assert_eq!(photos, [4, 5, 6].map(|k| photo_id(1, k)));
    }

    #[test]
    fn a_cover_is_from_the_middle_and_not_doubtful() {
        let mut party = group(1, 5, 0.9);
        assert_eq!(middle(&party), Some(photo_id(1, 2)));
        party.summary.doubtful = doubtful(&[photo_id(1, 2), photo_id(1, 3), photo_id(1, 4)]);
        assert_eq!(middle(&party), Some(photo_id(1, 1)));
        party.summary.doubtful = doubtful(&party.photos);
        assert_eq!(middle(&party), Some(photo_id(1, 0)));
        party.photos.clear();
        assert_eq!(middle(&party), None);
    }
}
