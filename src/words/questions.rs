//! "Same event?", in words.

use super::Words;
use crate::engine::{BoundaryKind, Question};

impl Words {
    /// What lies between the two sides of a question: "11 h 20 min and a night apart".
    pub fn question(&self, question: &Question) -> String {
        let pause = [("pause", self.duration(question.pause).into())];
        match question.kind {
            BoundaryKind::Journey => self.fill("question-journey", &pause),
            BoundaryKind::NextDay => self.fill("question-next-day", &pause),
            BoundaryKind::SameDay => self.fill("question-same-day", &pause),
            BoundaryKind::Stray => self.fill("question-stray", &pause),
        }
    }

    /// How much is left to ask: so many questions, or that all is settled but for so many boundaries.
    pub fn asking(&self, worth_asking: usize, open: usize) -> String {
        match (worth_asking, open) {
            (0, 0) => self.say("questions-settled-all"),
            (0, _) => self.fill("questions-settled", &[("count", open.into())]),
            _ => self.fill("questions-left", &[("count", worth_asking.into())]),
        }
    }

    /// Why nothing is left to ask, where this many boundaries are open all the same.
    pub fn settled(&self, open: usize) -> String {
        match open {
            0 => self.say("questions-settled-note"),
            _ => self.fill("questions-settled-open", &[("count", open.into())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settled_is_said_with_what_stays_open() {
        let (en, de) = (Words::new(&[]), Words::new(&["de".to_owned()]));
        let settled = "Your albums are settled as far as questions can help";
        assert_eq!(en.asking(0, 3), format!("{settled}; at 3 places it is not sure whether an album ends."));
        assert_eq!(en.asking(0, 1), format!("{settled}; at 1 place it is not sure whether an album ends."));
        assert!(en.settled(1).starts_with("At 1 place it is not sure") && en.settled(0) != en.settled(1));
        assert_eq!(en.asking(12, 30), "12 questions are worth asking.");
        assert_eq!(de.asking(0, 0), "Ihre Alben stehen fest.");
        let kind = BoundaryKind::NextDay;
        let question = Question { kind, left: vec![], right: vec![], pause: 40_800.0, probability: 0.4, worth: 3.0 };
        assert_eq!(en.question(&question), "11 h 20 min and a night apart");
    }
}
