//! Photos of a list in justified rows, with keyboard and scrolling: for groups and albums.

use super::wall::{Looks, Source, Wall, WallResponse};
use crate::app::layout::{Measures, Timeline};
use crate::app::model::{Photos, Shot};
use crate::app::paint::Scene;
use crate::app::theme;
use crate::domain::PhotoId;
use crate::engine::session::PhotoItem;
use eframe::egui::{AsIdSalt, Id, Ui};
use jiff::civil::Date;
use std::collections::HashMap;

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
    of: (u64, usize),
    version: u64,
}

impl List {
    /// Takes over `photos`, as far as they are known.
    fn take(&mut self, photos: &[PhotoId], known: &Photos) {
        let is_same = self.of == (known.version(), photos.len());
        if is_same && self.shots.len() == photos.len() && self.shots.iter().zip(photos).all(|(s, id)| s.id == *id) {
            return;
        }
        let shots: Vec<_> = photos.iter().filter_map(|id| known.get(*id)).map(Shot::of).collect();
        self.of = (known.version(), photos.len());
        if shots != self.shots {
            self.shots = shots;
            self.version += 1;
        }
    }
}

impl Source for List {
    fn version(&self) -> u64 {
        self.version
    }

    fn lay(&self, page: &mut Timeline, measures: Measures) {
        page.update(measures, std::iter::once((None, self.version, self.shots.as_slice())));
    }

    fn shots(&self, _day: Option<Date>) -> &[Shot] {
        &self.shots
    }

    fn day_of(&self, _photo: &PhotoItem) -> Option<Date> {
        None
    }

    fn order(&self) -> Vec<PhotoId> {
        self.shots.iter().map(|shot| shot.id).collect()
    }
}

/// Shows `photos` in their order in the rest of `ui`, scrolling where they are more than fit. Click, Enter and Space open
/// one in large; arrows go from one to the next; `mark` puts a sign on some. `id` tells grids apart: one that comes back
/// is where it was.
pub(in crate::app) fn grid(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    id: impl AsIdSalt,
    photos: &[PhotoId],
    mark: &dyn Fn(PhotoId) -> Option<Mark>,
) -> GridResponse {
    let id = ui.scope_id().with(id);
    if scene.locals.grids.0.len() > KEPT && !scene.locals.grids.0.contains_key(&id) {
        scene.locals.grids.0.clear();
    }
    let mut grid = scene.locals.grids.0.remove(&id).unwrap_or_default();
    grid.list.take(photos, &scene.model.photos);
    let looks = Looks {
        id,
        header: 0.0,
        paint_header: &|_, _, _, _| {},
        left: 0.0,
        right: theme::space::MEDIUM,
        has_bar: true,
        mark,
    };
    let response = grid.wall.show(ui, scene, &grid.list, &looks);
    scene.locals.grids.0.insert(id, grid);
    response
}
