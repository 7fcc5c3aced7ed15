//! What came of a batch of operations, in the person's terms. Pure.

use super::Reviewed;
use crate::domain::Correction;
use crate::review::{Entry, Review, Step};

/// What `entries` say, which lead from `before` to `after`.
pub(super) fn reviewed(before: &Review, entries: &[Entry], after: &Review) -> Reviewed {
    let (mut done, mut undone) = (Vec::new(), Vec::new());
    for entry in entries {
        match &entry.step {
            Step::Correct { correction, .. } => done.push(correction.clone()),
            Step::Undo { of } => undone.extend(correction(before, entries, *of).cloned()),
            Step::Redo { of } => done.extend(correction(before, entries, *of).cloned()),
            Step::Version { .. } => {}
        }
    }
    let (undo, redo) = (after.next_undo().cloned(), after.next_redo().cloned());
    Reviewed { done, undone, undo, redo, strokes: after.strokes() }
}

/// The correction with this number: of the batch itself, or of what came before it.
fn correction<'a>(before: &'a Review, entries: &'a [Entry], of: u64) -> Option<&'a Correction> {
    let own = entries.iter().find(|entry| entry.sequence == of).and_then(|entry| match &entry.step {
        Step::Correct { correction, .. } => Some(correction),
        Step::Undo { .. } | Step::Redo { .. } | Step::Version { .. } => None,
    });
    own.or_else(|| before.correction(of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, GroupState, Operation, PhotoId, Suggestion, Summary};

    fn groups(_: &Review) -> Vec<Suggestion> {
        let group = |n: u8| Suggestion {
            id: GroupId(format!("e{n}")),
            state: GroupState::Open,
            name: None,
            photos: vec![PhotoId::from_bytes([n; 16])],
            confidence: 0.5,
            sure: false,
            addition_to: None,
            summary: Summary::default(),
        };
        (1..=2).map(group).collect()
    }

    #[test]
    fn each_step_is_told_by_what_it_did() {
        let accept = |n: u8| Correction::Accept { group: GroupId(format!("e{n}")) };
        let mut review = Review::default();
        let mut say = |operations: &[Operation]| {
            let before = review.clone();
            let entries = review.apply(operations, 0, groups).expect("it can be done");
            reviewed(&before, &entries, &review)
        };
        let first = say(&[Operation::Correct(accept(1))]);
        let (undo, strokes) = (Some(accept(1)), (vec![1], vec![]));
        assert_eq!(first, Reviewed { done: vec![accept(1)], undone: vec![], undo, redo: None, strokes });
        let back = say(&[Operation::Undo]);
        let (redo, strokes) = (Some(accept(1)), (vec![], vec![1]));
        assert_eq!(back, Reviewed { done: vec![], undone: vec![accept(1)], undo: None, redo, strokes });
        let all = say(&[Operation::Redo, Operation::Correct(accept(2)), Operation::Undo, Operation::Undo]);
        assert_eq!((all.done, all.undone), (vec![accept(1), accept(2)], vec![accept(2), accept(1)]));
        assert_eq!((all.undo, all.redo), (None, Some(accept(1))));
    }
}
