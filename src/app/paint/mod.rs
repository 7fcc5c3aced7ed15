//! Puts the model on the screen, and gathers what the person does there.

mod albums;
mod board;
mod bottom;
#[cfg(test)]
mod checks;
mod choose;
mod compare;
mod dropping;
mod encoders;
mod export;
mod filter;
mod folders;
mod group;
mod history;
mod large;
mod learning;
mod mend;
mod palette;
mod problem;
mod questions;
mod search;
mod selected;
mod settings;
mod shortcuts;
mod side;
mod stacks;
mod suggestions;
mod sure;
#[cfg(test)]
mod tests;
mod themes;
mod timeline;
mod toast;
mod unread;
mod wastebasket;
mod welcome;

use super::model::{Model, Screen};
use super::textures::Textures;
use super::widgets::grid::Grids;
use super::widgets::mosaic::Mosaics;
use super::widgets::pile;
use super::widgets::wall::band::Band;
use super::{Action, keys, theme};
use crate::words::Words;
use eframe::egui::{CentralPanel, Frame, Panel, Ui};

/// What views keep for themselves between frames and nobody else needs: a text being written, a place in a list.
#[derive(Debug, Default)]
pub(super) struct Locals {
    pub(super) timeline: timeline::Local,
    pub(super) suggestions: board::Local,
    pub(super) themes: board::Local,
    pub(super) folders: board::Local,
    pub(super) albums: albums::Local,
    pub(super) group: group::Local,
    pub(super) export: export::Local,
    pub(super) palette: palette::Local,
    pub(super) large: large::Local,
    pub(super) filter: filter::Local,
    pub(super) mend: mend::Local,
    pub(super) stacks: stacks::Local,
    pub(super) compare: compare::Local,
    pub(super) search: search::Local,
    pub(super) toast: toast::Local,
    pub(super) bottom: bottom::Local,
    /// The albums of equal titles.
    pub(super) doubles: side::Doubles,
    pub(super) history: history::Local,
    pub(super) unread: unread::Local,
    pub(super) grids: Grids,
    pub(super) mosaics: Mosaics,
    pub(super) welcome: welcome::Local,
    pub(super) choose: choose::Local,
    pub(super) selected: selected::Local,
    pub(super) sure: sure::Local,
    /// The rubber band that is being drawn.
    pub(super) band: Option<Band>,
    pub(super) pile: pile::Local,
}

/// Everything that a view needs: what there is, how to say it, where pictures are, and where to put what the person does.
pub(super) struct Scene<'a> {
    /// What there is to see.
    pub model: &'a Model,
    /// How to say it.
    pub words: &'a Words,
    /// Pictures.
    pub textures: &'a mut Textures,
    /// What the views keep.
    pub locals: &'a mut Locals,
    /// What the person does.
    pub actions: &'a mut Vec<Action>,
}

impl Scene<'_> {
    /// What a group is called; an addition is called after its album.
    pub(super) fn title(&self, group: &crate::domain::Suggestion) -> String {
        let album = group.addition_to.as_ref().and_then(|album| self.model.group(album));
        self.words.title_beside(group, album)
    }

    /// The same, shorter and shorter, for places with little room.
    pub(super) fn titles<'a>(&'a self, group: &'a crate::domain::Suggestion) -> impl Iterator<Item = String> + 'a {
        let album = group.addition_to.as_ref().and_then(|album| self.model.group(album));
        self.words.titles_beside(group, album)
    }
}

/// Paints one frame.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let palette = theme::palette(ui.ctx());
    keys::read(ui, scene);
    selected::keys(ui, scene);
    let bar = Frame::new().fill(palette.bar);
    // What lies under a dialog does not see the pointer: a tip that was open when a key opened the dialog would stay over it.
    let pointer = scene.model.is_covered().then(|| ui.input_mut(|input| std::mem::take(&mut input.pointer)));
    if let Some(problem) = scene.model.problem.clone() {
        CentralPanel::default()
            .frame(Frame::new().fill(palette.ground))
            .show(ui, |ui| problem::show(ui, scene, &problem));
    } else if scene.model.compare.is_some() {
        CentralPanel::default().frame(Frame::new().fill(palette.ground)).show(ui, |ui| compare::show(ui, scene));
    } else if scene.model.large.is_some() {
        CentralPanel::default().frame(Frame::new().fill(palette.ground)).show(ui, |ui| large::show(ui, scene));
    } else {
        Panel::bottom("bottom")
            .frame(bar)
            .exact_size(scene.locals.bottom.height())
            .resizable(false)
            .show(ui, |ui| bottom::show(ui, scene));
        Panel::left("side")
            .frame(bar)
            .exact_size(theme::side_bar(ui.available_width()))
            .resizable(false)
            .show(ui, |ui| side::show(ui, scene));
        selected::show(ui, scene);
        CentralPanel::default().frame(Frame::new().fill(palette.ground)).show(ui, |ui| screen(ui, scene));
    }
    if let Some(pointer) = pointer {
        ui.input_mut(|input| input.pointer = pointer);
    }
    mend::show(ui, scene);
    pile::show(ui, scene);
    choose::show(ui, scene);
    sure::show(ui, scene);
    dropping::show(ui, scene);
    export::show(ui, scene);
    wastebasket::show(ui, scene);
    palette::show(ui, scene);
    if scene.model.shows_shortcuts {
        shortcuts::show(ui, scene);
    }
}

fn screen(ui: &mut Ui, scene: &mut Scene<'_>) {
    let is_new = scene.model.is_loaded && scene.model.photos.is_empty() && !scene.model.is_importing();
    match &scene.model.screen {
        Screen::Photos | Screen::Suggestions | Screen::Questions | Screen::Themes | Screen::Stacks | Screen::Albums
            if is_new =>
        {
            welcome::show(ui, scene);
        }
        Screen::Photos => timeline::show(ui, scene),
        Screen::Suggestions => suggestions::show(ui, scene),
        Screen::Questions => questions::show(ui, scene),
        Screen::Themes => themes::show(ui, scene),
        Screen::Folders => folders::show(ui, scene),
        Screen::Stacks => stacks::show(ui, scene),
        Screen::Albums => albums::show(ui, scene),
        Screen::Group(id) => group::show(ui, scene, &id.clone()),
        Screen::Found => search::show(ui, scene),
        Screen::History => history::show(ui, scene),
        Screen::Unread => unread::show(ui, scene),
        Screen::Settings => settings::show(ui, scene),
    }
}
