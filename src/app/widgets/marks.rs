//! What the person says of single photos, on their tiles and by keys: favourites, stars, turns.

use crate::app::Action;
use crate::app::model::Model;
use crate::app::paint::Scene;
use crate::app::theme::{space, text};
use crate::app::widgets::page;
use crate::domain::{Correction, PhotoId};
use crate::engine::session::PhotoItem;
use crate::words::Words;
use eframe::egui::{
    Align2, Color32, Event, FontId, InputState, Key, Mesh, Modifiers, Painter, Pos2, Rect, Shape, Stroke, Ui, Vec2,
    pos2, vec2,
};
use std::f32::consts::{FRAC_PI_2, TAU};

/// The keys of stars.
pub(in crate::app) const STARS: [(Key, u8); 5] =
    [(Key::Num1, 1), (Key::Num2, 2), (Key::Num3, 3), (Key::Num4, 4), (Key::Num5, 5)];

/// What is marked on the tile of a photo: a heart, and how many stars, in its lower left corner.
pub(in crate::app) fn show(ui: &Ui, rect: Rect, words: &Words, photo: &PhotoItem) {
    if !photo.favourite && photo.stars == 0 {
        return;
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let size = text::SMALL;
    let count = (photo.stars > 0).then(|| {
        let count = words.number(photo.stars.into());
        painter.layout_no_wrap(count, FontId::proportional(size), Color32::WHITE)
    });
    let sign = size + 2.0;
    let wide =
        f32::from(u8::from(photo.favourite)) * sign + count.as_ref().map_or(0.0, |count| sign + count.size().x + 2.0);
    let place = Rect::from_min_size(
        rect.left_bottom() + vec2(space::HAIR, -space::HAIR - size - space::HAIR),
        vec2(wide + space::HAIR, size + space::HAIR),
    );
    painter.rect_filled(place, space::HAIR, Color32::from_black_alpha(150));
    let mut at = pos2(place.left() + space::HAIR / 2.0 + sign / 2.0, place.center().y);
    if photo.favourite {
        heart(&painter, at, size * 0.8, Color32::WHITE, true);
        at.x += sign;
    }
    if let Some(count) = count {
        star(&painter, at, size * 0.9, Color32::WHITE, true);
        let corner = Align2::LEFT_CENTER.anchor_size(pos2(at.x + sign / 2.0 + 1.0, at.y), count.size()).min;
        painter.galley(corner, count, Color32::WHITE);
    }
}

/// What it adds to the name of a photo, for those who cannot see it.
pub(in crate::app) fn words(words: &Words, photo: &PhotoItem) -> Option<String> {
    let favourite = photo.favourite.then(|| words.say("mark-favourite"));
    let stars = (photo.stars > 0).then(|| words.fill("mark-stars", &[("stars", photo.stars.into())]));
    let all: Vec<String> = [favourite, stars].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// What keys say of the selected photos, or where none is selected, of the one that has the keyboard: F makes favourites, Ctrl
/// and a number gives stars, [ and ] turn, E corrects date and place.
pub(in crate::app) fn keys(ui: &Ui, scene: &mut Scene<'_>, focused: Option<PhotoId>) {
    if !page::hears_keys(ui, scene) {
        return;
    }
    let is_pressed =
        |input: &InputState| input.events.iter().any(|event| matches!(event, Event::Key { pressed: true, .. }));
    if !ui.input(is_pressed) {
        return; // the selection of very many is not gathered in vain
    }
    let selected = scene.model.selected();
    let photos = if selected.is_empty() { focused.as_slice() } else { &selected };
    if photos.is_empty() {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::F) {
        scene.actions.extend(favourite(scene.model, photos));
    }
    for (key, stars) in STARS {
        if pressed(Modifiers::COMMAND, key) {
            scene.actions.extend(rate(scene.model, photos, stars));
        }
    }
    for (key, degrees) in [(Key::OpenBracket, -90), (Key::CloseBracket, 90)] {
        if pressed(Modifiers::NONE, key) {
            scene.actions.push(turn(photos, degrees));
        }
    }
    if pressed(Modifiers::NONE, Key::E) {
        scene.actions.push(Action::Mend(photos.to_vec()));
    }
}

/// Makes these favourites, or where all of them are, none of them.
pub(in crate::app) fn favourite(model: &Model, photos: &[PhotoId]) -> Option<Action> {
    let on = !known(model, photos).all(|photo| photo.favourite);
    mark(Correction::Favourite { photos: photos.to_vec(), on })
}

/// Gives these so many stars, or where all of them have just as many, takes them away.
pub(in crate::app) fn rate(model: &Model, photos: &[PhotoId], stars: u8) -> Option<Action> {
    let stars = if known(model, photos).all(|photo| photo.stars == stars) { 0 } else { stars };
    mark(Correction::Rate { photos: photos.to_vec(), stars })
}

/// Shows these turned.
pub(in crate::app) fn turn(photos: &[PhotoId], degrees: i16) -> Action {
    Action::Mark(vec![Correction::Rotate { photos: photos.to_vec(), degrees }])
}

fn mark(correction: Correction) -> Option<Action> {
    correction.marks().is_some_and(|photos| !photos.is_empty()).then(|| Action::Mark(vec![correction]))
}

fn known<'a>(model: &'a Model, photos: &'a [PhotoId]) -> impl Iterator<Item = &'a PhotoItem> {
    photos.iter().filter_map(|photo| model.photos.get(*photo))
}

/// A star of this size around a point; an outline where it is not `full`.
pub(in crate::app) fn star(painter: &Painter, at: Pos2, size: f32, colour: Color32, full: bool) {
    let point = |n: usize| {
        let radius = if n.is_multiple_of(2) { size / 2.0 } else { size * 0.21 };
        at + Vec2::angled(n as f32 / 10.0 * TAU - FRAC_PI_2) * radius
    };
    outlined(painter, at, (0..10).map(point).collect(), colour, full);
}

/// A heart, in the same way.
pub(in crate::app) fn heart(painter: &Painter, at: Pos2, size: f32, colour: Color32, full: bool) {
    // The usual curve of a heart; it is 32 wide.
    let point = |n: usize| {
        let t = n as f32 / 32.0 * TAU;
        let x = 16.0 * t.sin().powi(3);
        let y = 13.0 * t.cos() - 5.0 * (2.0 * t).cos() - 2.0 * (3.0 * t).cos() - (4.0 * t).cos();
        at + vec2(x, -y - 2.5) * size / 32.0
    };
    outlined(painter, at, (0..32).map(point).collect(), colour, full);
}

/// A shape all of whose edge can be seen from `middle`.
fn outlined(painter: &Painter, middle: Pos2, points: Vec<Pos2>, colour: Color32, full: bool) {
    if full {
        let mut mesh = Mesh::default();
        mesh.colored_vertex(middle, colour);
        points.iter().for_each(|point| mesh.colored_vertex(*point, colour));
        let count = points.len() as u32;
        (0..count).for_each(|at| mesh.add_triangle(0, at + 1, (at + 1) % count + 1));
        painter.add(Shape::mesh(mesh));
    }
    painter.add(Shape::closed_line(points, Stroke::new(if full { 0.8 } else { 1.4 }, colour)));
}
