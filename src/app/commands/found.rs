//! What the palette finds: what can be done now, and albums and suggestions by their names.

use super::{ENTRIES, Entry};
use crate::app::Action;
use crate::app::model::{Model, Screen};
use crate::domain::GroupId;
use crate::words::Words;

/// So many lines are shown of what was found by letters: further down nobody looks.
const MOST: usize = 60;

/// One line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Offer {
    /// By what its use is counted; albums and suggestions are not.
    pub(in crate::app) id: Option<&'static str>,
    /// What it says.
    pub(in crate::app) text: String,
    /// Its key, or what it is, where there is something to say.
    pub(in crate::app) key: String,
    /// What it does.
    pub(in crate::app) action: Action,
}

/// What can be opened by its name. Thousands of titles take longer than a frame, so they are made once and kept.
#[derive(Debug, Default)]
pub(in crate::app) struct Named {
    albums: Vec<Offer>,
    suggestions: Vec<Offer>,
}

impl Named {
    /// The albums, and the suggestions that are not decided, those that were put off last.
    pub(in crate::app) fn of(model: &Model, words: &Words) -> Self {
        let offer = |id: &GroupId, what: &str| {
            let text = words.title(model.group(id)?);
            Some(Offer { id: None, text, key: words.say(what), action: Action::Go(Screen::Group(id.clone())) })
        };
        let albums = model.albums().into_iter().filter_map(|album| offer(&album.id, "command-album")).collect();
        let groups = &model.groups;
        let open = groups.suggestions().iter().chain(model.themes.suggestions()).chain(groups.put_off());
        Self { albums, suggestions: open.filter_map(|id| offer(id, "command-suggestion")).collect() }
    }
}

/// What can be done now and has these letters in it, the best match first, with albums and suggestions that are called so;
/// without letters, what is used most, then as in the table, then albums by name.
pub(in crate::app) fn offers(model: &Model, words: &Words, named: &Named, text: &str) -> Vec<Offer> {
    let command = |entry: &Entry| {
        let action = (entry.does)(model, words)?;
        let key = match entry.section {
            Some(_) => words.say(&format!("{}-key", entry.id)),
            None => entry.key.unwrap_or_default().to_owned(),
        };
        Some(Offer { id: Some(entry.id), text: words.say(entry.id), key, action })
    };
    let mut offers: Vec<Offer> = ENTRIES.iter().filter_map(command).collect();
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.id.and_then(|id| model.used.get(id)).copied().unwrap_or(0)));
    if text.trim().is_empty() {
        offers.extend(named.albums.iter().cloned());
        return offers;
    }
    matching(&offers, named, text)
}

/// Those with these letters, in their order where they match alike. What can be done has them anywhere in its words; names have
/// whole pieces of them, since among hundreds of dates any five letters are found somewhere.
fn matching(commands: &[Offer], named: &Named, text: &str) -> Vec<Offer> {
    use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
    use nucleo_matcher::{Config, Matcher, Utf32Str};
    let pieces = |kind| Pattern::new(text, CaseMatching::Ignore, Normalization::Smart, kind);
    let (anywhere, whole) = (pieces(AtomKind::Fuzzy), pieces(AtomKind::Substring));
    let names = named.albums.iter().chain(&named.suggestions).map(|offer| (offer, &whole));
    let (mut matcher, mut letters) = (Matcher::new(Config::DEFAULT), Vec::new());
    let mut found: Vec<(u32, &Offer)> = commands
        .iter()
        .map(|offer| (offer, &anywhere))
        .chain(names)
        .filter_map(|(offer, pattern)| {
            let score = pattern.score(Utf32Str::new(&offer.text, &mut letters), &mut matcher)?;
            Some((score, offer))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().take(MOST).map(|(_, offer)| offer.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{group, id, model};
    use crate::domain::{GroupState, Suggestion};

    fn said(model: &Model, text: &str) -> Vec<String> {
        let words = Words::new(&["en".to_owned()]);
        let named = Named::of(model, &words);
        offers(model, &words, &named, text).into_iter().map(|offer| offer.text).collect()
    }

    #[test]
    fn only_what_can_be_done_is_offered() {
        let mut model = model(vec![group(0, 3, 0.9)]);
        let all = said(&model, "");
        assert!(!all.contains(&"Undo".to_owned()) && !all.contains(&"Accept".to_owned()), "{all:?}");
        assert!(!all.contains(&"Photos".to_owned()), "one is there already");
        model.screen = Screen::Group(id(0));
        assert!(said(&model, "").contains(&"Accept".to_owned()));
        assert!(!said(&model, "").contains(&"Export an album".to_owned()));
        let accepted = Suggestion { state: GroupState::Accepted, ..group(0, 3, 0.9) };
        model.take(crate::engine::session::Event::Groups(vec![accepted].into()));
        let all = said(&model, "");
        assert!(all.contains(&"Export an album".to_owned()) && !all.contains(&"Accept".to_owned()));
        assert!(all.last().is_some_and(|last| last.contains("2025")), "albums by name: {all:?}");
    }

    #[test]
    fn letters_find_and_use_ranks() {
        let mut model = model(vec![group(0, 3, 0.9)]);
        assert_eq!(said(&model, "settin").first().map(String::as_str), Some("Settings"));
        assert!(said(&model, "zzzz").is_empty());
        model.used.insert("keys-quit".to_owned(), 3);
        assert_eq!(said(&model, "").first().map(String::as_str), Some("Close Albumen"));
    }

    #[test]
    fn suggestions_are_found_by_their_names_and_do_not_stand_there_without_letters() {
        let mut model = model(vec![group(0, 3, 0.9), group(1, 3, 0.5)]);
        let words = Words::new(&["en".to_owned()]);
        let title = words.title(model.group(&id(1)).expect("there"));
        assert!(!said(&model, "").contains(&title), "hundreds of them would hide what can be done");
        let named = Named::of(&model, &words);
        let found = offers(&model, &words, &named, &title);
        let letters: String = title.chars().filter(|letter| letter.is_alphabetic()).collect();
        assert!(!said(&model, &letters).contains(&title), "letters here and there are no name");
        let first = found.first().expect("found");
        assert_eq!((first.text.as_str(), first.key.as_str()), (title.as_str(), "Suggestion"));
        assert!(found.iter().any(|offer| offer.action == Action::Go(Screen::Group(id(1)))), "{found:?}");
        let later = Suggestion { state: GroupState::Later, ..group(1, 3, 0.5) };
        let rejected = Suggestion { state: GroupState::Rejected, ..group(0, 3, 0.9) };
        model.take(crate::engine::session::Event::Groups(vec![rejected, later].into()));
        let found: Vec<Offer> = Named::of(&model, &words).suggestions;
        let opens: Vec<&Action> = found.iter().map(|offer| &offer.action).collect();
        assert_eq!(opens, [&Action::Go(Screen::Group(id(1)))], "what was rejected is not offered again");
    }
}
