//! A page of cards that are decided one after the other: suggested events, themes, or folders.

use super::Scene;
use crate::app::model::{Groups, Model};
use crate::app::theme::space;
use crate::app::widgets::cards::{Cards, step};
use crate::app::widgets::cursor::Cursor;
use crate::app::widgets::{button, card, page};
use crate::app::{Action, Screen};
use crate::domain::{GroupId, GroupState};
use eframe::egui::{Key, Modifiers, Rect, ScrollArea, Ui, UiBuilder, Vec2, vec2};

/// Which cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Board {
    /// Events.
    Suggestions,
    /// Themes.
    Themes,
    /// Folders.
    Folders,
}

impl Board {
    fn groups(self, model: &Model) -> &Groups {
        match self {
            Self::Suggestions => &model.groups,
            Self::Themes => &model.themes,
            Self::Folders => &model.folders,
        }
    }

    fn local<'a>(self, scene: &'a mut Scene<'_>) -> &'a mut Local {
        match self {
            Self::Suggestions => &mut scene.locals.suggestions,
            Self::Themes => &mut scene.locals.themes,
            Self::Folders => &mut scene.locals.folders,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Suggestions => "suggestions",
            Self::Themes => "themes",
            Self::Folders => "folders",
        }
    }
}

/// What a board keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    shows_put_off: bool,
    shows_rejected: bool,
    cursor: Cursor,
}

/// Cards narrower than this would cut their words off, in points.
const LEAST: f32 = 300.0;
/// More side by side would make each too small to look at.
const MOST: usize = 4;
/// Height of the line above what was put off or rejected, in points.
const LINE: f32 = 48.0;

/// Paints the cards into the rest of `ui`.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, board: Board) {
    let groups = board.groups(scene.model);
    page::body(space::HAIR).show(ui, |ui| {
        let cards = Cards::new(ui.available_width() - space::HAIR - page::MARGIN, LEAST, MOST, card::height);
        keys(ui, scene, board, cards.columns);
        let has_moved = board.local(scene).cursor.put(groups.focused());
        let area = ScrollArea::vertical().id_salt(board.name()).auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| list(ui, scene, board, &cards, viewport, has_moved));
    });
}

/// A list of cards below the open ones, folded away until it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aside {
    PutOff,
    Rejected,
}

impl Aside {
    /// All of them, from above.
    const ALL: [Self; 2] = [Self::PutOff, Self::Rejected];

    fn of(self, groups: &Groups) -> &[GroupId] {
        match self {
            Self::PutOff => groups.put_off(),
            Self::Rejected => groups.rejected(),
        }
    }

    fn is_shown(self, local: &mut Local) -> &mut bool {
        match self {
            Self::PutOff => &mut local.shows_put_off,
            Self::Rejected => &mut local.shows_rejected,
        }
    }

    /// The messages that show and hide it.
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::PutOff => ["put-off-show", "put-off-hide"],
            Self::Rejected => ["rejected-show", "rejected-hide"],
        }
    }

    /// What of it is shown.
    fn shown(self, groups: &Groups, local: &mut Local) -> usize {
        if *self.is_shown(local) { self.of(groups).len() } else { 0 }
    }
}

/// The cards that can be seen.
fn list(ui: &mut Ui, scene: &mut Scene<'_>, board: Board, cards: &Cards, viewport: Rect, follows: bool) {
    let groups = board.groups(scene.model);
    let open = groups.suggestions();
    // Room for the ring of a card at the edge.
    let origin = ui.max_rect().min.to_vec2() + Vec2::splat(space::HAIR);
    let mut end = if open.is_empty() { 0.0 } else { cards.height(open.len()) + space::LARGE };
    let mut lists = vec![(open, 0.0)];
    let mut lines = Vec::new();
    for aside in Aside::ALL.into_iter().filter(|aside| !aside.of(groups).is_empty()) {
        let shown = aside.shown(groups, board.local(scene));
        lines.push((aside, end));
        lists.push((&aside.of(groups)[..shown], end + LINE));
        end += LINE + cards.height(shown) + if shown > 0 { space::LARGE } else { 0.0 };
    }
    ui.set_height(end + space::LARGE);

    for (list, top) in lists {
        let place = |at: usize| cards.rect(at).translate(origin + vec2(0.0, top));
        if follows && let Some(at) = list.iter().position(|id| groups.focused() == Some(id)) {
            ui.scroll_to_rect(place(at).expand(space::LARGE), None);
        }
        // A row more above and below than is seen, so that Tab can go there.
        let row = cards.size.y;
        let seen = cards.visible(list.len(), viewport.top() - top - row, viewport.bottom() - top + row);
        for at in seen {
            let is_focused = groups.focused() == Some(&list[at]);
            if let Some(group) = groups.get(&list[at]) {
                let response = card::show(ui, scene, group, place(at), is_focused);
                if board.local(scene).cursor.keep(ui, &response, is_focused) {
                    scene.actions.push(Action::Focus(list[at].clone()));
                }
            }
        }
    }
    for (aside, top) in lines {
        let rect = Rect::from_min_size(ui.max_rect().min + vec2(-space::SMALL, top), vec2(ui.available_width(), LINE));
        let count = [("count", aside.of(groups).len().into())];
        let is_shown = *aside.is_shown(board.local(scene));
        let text = scene.words.fill(aside.names()[usize::from(is_shown)], &count);
        let inside = UiBuilder::new().max_rect(rect).id_salt(aside.names());
        let clicked =
            ui.scope_builder(inside, |ui| ui.horizontal_centered(|ui| button::quiet(ui, &text).clicked()).inner);
        if clicked.inner {
            *aside.is_shown(board.local(scene)) = !is_shown;
        }
    }
}

/// Arrows step, A, R and S decide, Enter opens.
fn keys(ui: &Ui, scene: &mut Scene<'_>, board: Board, columns: usize) {
    let groups = board.groups(scene.model);
    let Some(focused) = groups.focused().filter(|_| page::hears_keys(ui, scene)) else { return };
    let local = board.local(scene);
    let counts = Aside::ALL.map(|aside| aside.shown(groups, local));
    let aside = Aside::ALL.iter().zip(counts).flat_map(|(aside, shown)| &aside.of(groups)[..shown]);
    let all: Vec<&GroupId> = groups.suggestions().iter().chain(aside).collect();
    let at = all.iter().position(|id| *id == focused);
    for by in local.cursor.steps(ui) {
        let Some(at) = at else { continue };
        let to = step(&[groups.suggestions().len(), counts[0], counts[1]], columns, at, by);
        scene.actions.push(Action::Focus(all[to].clone()));
    }
    if ui.memory(|memory| memory.focused()).is_none()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        scene.actions.push(Action::Go(Screen::Group(focused.clone())));
    }
    let state = groups.get(focused).map_or(GroupState::Open, |group| group.state);
    scene.actions.extend(decision(ui, focused, state));
}

/// What a key says of a suggestion in this state: A accepts, R rejects, S puts off.
pub(super) fn decision(ui: &Ui, group: &GroupId, state: GroupState) -> Option<Action> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::A) {
        Some(Action::Accept(vec![group.clone()]))
    } else if pressed(Key::R) {
        (state != GroupState::Rejected).then(|| Action::Reject(group.clone()))
    } else {
        // A folder is what it is: there is nothing to wait for.
        (pressed(Key::S) && state != GroupState::Later && !group.is_of_folder()).then(|| Action::Later(group.clone()))
    }
}
