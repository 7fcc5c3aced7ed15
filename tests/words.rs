//! The catalogues of words against the sources: what is said exists, what exists is said, and German says all that English
//! does, with the same gaps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that meets the unexpected ends")]

#[path = "words/calls.rs"]
mod calls;
#[path = "words/messages.rs"]
mod messages;

use calls::Call;
use messages::Catalogue;
use std::collections::BTreeSet;

fn assert_none(what: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{what}:\n  {}", broken.join("\n  "));
}

#[test]
fn every_line_of_every_catalogue_can_be_read() {
    for language in messages::languages() {
        assert_none("lines that are no messages", &messages::unreadable(&language));
        let twice = Catalogue::read(&language).twice;
        assert_none("messages that are there twice", &twice);
    }
}

#[test]
fn everything_said_is_in_the_english_catalogue() {
    let english = Catalogue::read("en");
    let unknown = |call: &Call| (!english.has(&call.id)).then(|| format!("{}: “{}”", call.file, call.id));
    let calls = calls::all();
    assert!(calls.len() > 100, "the sources say something");
    assert_none("there are no words for", &calls.iter().filter_map(unknown).collect::<Vec<_>>());
}

#[test]
fn every_gap_is_filled() {
    let mut open = Vec::new();
    for language in messages::languages() {
        let catalogue = Catalogue::read(&language);
        for call in calls::all() {
            let Some(filled) = &call.gaps else { continue };
            for gap in catalogue.gaps(&call.id).difference(filled) {
                open.push(format!("{}: “{}” in {language} wants ${gap}", call.file, call.id));
            }
        }
    }
    assert_none("gaps that nobody fills", &open);
}

#[test]
fn every_message_is_said() {
    let english = Catalogue::read("en");
    let literals = calls::literals();
    let unsaid = |id: &&String| !literals.contains(*id) && !english.is_referred_to(id);
    assert_none("words that nobody says", &english.ids().filter(unsaid).cloned().collect::<Vec<_>>());
}

#[test]
fn german_says_what_english_says() {
    let (english, german) = (Catalogue::read("en"), Catalogue::read("de"));
    let ids = |of: &Catalogue| of.ids().cloned().collect::<BTreeSet<_>>();
    let missing: Vec<_> = ids(&english).difference(&ids(&german)).cloned().collect();
    let only: Vec<_> = ids(&german).difference(&ids(&english)).cloned().collect();
    assert_none("not translated", &missing);
    assert_none("only in German", &only);
    let differ = |id: &String| {
        let (en, de) = (english.gaps(id), german.gaps(id));
        (en != de).then(|| format!("{id}: {en:?} in English, {de:?} in German"))
    };
    assert_none("gaps that differ", &ids(&english).iter().filter_map(differ).collect::<Vec<_>>());
    let here = |id: &String| english.place(id) == german.place(id);
    let moved: Vec<_> = ids(&english).into_iter().filter(|id| !here(id)).collect();
    assert_none("in another file than in English", &moved);
}

#[test]
fn an_overlay_only_says_anew() {
    let english = Catalogue::read("en");
    for language in messages::languages().into_iter().filter(|l| l.contains('-')) {
        let overlay = Catalogue::read_alone(&language);
        let new: Vec<_> = overlay.ids().filter(|id| !english.has(id)).cloned().collect();
        assert_none("not in the language itself", &new);
    }
}
