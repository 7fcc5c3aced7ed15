//! What can be done with the selected photos, where the person is: one line for each, in the order of the bar.

use super::Action;
use super::model::{Model, Screen};
use crate::domain::{GroupId, PhotoId, Suggestion};
use eframe::egui::{Event, Key, Modifiers};

/// One thing that can be done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    /// The message that names it. With "-key" after it, the name of its key; with "-tip", what it does in a sentence.
    pub name: &'static str,
    /// The key that does it, while photos are selected.
    pub key: Press,
    /// Whether it can be done here. Asked for each frame: it must not look at every selected photo of very many.
    pub fits: fn(&Model) -> bool,
    /// Does it.
    pub does: fn(&Model) -> Vec<Action>,
}

/// What is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// This key alone.
    Key(Key),
    /// What the system has for copying.
    Copy,
}

/// Where photos belong comes first, then what they are, then what becomes of their files.
const OFFERS: &[Offer] = &[
    Offer { name: "select-take-out", key: Press::Key(Key::Delete), fits: leaves_some, does: take_out },
    Offer { name: "select-split", key: Press::Key(Key::X), fits: leaves_some, does: split },
    Offer { name: "select-move", key: Press::Key(Key::V), fits: any, does: |_| vec![Action::ChooseGroup(true)] },
    Offer { name: "select-stack", key: Press::Key(Key::G), fits: could_be_stack, does: stack },
    Offer { name: "select-unstack", key: Press::Key(Key::U), fits: is_stack, does: unstack },
    Offer { name: "select-copy", key: Press::Copy, fits: any, does: |model| vec![Action::CopyFiles(model.selected())] },
];

/// What can be done with the selection on this screen; nothing where none is selected.
pub(super) fn offers(model: &Model) -> Vec<&'static Offer> {
    if model.selection.is_empty() {
        return Vec::new();
    }
    OFFERS.iter().filter(|offer| (offer.fits)(model)).collect()
}

impl Press {
    /// Whether `events` hold it; it is taken out of them.
    pub(super) fn take(self, events: &mut Vec<Event>) -> bool {
        let before = events.len();
        events.retain(|event| match (self, event) {
            (Self::Copy, Event::Copy) => false,
            (Self::Key(wanted), Event::Key { key, pressed: true, modifiers, .. }) => {
                !(*key == wanted && *modifiers == Modifiers::NONE)
            }
            _ => true,
        });
        events.len() < before
    }
}

/// More photos than this nobody means to lie under one.
const STACK: usize = 200;

fn any(_: &Model) -> bool {
    true
}

/// The suggestion or album that is open.
fn opened(model: &Model) -> Option<&Suggestion> {
    let Screen::Group(id) = &model.screen else { return None };
    model.group(id)
}

/// In a group of which others stay.
fn leaves_some(model: &Model) -> bool {
    opened(model).is_some_and(|group| model.selection.len() < group.photos.len())
}

fn take_out(model: &Model) -> Vec<Action> {
    opened(model).map(|group| Action::Remove(group.id.clone(), model.selected())).into_iter().collect()
}

fn split(model: &Model) -> Vec<Action> {
    opened(model).map(|group| Action::Split(group.id.clone(), model.selected())).into_iter().collect()
}

/// The stack that all selected photos are in, where it is one.
fn common_stack(model: &Model) -> Option<&GroupId> {
    let mut stacks = model.selection.photos().take(STACK).map(|photo| {
        let place = model.stacks.place(photo)?;
        Some(&place.stack.stack.id)
    });
    let first = stacks.next()??;
    stacks.all(|stack| stack == Some(first)).then_some(first)
}

fn could_be_stack(model: &Model) -> bool {
    (2..=STACK).contains(&model.selection.len()) && common_stack(model).is_none()
}

fn is_stack(model: &Model) -> bool {
    (2..=STACK).contains(&model.selection.len()) && common_stack(model).is_some()
}

/// That on top is the one that was selected last: the person looks at it.
fn stack(model: &Model) -> Vec<Action> {
    let mut photos: Vec<PhotoId> = model.selected();
    let last = model.selection.focus();
    if let Some(at) = photos.iter().position(|photo| Some(*photo) == last) {
        photos[..=at].rotate_right(1);
    }
    vec![Action::Stack(photos)]
}

fn unstack(model: &Model) -> Vec<Action> {
    common_stack(model).cloned().map(Action::Unstack).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{group, id, model, photo_id, stack as made_stack};
    use crate::app::model::{Select, Stacks};

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
        (offer.does)(model)
    }

    #[test]
    fn what_can_be_done_depends_on_where_the_photos_are() {
        assert!(offers(&with(Screen::Photos, &[])).is_empty());
        assert_eq!(names(&with(Screen::Photos, &[(1, 0)])), ["select-move", "select-copy"]);
        let some = with(Screen::Group(id(1)), &[(1, 2), (1, 0)]);
        assert_eq!(names(&some), ["select-take-out", "select-split", "select-move", "select-stack", "select-copy"]);
        let photos = vec![photo_id(1, 0), photo_id(1, 2)];
        assert_eq!(done(&some, "select-take-out"), [Action::Remove(id(1), photos.clone())]);
        assert_eq!(done(&some, "select-split"), [Action::Split(id(1), photos.clone())]);
        assert_eq!(done(&some, "select-copy"), [Action::CopyFiles(photos)]);
        // Without any photo a group would be none.
        let all = with(Screen::Group(id(2)), &[(2, 0), (2, 1), (2, 2)]);
        assert_eq!(names(&all), ["select-move", "select-stack", "select-copy"]);
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
    fn no_key_does_two_things() {
        for (at, offer) in OFFERS.iter().enumerate() {
            assert!(OFFERS[at + 1..].iter().all(|other| other.key != offer.key), "{offer:?}");
        }
    }

    #[test]
    fn only_the_key_itself_is_taken() {
        let key = |key, modifiers| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        let mut events = vec![key(Key::X, Modifiers::COMMAND), key(Key::X, Modifiers::NONE), Event::Copy];
        assert!(Press::Key(Key::X).take(&mut events) && !Press::Key(Key::X).take(&mut events));
        assert!(Press::Copy.take(&mut events));
        assert_eq!(events, [key(Key::X, Modifiers::COMMAND)]);
    }
}
