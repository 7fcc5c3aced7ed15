//! The questions that wait, and the answers that were given since they were told.

use crate::domain::{Correction, Links, Pair, pair};
use crate::engine::{Question, Questions};

/// "Same event?"
#[derive(Debug, Default)]
pub struct Asking {
    /// The question that is shown, and those after it.
    waiting: Vec<Question>,
    /// How many there are at all that are worth it.
    worth_asking: usize,
    /// How many boundaries are open.
    open: usize,
    /// Whether the questions are here, so that there being none means something.
    is_made: bool,
    /// What was answered in this window, the last at the end, so that it can be asked again when it is taken back.
    answered: Vec<(Question, Correction)>,
    /// What the person did not know, in this window.
    unknown: Vec<Pair>,
    /// The answers that the last list may not know of yet.
    said: Links,
}

impl Asking {
    /// A newer list. What is shown stays, so that nothing changes under the person's hand, unless an answer settled it.
    pub fn replace(&mut self, questions: Questions) {
        let shown = self.waiting.first().cloned();
        (self.worth_asking, self.open, self.is_made) = (questions.worth_asking, questions.open, true);
        self.waiting = questions.next;
        if let Some(shown) = shown {
            match self.waiting.iter().position(|other| nearest(other) == nearest(&shown)) {
                Some(at) => drop(self.waiting.remove(at)),
                None => self.worth_asking += 1,
            }
            self.waiting.insert(0, shown);
        }
        self.drop_settled();
    }

    /// The question to be answered.
    pub fn now(&self) -> Option<&Question> {
        self.waiting.first()
    }

    /// The one after it.
    pub fn then(&self) -> Option<&Question> {
        self.waiting.get(1)
    }

    /// How many questions are worth it.
    pub fn count(&self) -> usize {
        self.worth_asking.max(self.waiting.len())
    }

    /// How many boundaries are open.
    pub fn open(&self) -> usize {
        self.open
    }

    /// Whether the questions are here.
    pub fn is_made(&self) -> bool {
        self.is_made
    }

    /// How many were answered in this window.
    pub fn answers(&self) -> usize {
        self.answered.len()
    }

    /// Answers the question that is shown; the correction that says so.
    pub fn answer(&mut self, is_same: bool) -> Option<Correction> {
        let question = self.take_shown()?;
        let correction = if is_same {
            Correction::Same { photos: [question.left.clone(), question.right.clone()].concat() }
        } else {
            Correction::Different { photos: question.left.clone(), from: question.right.clone() }
        };
        self.hear(&question, Some(is_same));
        self.answered.push((question, correction.clone()));
        self.drop_settled();
        Some(correction)
    }

    /// Passes over the question that is shown; its nearest photos.
    pub fn pass(&mut self) -> Option<Pair> {
        let pair = nearest(&self.take_shown()?)?;
        self.unknown.push(pair);
        Some(pair)
    }

    /// A correction was taken back: if it was an answer, it is asked again.
    pub fn taken_back(&mut self, correction: &Correction) {
        if let Some(at) = self.answered.iter().rposition(|(_, said)| said == correction) {
            let (question, _) = self.answered.remove(at);
            self.hear(&question, None);
            self.worth_asking += 1;
            self.waiting.insert(0, question);
        }
    }

    fn take_shown(&mut self) -> Option<Question> {
        if self.waiting.is_empty() {
            return None;
        }
        self.worth_asking = self.worth_asking.saturating_sub(1);
        Some(self.waiting.remove(0))
    }

    fn hear(&mut self, question: &Question, said: Option<bool>) {
        for (a, b) in question.left.iter().flat_map(|a| question.right.iter().map(move |b| (*a, *b))) {
            if let Some(pair) = pair(a, b) {
                self.said.set(pair, said);
            }
        }
    }

    /// Drops what follows from the answers, and what the person did not know.
    fn drop_settled(&mut self) {
        let (classes, unknown) = (self.said.classes(), &self.unknown);
        let is_open = |question: &Question| {
            let follows = |(a, b): Pair| classes.says(a, b).is_some();
            nearest(question).is_some_and(|pair| !follows(pair) && !unknown.contains(&pair))
        };
        let before = self.waiting.len();
        self.waiting.retain(is_open);
        self.worth_asking = self.worth_asking.saturating_sub(before - self.waiting.len());
    }
}

/// The nearest photos of the two sides.
fn nearest(question: &Question) -> Option<Pair> {
    pair(*question.left.last()?, *question.right.first()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PhotoId;
    use crate::engine::BoundaryKind;

    fn question(left: &[u8], right: &[u8]) -> Question {
        let photos = |numbers: &[u8]| numbers.iter().map(|n| PhotoId::from_bytes([*n; 16])).collect();
        let kind = BoundaryKind::NextDay;
        Question { kind, left: photos(left), right: photos(right), pause: 60.0, probability: 0.5, worth: 5.0 }
    }

    fn list(next: &[Question]) -> Questions {
        Questions { next: next.to_vec(), worth_asking: next.len(), open: 9 }
    }

    #[test]
    fn the_next_question_is_there_at_once_and_what_follows_is_not_asked() {
        let (a, b, c) = (question(&[1, 2], &[3]), question(&[3], &[4]), question(&[2], &[4]));
        let mut asking = Asking::default();
        assert!(!asking.is_made() && asking.answer(true).is_none());
        asking.replace(list(&[a.clone(), b.clone(), c.clone()]));
        assert_eq!((asking.now(), asking.count()), (Some(&a), 3));
        let said = asking.answer(true);
        assert!(matches!(&said, Some(Correction::Same { photos }) if photos.len() == 3));
        assert_eq!(asking.now(), Some(&b));
        asking.answer(false);
        assert_eq!((asking.now(), asking.count()), (None, 0), "2 is with 3, and 3 not with 4");
        // An older list comes late.
        asking.replace(list(&[a.clone(), c]));
        assert_eq!(asking.now(), None);
        asking.taken_back(&said.unwrap());
        assert_eq!((asking.now(), asking.answers()), (Some(&a), 1));
    }

    #[test]
    fn what_is_shown_stays_and_what_is_not_known_does_not_come_back() {
        let (a, b) = (question(&[1], &[2]), question(&[5], &[6]));
        let mut asking = Asking::default();
        asking.replace(list(&[a.clone(), b.clone()]));
        asking.replace(list(&[b.clone(), a.clone()]));
        assert_eq!((asking.now(), asking.then()), (Some(&a), Some(&b)));
        assert_eq!(asking.pass(), nearest(&a));
        asking.replace(list(&[a, b.clone()]));
        assert_eq!((asking.now(), asking.count()), (Some(&b), 1));
    }
}
