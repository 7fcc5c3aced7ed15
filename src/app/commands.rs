//! What can be done, by name and key: one table, which the palette of commands (Ctrl+K) and the page of keys (?) both show.
//! A new action is one line in [`ENTRIES`].

mod found;

use super::model::{Model, Screen};
use super::{Action, ExportAction, Theme, WastebasketAction};
use crate::domain::{GroupId, GroupState};
use crate::words::Words;
pub(super) use found::{Named, Offer, offers};

/// A key, an action, or both.
pub(super) struct Entry {
    /// The message that names the section of the page of keys; none where there is no key to be shown there.
    pub(super) section: Option<&'static str>,
    /// The message that says what it does; the key's own name is the message with "-key" after it.
    pub(super) id: &'static str,
    /// The key where no message has it: the same in all languages.
    pub(super) key: Option<&'static str>,
    /// What it does now; nothing where it cannot be done, or is a key that only moves within a view.
    pub(super) does: fn(&Model, &Words) -> Option<Action>,
}

/// The sections of the page of keys, in order; the first three stand in its left column.
pub(super) const SECTIONS: [&str; 10] = [
    "keys-everywhere",
    "all-photos",
    "stacks",
    "keys-select",
    "keys-suggestions",
    "same-event",
    "albums",
    "keys-group",
    "keys-large",
    "keys-compare",
];

/// Has a key and can be done from the palette.
const fn both(section: &'static str, id: &'static str, does: fn(&Model, &Words) -> Option<Action>) -> Entry {
    Entry { section: Some(section), id, key: None, does }
}

/// Is a key of a view, and nothing to be done from elsewhere.
const fn key(section: &'static str, id: &'static str) -> Entry {
    both(section, id, |_, _| None)
}

/// Can be done from the palette; `key` is what does the same, where that is no message.
const fn only(id: &'static str, key: Option<&'static str>, does: fn(&Model, &Words) -> Option<Action>) -> Entry {
    Entry { section: None, id, key, does }
}

/// All of them.
pub(super) const ENTRIES: &[Entry] = &[
    key("keys-everywhere", "keys-places"),
    only("all-photos", Some("1"), |m, _| go(m, Screen::Photos)),
    only("suggestions", Some("2"), |m, _| go(m, Screen::Suggestions)),
    only("albums", Some("3"), |m, _| go(m, Screen::Albums)),
    only("themes", Some("4"), |m, _| go(m, Screen::Themes)),
    only("stacks", Some("5"), |m, _| go(m, Screen::Stacks)),
    only("same-event", Some("6"), |m, _| go(m, Screen::Questions)),
    only("command-folders", None, |m, _| m.folders.focused().and_then(|_| go(m, Screen::Folders))),
    only("command-folders-all", None, |m, _| {
        let all = m.folders.suggestions();
        (!all.is_empty()).then(|| Action::Accept(all.to_vec()))
    }),
    only("settings", None, |m, _| go(m, Screen::Settings)),
    only("command-unread", None, |m, _| (!m.unread.is_empty()).then_some(Action::Go(Screen::Unread))),
    both("keys-everywhere", "keys-commands", |_, _| None),
    both("keys-everywhere", "keys-undo", |m, _| m.undo.is_some().then_some(Action::Undo)),
    both("keys-everywhere", "keys-redo", |m, _| m.redo.is_some().then_some(Action::Redo)),
    both("keys-everywhere", "keys-history", |m, _| go(m, Screen::History)),
    both("keys-everywhere", "keys-add", |_, _| Some(Action::ChooseFolders)),
    key("keys-everywhere", "keys-paste"),
    both("keys-everywhere", "keys-look", |m, _| has_folders(m).then_some(Action::LookAgain)),
    key("keys-everywhere", "keys-find"),
    both("keys-everywhere", "keys-back", |m, _| (!m.before.is_empty()).then_some(Action::Back)),
    both("keys-everywhere", "keys-help", |_, _| Some(Action::ShowShortcuts(true))),
    both("keys-everywhere", "keys-quit", |_, _| Some(Action::Quit)),
    key("all-photos", "keys-step"),
    key("all-photos", "keys-enlarge"),
    key("all-photos", "keys-similar"),
    key("all-photos", "keys-favourite"),
    key("all-photos", "keys-stars"),
    key("all-photos", "keys-turn"),
    key("all-photos", "keys-mend"),
    both("all-photos", "keys-filter", |m, _| {
        let has_filter = matches!(m.screen, Screen::Photos | Screen::Albums);
        has_filter.then_some(Action::ShowFilter(!m.sieve.is_open))
    }),
    key("all-photos", "keys-zoom"),
    key("all-photos", "keys-ends"),
    key("stacks", "keys-stack-toggle"),
    both("stacks", "keys-stack-keep", |m, _| {
        let stack = m.stacks.get(stack(m)?)?;
        stack.is_open.then(|| Action::Keep(stack.stack.id.clone(), vec![stack.stack.best]))
    }),
    both("stacks", "keys-stack-compare", |m, _| stack(m).cloned().map(Action::Compare)),
    both("stacks", "keys-stack-unstack", |m, _| stack(m).cloned().map(Action::Unstack)),
    both("stacks", "keys-wastebasket", |m, _| {
        (!m.stacks.done().is_empty()).then_some(Action::Wastebasket(WastebasketAction::List(None)))
    }),
    key("keys-select", "keys-select-one"),
    key("keys-select", "keys-select-here"),
    key("keys-select", "keys-select-next"),
    key("keys-select", "keys-select-range"),
    key("keys-select", "keys-select-step"),
    key("keys-select", "keys-select-all"),
    key("keys-select", "keys-select-day"),
    key("keys-select", "keys-select-band"),
    key("keys-select", "select-take-out"),
    key("keys-select", "select-split"),
    key("keys-select", "select-move"),
    key("keys-select", "select-add"),
    key("keys-select", "select-album"),
    key("keys-select", "select-stack"),
    key("keys-select", "select-unstack"),
    key("keys-select", "select-same"),
    key("keys-select", "select-different"),
    key("keys-select", "select-export"),
    key("keys-select", "select-copy"),
    key("keys-select", "select-twins"),
    key("keys-select", "keys-select-clear"),
    key("keys-suggestions", "keys-cards"),
    key("keys-suggestions", "keys-sure"),
    both("keys-suggestions", "keys-accept", |m, _| undecided(m).map(|id| Action::Accept(vec![id]))),
    both("keys-suggestions", "keys-reject", |m, _| undecided(m).map(Action::Reject)),
    both("keys-suggestions", "keys-later", |m, _| undecided(m).filter(|id| !id.is_of_folder()).map(Action::Later)),
    key("keys-suggestions", "keys-open"),
    key("keys-suggestions", "keys-folders"),
    key("same-event", "keys-answer"),
    key("albums", "keys-cards"),
    key("albums", "keys-open"),
    key("albums", "keys-export"),
    key("keys-group", "keys-cut"),
    key("keys-group", "keys-join"),
    key("keys-group", "keys-nearly"),
    key("keys-group", "keys-cover"),
    key("keys-group", "keys-rename"),
    both("keys-group", "keys-export", |m, words| {
        let Screen::Group(id) = &m.screen else { return None };
        let album = m.group(id).filter(|group| group.state == GroupState::Accepted)?;
        let (title, photos) = (words.title(album), album.photos.clone());
        Some(Action::Export(ExportAction::Open { title, photos }))
    }),
    key("keys-group", "keys-take-out"),
    key("keys-group", "keys-decide"),
    key("keys-group", "keys-leave"),
    key("keys-large", "keys-next"),
    key("keys-large", "keys-scale"),
    key("keys-large", "keys-favourite"),
    key("keys-large", "keys-large-stars"),
    key("keys-large", "keys-large-turn"),
    key("keys-large", "keys-mend"),
    key("keys-large", "keys-similar"),
    key("keys-large", "keys-details"),
    key("keys-large", "keys-shrink"),
    key("keys-compare", "keys-compare-step"),
    key("keys-compare", "keys-compare-choose"),
    key("keys-compare", "keys-compare-keep"),
    key("keys-compare", "keys-compare-zoom"),
    only("command-themes", None, |_, _| Some(Action::FindThemes(None))),
    only("command-watch", None, |m, _| (!m.watches).then_some(Action::Watch(true))),
    only("command-unwatch", None, |m, _| m.watches.then_some(Action::Watch(false))),
    only("command-theme-system", None, |m, _| theme(m, Theme::System)),
    only("command-theme-dark", None, |m, _| theme(m, Theme::Dark)),
    only("command-theme-light", None, |m, _| theme(m, Theme::Light)),
    only("import-pause", None, |m, _| m.is_importing().then_some(Action::Pause)),
    only("import-stop", None, |m, _| m.is_importing().then_some(Action::Stop)),
    only("export-stop", None, |m, _| m.export.running.map(|_| Action::Export(ExportAction::Stop))),
];

fn go(model: &Model, screen: Screen) -> Option<Action> {
    (model.screen != screen).then_some(Action::Go(screen))
}

fn theme(model: &Model, theme: Theme) -> Option<Action> {
    (model.theme != theme).then_some(Action::UseTheme(theme))
}

fn has_folders(model: &Model) -> bool {
    model.library.as_ref().is_some_and(|library| !library.folders.is_empty())
}

/// The stack that the keyboard is at on the page of stacks.
fn stack(model: &Model) -> Option<&GroupId> {
    model.stacks.focused().filter(|_| model.screen == Screen::Stacks)
}

/// The suggestion that is open, or that the keyboard is at on its page.
fn undecided(model: &Model) -> Option<GroupId> {
    let id = match &model.screen {
        Screen::Group(id) => Some(id),
        Screen::Suggestions => model.groups.focused(),
        Screen::Themes => model.themes.focused(),
        Screen::Folders => model.folders.focused(),
        _ => None,
    }?;
    let group = model.group(id)?;
    matches!(group.state, GroupState::Open | GroupState::Later).then(|| id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_section_is_on_the_page_of_keys_and_no_line_is_there_twice() {
        let mut seen = BTreeSet::new();
        for entry in ENTRIES {
            assert!(entry.section.is_none_or(|section| SECTIONS.contains(&section)), "{}", entry.id);
            assert!(seen.insert((entry.section, entry.id)), "{}", entry.id);
        }
        assert!(SECTIONS.iter().all(|section| ENTRIES.iter().any(|entry| entry.section == Some(section))));
    }
}
