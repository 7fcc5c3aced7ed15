//! What can be done with the selected photos, where the person is: one line for each, in the order of the bar.

mod deeds;

use super::Action;
use super::model::{Choosing, Model};
use crate::words::Words;
use deeds::{Asked, could_be_stack, cover, different, does_not_hold_all, export, few, is_stack, leaves_some, stack};
use deeds::{any, has_twins, is_one_of_group, split, take_out, twins, unstack};
use eframe::egui::{Event, Key, Modifiers};

/// One thing that can be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    /// The message that names it. With "-key" after it, the name of its key; with "-tip", what it does in a sentence.
    pub name: &'static str,
    /// The keys that do it, while photos are selected: one, or one for each of its choices.
    pub keys: &'static [Press],
    /// What can be chosen, where that is to be said.
    choices: Choices,
    /// Whether it can be done here. Asked for each frame: it must not look at every selected photo of very many.
    fits: fn(&Model) -> bool,
    /// Does it.
    does: fn(&Asked<'_>) -> Vec<Action>,
}

/// What is to be said beside what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choices {
    /// Nothing.
    None,
    /// How many stars.
    Stars,
    /// Which way round.
    Turns,
}

/// What is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// This key alone.
    Key(Key),
    /// This key with the key for commands.
    Command(Key),
    /// What the system has for copying.
    Copy,
}

const STARS: [Press; 5] = [
    Press::Command(Key::Num1),
    Press::Command(Key::Num2),
    Press::Command(Key::Num3),
    Press::Command(Key::Num4),
    Press::Command(Key::Num5),
];
const TURNS: [Press; 2] = [Press::Key(Key::OpenBracket), Press::Key(Key::CloseBracket)];

/// One that asks for no choice.
const fn offer(
    name: &'static str,
    keys: &'static [Press],
    fits: fn(&Model) -> bool,
    does: fn(&Asked<'_>) -> Vec<Action>,
) -> Offer {
    Offer { name, keys, choices: Choices::None, fits, does }
}

/// Where photos belong comes first, then what they are, then what becomes of their files.
const OFFERS: &[Offer] = &[
    offer("select-take-out", &[Press::Key(Key::Delete)], leaves_some, take_out),
    offer("select-split", &[Press::Key(Key::X)], leaves_some, split),
    offer("select-move", &[Press::Key(Key::V)], any, |_| vec![Action::ChooseGroup(Some(Choosing::Move))]),
    offer("select-add", &[Press::Key(Key::I)], any, |_| vec![Action::ChooseGroup(Some(Choosing::Add))]),
    offer("select-album", &[Press::Command(Key::N)], any, |_| vec![Action::NameAlbum(true)]),
    offer("select-stack", &[Press::Key(Key::G)], could_be_stack, stack),
    offer("select-unstack", &[Press::Key(Key::U)], is_stack, unstack),
    offer("select-cover", &[Press::Key(Key::T)], is_one_of_group, cover),
    offer("select-favourite", &[Press::Key(Key::F)], any, deeds::favourite),
    Offer { name: "select-stars", keys: &STARS, choices: Choices::Stars, fits: any, does: deeds::rate },
    Offer { name: "select-turn", keys: &TURNS, choices: Choices::Turns, fits: any, does: deeds::turn },
    offer("select-mend", &[Press::Key(Key::E)], any, |asked| vec![Action::Mend(asked.model.selected())]),
    offer("select-same", &[Press::Key(Key::J)], does_not_hold_all, |asked| vec![Action::Same(asked.model.selected())]),
    offer("select-different", &[Press::Key(Key::D)], few, different),
    offer("select-export", &[Press::Command(Key::E)], any, export),
    offer("select-copy", &[Press::Copy], any, |asked| vec![Action::CopyFiles(asked.model.selected())]),
    offer("select-twins", &[Press::Key(Key::W)], has_twins, twins),
];

/// What can be done with the selection on this screen; nothing where none is selected.
pub(super) fn offers(model: &Model) -> Vec<&'static Offer> {
    if model.selection.is_empty() {
        return Vec::new();
    }
    OFFERS.iter().filter(|offer| (offer.fits)(model)).collect()
}

impl Offer {
    /// Does it, with this one of its choices; the first where it has none.
    pub(super) fn does(&self, model: &Model, words: &Words, choice: usize) -> Vec<Action> {
        (self.does)(&Asked { model, words, choice })
    }

    /// Its choices in words, in the order of its keys; none where there is nothing to choose.
    pub(super) fn choices(&self, words: &Words) -> Vec<String> {
        match self.choices {
            Choices::None => Vec::new(),
            Choices::Stars => (1..=5_usize).map(|stars| words.fill("mark-stars", &[("stars", stars.into())])).collect(),
            Choices::Turns => ["select-turn-left", "select-turn-right"].map(|way| words.say(way)).into(),
        }
    }
}

impl Press {
    /// Whether `events` hold it; it is taken out of them.
    pub(super) fn take(self, events: &mut Vec<Event>) -> bool {
        let is_it = |wanted: Key, with: Modifiers, event: &Event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => *key == wanted && modifiers.matches_exact(with),
            _ => false,
        };
        let before = events.len();
        events.retain(|event| match self {
            Self::Copy => !matches!(event, Event::Copy),
            Self::Key(wanted) => !is_it(wanted, Modifiers::NONE, event),
            Self::Command(wanted) => !is_it(wanted, Modifiers::COMMAND, event),
        });
        events.len() < before
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::ExportAction;
    use crate::app::WastebasketAction;
    use crate::app::model::samples::{group, id, model, photo_id, stack as made_stack};
    use crate::app::model::{Screen, Select, Stacks};
    use crate::domain::Correction;
    use crate::engine::session::{Event as News, PhotoItem};

    fn with(screen: Screen, selected: &[(usize, usize)]) -> Model {
        let mut model = model(vec![group(1, 4, 0.5), group(2, 3, 0.5)]);
        model.screen = screen;
        model.selection.step(Select::All(selected.iter().map(|(n, k)| photo_id(*n, *k)).collect()));
        model
    }

    fn names(model: &Model) -> Vec<&str> {
        offers(model).iter().map(|offer| offer.name).collect()
    }

    fn done(model: &Model, name: &str) -> Vec<Action> {
        let offer = offers(model).into_iter().find(|offer| offer.name == name).unwrap();
        offer.does(model, &Words::new(&["en".to_owned()]), 0)
    }

    #[test]
    fn what_can_be_done_depends_on_where_the_photos_are() {
        assert!(offers(&with(Screen::Photos, &[])).is_empty());
        let always = ["select-move", "select-add", "select-album", "select-favourite", "select-stars", "select-turn"];
        let last = ["select-mend", "select-export", "select-copy"];
        assert_eq!(names(&with(Screen::Photos, &[(1, 0)])), [&always[..], &last].concat());
        let one = with(Screen::Group(id(1)), &[(1, 2)]);
        assert_eq!(done(&one, "select-cover"), [Action::StandFor(id(1), photo_id(1, 2))]);
        let some = with(Screen::Group(id(1)), &[(1, 2), (1, 0)]);
        for name in ["select-take-out", "select-split", "select-stack", "select-same", "select-different"] {
            assert!(names(&some).contains(&name), "{name}");
        }
        assert!(!names(&some).contains(&"select-cover"), "one photo stands for a group");
        let photos = vec![photo_id(1, 0), photo_id(1, 2)];
        assert_eq!(done(&some, "select-take-out"), [Action::Remove(id(1), photos.clone())]);
        assert_eq!(done(&some, "select-split"), [Action::Split(id(1), photos.clone())]);
        assert_eq!(done(&some, "select-copy"), [Action::CopyFiles(photos)]);
        // Without any photo a group would be none.
        let all = with(Screen::Group(id(2)), &[(2, 0), (2, 1), (2, 2)]);
        assert!(!names(&all).contains(&"select-take-out") && !names(&all).contains(&"select-split"));
        assert!(!names(&all).contains(&"select-different"), "of three it is not said which is not with which");
    }

    #[test]
    fn a_stack_is_made_of_several_photos_and_taken_apart_where_they_are_one() {
        let mut model = with(Screen::Photos, &[(1, 0), (1, 1)]);
        assert_eq!(done(&model, "select-stack"), [Action::Stack(vec![photo_id(1, 0), photo_id(1, 1)])]);
        model.selection.step(Select::Toggle(photo_id(1, 3), vec![photo_id(1, 3)]));
        let last_on_top = vec![photo_id(1, 3), photo_id(1, 0), photo_id(1, 1)];
        assert_eq!(done(&model, "select-stack"), [Action::Stack(last_on_top)]);
        let mut stacks = Stacks::default();
        stacks.replace([made_stack(1, 3)].into(), true);
        model.stacks = stacks;
        assert!(names(&model).contains(&"select-stack"), "one of them is not in the stack");
        model.selection.step(Select::All(vec![photo_id(1, 0), photo_id(1, 1)]));
        assert_eq!(done(&model, "select-unstack"), [Action::Unstack(made_stack(1, 3).stack.id)]);
        assert!(!names(&model).contains(&"select-stack"));
    }

    #[test]
    fn what_is_said_of_single_photos_is_said_of_all_that_are_selected() {
        let some = with(Screen::Photos, &[(1, 0), (2, 1)]);
        let words = Words::new(&["en".to_owned()]);
        let photos = || some.selected();
        let chosen = |name: &str, choice| {
            let offer = offers(&some).into_iter().find(|offer| offer.name == name).unwrap();
            assert!(offer.choices(&words).len() <= 1 || offer.choices(&words).len() == offer.keys.len());
            offer.does(&some, &words, choice)
        };
        let mark = |correction| vec![Action::Mark(vec![correction])];
        assert_eq!(chosen("select-favourite", 0), mark(Correction::Favourite { photos: photos(), on: true }));
        assert_eq!(chosen("select-stars", 3), mark(Correction::Rate { photos: photos(), stars: 4 }));
        assert_eq!(chosen("select-turn", 0), mark(Correction::Rotate { photos: photos(), degrees: -90 }));
        assert_eq!(chosen("select-turn", 1), mark(Correction::Rotate { photos: photos(), degrees: 90 }));
        assert_eq!(chosen("select-mend", 0), [Action::Mend(photos())]);
        let export = |title: &str| ExportAction::Open { title: title.to_owned(), photos: photos() };
        assert_eq!(chosen("select-export", 0), [Action::Export(export("2 photos"))]);
    }

    #[test]
    fn of_what_lies_in_several_places_one_file_can_be_kept() {
        let mut model = with(Screen::Photos, &[(1, 0), (2, 1), (2, 2)]);
        assert!(!names(&model).contains(&"select-twins"));
        let twice = PhotoItem { files: 2, ..model.photos.get(photo_id(2, 1)).unwrap().clone() };
        model.take(News::Photos(vec![twice]));
        assert_eq!(
            done(&model, "select-twins"),
            [Action::Wastebasket(WastebasketAction::ListTwins(vec![photo_id(2, 1)]))]
        );
    }

    #[test]
    fn no_key_does_two_things() {
        for (at, offer) in OFFERS.iter().enumerate() {
            let is_taken = |key: &Press| OFFERS[at + 1..].iter().any(|other| other.keys.contains(key));
            assert!(!offer.keys.iter().any(is_taken), "{offer:?}");
        }
    }

    #[test]
    fn only_the_key_itself_is_taken() {
        let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let mut events = vec![key(Key::X, Modifiers::COMMAND), key(Key::X, Modifiers::NONE), Event::Copy];
        assert!(Press::Key(Key::X).take(&mut events) && !Press::Key(Key::X).take(&mut events));
        assert!(Press::Copy.take(&mut events));
        assert_eq!(events, [key(Key::X, Modifiers::COMMAND)]);
        assert!(Press::Command(Key::X).take(&mut events) && events.is_empty());
    }
}
