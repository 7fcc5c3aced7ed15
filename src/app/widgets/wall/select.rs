//! Selecting on a wall: clicks and keys become steps of the selection.

use super::{Looks, Source, Wall, band, id_of};
use crate::app::Action;
use crate::app::model::{Select, between};
use crate::app::paint::Scene;
use crate::app::widgets::pile::{self, Carried};
use crate::domain::PhotoId;
use eframe::egui::{Key, Modifiers, Pos2, Ui};

/// What a hand did to a tile that is no opening of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Pick {
    /// Select it, or no longer.
    Toggle(PhotoId),
    /// Select all up to it.
    Range(PhotoId),
    /// Take it somewhere.
    Carry(PhotoId),
    /// Draw a band from here.
    Band(Pos2),
}

impl Wall {
    /// What lies in these tiles.
    pub(super) fn lying(looks: &Looks<'_>, tiles: &[PhotoId]) -> Vec<PhotoId> {
        let mut photos = Vec::with_capacity(tiles.len());
        tiles.iter().for_each(|tile| (looks.tile)(*tile, &mut photos));
        photos
    }

    pub(super) fn pick(&mut self, ui: &Ui, scene: &mut Scene<'_>, source: &dyn Source, looks: &Looks<'_>, pick: Pick) {
        match pick {
            Pick::Toggle(tile) => {
                scene.actions.push(Action::Select(Select::Toggle(tile, Self::lying(looks, &[tile]))));
            }
            Pick::Range(tile) => {
                let from = scene.model.selection.anchor().or(self.before_click);
                self.reach(scene, source, looks, from, tile);
            }
            Pick::Carry(tile) => {
                let own = Self::lying(looks, &[tile]);
                let is_selected = own.iter().any(|photo| scene.model.selection.contains(*photo));
                let photos = if is_selected { scene.model.selected() } else { own };
                pile::take_up(ui, scene, Carried { photos, first: tile });
            }
            Pick::Band(from) => band::begin(ui, scene, looks.id, from),
        }
    }

    /// Selects all from one tile to another; that one alone where the beginning is not there any more.
    fn reach(&self, scene: &mut Scene<'_>, source: &dyn Source, looks: &Looks<'_>, from: Option<PhotoId>, to: PhotoId) {
        let order = source.order();
        let from = from.filter(|from| order.contains(from)).unwrap_or(to);
        let tiles = between(&order, from, to).unwrap_or(&[]);
        scene.actions.push(Action::Select(Select::Range { from, to, photos: Self::lying(looks, tiles) }));
    }

    /// After a step of the keyboard with Shift: the range goes on from where the last one ended, or begins where the keyboard
    /// was.
    pub(super) fn stretch(
        &self,
        scene: &mut Scene<'_>,
        source: &dyn Source,
        looks: &Looks<'_>,
        (from, to): (PhotoId, PhotoId),
    ) {
        let selection = &scene.model.selection;
        let goes_on = selection.focus() == Some(from);
        let from = selection.anchor().filter(|_| goes_on).unwrap_or(from);
        self.reach(scene, source, looks, Some(from), to);
    }

    /// Ctrl+A selects all, with Shift the whole day where the keyboard is. Space selects the photo that has the keyboard too, once some are selected; with Ctrl, always.
    pub(super) fn read_selecting(&mut self, ui: &Ui, scene: &mut Scene<'_>, source: &dyn Source, looks: &Looks<'_>) {
        let model = scene.model;
        if self.page.count() == 0 || model.is_covered() || ui.ctx().text_edit_focused() {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        // The longer one first: egui takes Ctrl+Shift+A for Ctrl+A as well.
        if pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::A)
            && let Some((day, first)) = self.cursor
        {
            let tiles: Vec<PhotoId> = source.shots(day).iter().map(|shot| shot.id).collect();
            scene.actions.push(Action::Select(Select::Toggle(first, Self::lying(looks, &tiles))));
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            scene.actions.push(Action::Select(Select::All(Self::lying(looks, &source.order()))));
        }
        let Some((_, photo)) = self.cursor else { return };
        if !ui.memory(|memory| memory.has_focus(id_of(looks.id, photo))) {
            return;
        }
        if pressed(Modifiers::COMMAND, Key::Space)
            || !model.selection.is_empty() && pressed(Modifiers::NONE, Key::Space)
        {
            self.pick(ui, scene, source, looks, Pick::Toggle(photo));
        }
    }
}
