//! Photos of a list in justified rows, with keyboard and scrolling: for groups and albums.

use super::badge::Badge;
use super::wall::{Looks, Source, Wall, WallResponse};
use crate::app::layout::{Measures, Timeline};
use crate::app::model::{Photos, Shot, Stacks, in_order};
use crate::app::paint::Scene;
use crate::app::theme;
use crate::domain::PhotoId;
use crate::engine::session::PhotoItem;
use eframe::egui::{AsIdSalt, Id, Rect, Ui};
use jiff::Span;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(in crate::app) use super::wall::Mark;

/// What happened on a grid.
pub(in crate::app) type GridResponse = WallResponse;

/// The grids between frames.
#[derive(Debug, Default)]
pub(in crate::app) struct Grids(HashMap<Id, Grid>);

/// Grids that are kept: those one may come back to.
const KEPT: usize = 32;

#[derive(Debug, Default)]
struct Grid {
    wall: Wall,
    list: List,
}

/// Photos in a given order.
#[derive(Debug, Default)]
struct List {
    shots: Vec<Shot>,
    /// The parts of them, each under its key.
    parts: Vec<(Option<Date>, Range<usize>)>,
    /// The photos at which parts begin, as they were when it was made.
    starts: Vec<PhotoId>,
    /// What the photos say of their stacks.
    badges: HashMap<PhotoId, Badge>,
    /// What lies folded under some.
    below: HashMap<PhotoId, Vec<PhotoId>>,
    /// The photos that it was made of, and the versions of what was known of them.
    of: Vec<PhotoId>,
    versions: (u64, u64),
    version: u64,
}

impl List {
    /// Takes over `photos`, as far as they are known.
    fn take(&mut self, photos: &[PhotoId], starts: &[PhotoId], known: &Photos, stacks: &Stacks) {
        let versions = (known.version(), stacks.version());
        if self.versions == versions && self.of == photos && self.starts == starts {
            return;
        }
        (self.versions, self.of, self.starts) = (versions, photos.to_vec(), starts.to_vec());
        let folded = folded(photos, stacks);
        (self.badges, self.below) = (folded.badges, folded.below);
        let shots: Vec<_> = folded.seen.iter().filter_map(|id| known.get(*id)).map(Shot::of).collect();
        let parts = in_parts(photos, starts, &shots);
        if shots != self.shots || parts != self.parts {
            (self.shots, self.parts) = (shots, parts);
            self.version += 1;
        }
    }

    /// The photos of the part with this key.
    fn part(&self, key: Option<Date>) -> Range<usize> {
        self.parts.iter().find(|(of, _)| *of == key).map_or(0..0, |(_, range)| range.clone())
    }
}

/// A wall knows its parts by day, the newest first: the parts of a list are given days of their own, from the last there is.
fn key(part: usize) -> Option<Date> {
    let back = Span::new().try_days(i64::try_from(part).unwrap_or(i64::MAX)).ok()?;
    Date::MAX.checked_sub(back).ok()
}

/// Which shots are in which part: a part begins where a photo of it is met first.
fn in_parts(photos: &[PhotoId], starts: &[PhotoId], shots: &[Shot]) -> Vec<(Option<Date>, Range<usize>)> {
    if starts.len() < 2 {
        return vec![(None, 0..shots.len())];
    }
    let starts: HashSet<&PhotoId> = starts.iter().collect();
    let mut part_of = HashMap::with_capacity(photos.len());
    let mut part = 0_usize;
    for (at, photo) in photos.iter().enumerate() {
        part += usize::from(at > 0 && starts.contains(photo));
        part_of.insert(*photo, part);
    }
    let mut parts: Vec<(Option<Date>, Range<usize>)> = Vec::new();
    let mut current = None;
    for (at, shot) in shots.iter().enumerate() {
        let part = part_of.get(&shot.id).copied().unwrap_or(0);
        // A stack that lies open brings photos of later parts along.
        if current.is_none_or(|current| part > current) {
            current = Some(part);
            parts.push((key(part), at..at));
        }
        if let Some((_, range)) = parts.last_mut() {
            range.end = at + 1;
        }
    }
    parts
}

/// Which part has this key.
fn part_of(key: Option<Date>) -> usize {
    let days = key.and_then(|key| Date::MAX.since(key).ok()).map_or(0, |span| span.get_days());
    usize::try_from(days).unwrap_or(0)
}

/// A list in which each stack is one tile.
#[derive(Debug, Default)]
struct Folded {
    seen: Vec<PhotoId>,
    badges: HashMap<PhotoId, Badge>,
    /// What lies under a tile.
    below: HashMap<PhotoId, Vec<PhotoId>>,
}

/// Those of `photos` that are seen where each stack is one tile.
pub(in crate::app) fn seen(photos: &[PhotoId], stacks: &Stacks) -> HashSet<PhotoId> {
    folded(photos, stacks).seen.into_iter().collect()
}

/// What is seen of `photos` where each stack is one tile: of its photos that are here, those that are kept, or else the
/// first. Where a stack is open, all of them lie side by side.
fn folded(photos: &[PhotoId], stacks: &Stacks) -> Folded {
    let is_stacked = |photo: &PhotoId| stacks.place(*photo).is_some();
    if !photos.iter().any(is_stacked) {
        return Folded { seen: photos.to_vec(), ..Folded::default() };
    }
    let here: HashSet<PhotoId> = photos.iter().copied().collect();
    let (mut folded, mut done) = (Folded::default(), HashSet::new());
    for photo in photos {
        let Some(place) = stacks.place(*photo) else {
            folded.seen.push(*photo);
            continue;
        };
        let stack = place.stack;
        let members: Vec<PhotoId> = in_order(stack).into_iter().filter(|member| here.contains(member)).collect();
        let kept = stack.seen().iter().filter(|kept| here.contains(kept)).count().max(1);
        if members.len() < 2 || kept >= members.len() {
            folded.seen.push(*photo);
            continue;
        }
        let badge = |is_top: bool| Badge {
            stack: stack.stack.id.clone(),
            count: members.len(),
            is_top,
            is_opened: place.is_opened,
        };
        let top = members[0];
        if place.is_opened {
            // All of them where the first of them is met.
            if done.insert(top) {
                folded.badges.extend(members.iter().map(|member| (*member, badge(*member == top))));
                folded.seen.extend(members);
            }
        } else if members[..kept].contains(photo) {
            if *photo == top {
                folded.badges.insert(top, badge(true));
                folded.below.insert(top, members[kept..].to_vec());
            }
            folded.seen.push(*photo);
        }
    }
    folded
}

impl Source for List {
    fn version(&self) -> u64 {
        self.version
    }

    fn lay(&self, page: &mut Timeline, measures: Measures) {
        page.update(measures, self.parts.iter().map(|(key, range)| (*key, self.version, &self.shots[range.clone()])));
    }

    fn shots(&self, day: Option<Date>) -> &[Shot] {
        &self.shots[self.part(day)]
    }

    fn day_of(&self, photo: &PhotoItem) -> Option<Date> {
        let at = self.shots.iter().position(|shot| shot.id == photo.id)?;
        self.parts.iter().find(|(_, range)| range.contains(&at)).and_then(|(key, _)| *key)
    }

    fn order(&self) -> Vec<PhotoId> {
        self.shots.iter().map(|shot| shot.id).collect()
    }
}

/// Shows `photos` in their order in the rest of `ui`, scrolling where they are more than fit. Click, Enter and Space open
/// one in large, or select where some are selected; arrows go from one to the next; `mark` puts a sign on some. `id` tells
/// grids apart: one that comes back is where it was.
pub(in crate::app) fn grid(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: impl AsIdSalt,
    photos: &[PhotoId],
    mark: &dyn Fn(PhotoId) -> Option<Mark>,
) -> GridResponse {
    grid_in_parts(ui, scene, id, photos, mark, &Parts { starts: &[], header: 0.0, paint: &|_, _, _| {} })
}

/// Where a grid begins anew, and what stands there.
pub(in crate::app) struct Parts<'a> {
    /// The photos that parts begin with; fewer than two for one part without a header.
    pub starts: &'a [PhotoId],
    /// Height of the header of a part, in points.
    pub header: f32,
    /// Paints the header of a part, by its number, into its place.
    pub paint: &'a dyn Fn(&Ui, Rect, usize),
}

/// The same in parts, each under a header.
pub(in crate::app) fn grid_in_parts(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: impl AsIdSalt,
    photos: &[PhotoId],
    mark: &dyn Fn(PhotoId) -> Option<Mark>,
    parts: &Parts<'_>,
) -> GridResponse {
    let id = ui.scope_id().with(id);
    if scene.locals.grids.0.len() > KEPT && !scene.locals.grids.0.contains_key(&id) {
        scene.locals.grids.0.clear();
    }
    let mut grid = scene.locals.grids.0.remove(&id).unwrap_or_default();
    grid.list.take(photos, parts.starts, &scene.model.photos, &scene.model.stacks);
    let List { badges, below, .. } = &grid.list;
    let known = &scene.model.photos;
    let looks = Looks {
        id,
        header: if parts.starts.len() < 2 { 0.0 } else { parts.header },
        ticks_days: false,
        paint_header: &|ui, _, rect, key| (parts.paint)(ui, rect, part_of(key)),
        left: 0.0,
        right: theme::space::LARGE,
        has_bar: true,
        mark,
        badge: &|photo| badges.get(&photo).cloned(),
        tile: &|photo, tile| {
            tile.push(photo);
            let below = below.get(&photo).map_or(&[][..], Vec::as_slice);
            tile.extend(below.iter().filter(|photo| known.get(**photo).is_some()));
        },
    };
    let response = grid.wall.show(ui, scene, &grid.list, &looks);
    super::badge::keys(ui, scene, response.focused);
    super::marks::keys(ui, scene, response.focused);
    scene.locals.grids.0.insert(id, grid);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{photo_id, stack};

    fn photos(numbers: &[(usize, usize)]) -> Vec<PhotoId> {
        numbers.iter().map(|(n, k)| photo_id(*n, *k)).collect()
    }

    #[test]
    fn a_stack_is_one_tile_also_where_its_best_is_elsewhere() {
        let mut stacks = Stacks::default();
        stacks.replace([stack(1, 4)].into(), true);
        let all = photos(&[(0, 0), (1, 1), (1, 0), (0, 1), (1, 2), (1, 3)]);
        let Folded { seen, badges, below } = folded(&all, &stacks);
        assert_eq!(seen, photos(&[(0, 0), (1, 0), (0, 1)]));
        assert_eq!((badges.len(), badges[&photo_id(1, 0)].count), (1, 4));
        assert_eq!(below[&photo_id(1, 0)], photos(&[(1, 1), (1, 2), (1, 3)]));
        let without = photos(&[(1, 2), (0, 0), (1, 1)]);
        let Folded { seen, badges, below } = folded(&without, &stacks);
        assert_eq!((seen, badges[&photo_id(1, 1)].count), (photos(&[(0, 0), (1, 1)]), 2));
        assert_eq!(below[&photo_id(1, 1)], photos(&[(1, 2)]), "only what is in the group");
        assert_eq!(
            folded(&photos(&[(1, 3), (0, 0)]), &stacks).seen,
            photos(&[(1, 3), (0, 0)]),
            "one alone is no stack"
        );
        stacks.toggle(&stack(1, 4).stack.id);
        let Folded { seen, badges, below } = folded(&all, &stacks);
        assert_eq!(seen, photos(&[(0, 0), (1, 0), (1, 1), (1, 2), (1, 3), (0, 1)]));
        assert!(below.is_empty());
        assert!(badges[&photo_id(1, 0)].is_top && !badges[&photo_id(1, 3)].is_top);
    }

    #[test]
    fn what_is_kept_is_seen() {
        let mut stacks = Stacks::default();
        let mut kept = stack(1, 4);
        kept.kept = photos(&[(1, 2), (1, 0)]);
        stacks.replace([kept].into(), true);
        let Folded { seen, badges, below } = folded(&photos(&[(1, 0), (1, 1), (1, 2), (1, 3)]), &stacks);
        assert_eq!(seen, photos(&[(1, 0), (1, 2)]));
        assert_eq!(below[&photo_id(1, 2)], photos(&[(1, 1), (1, 3)]));
        assert_eq!(badges.keys().copied().collect::<Vec<_>>(), photos(&[(1, 2)]));
    }
}
