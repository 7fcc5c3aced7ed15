//! What was learned, in words.

use super::Words;
use crate::engine::{Learned, LearnedHabit, LearnedVersion};

impl Words {
    /// How learning stands, in one sentence.
    pub fn learning(&self, learned: &Learned) -> String {
        match &learned.used {
            _ if !learned.is_on => self.say("learning-off"),
            Some(version) => self.agreement(version),
            None if learned.is_held => self.say("learning-held"),
            None if learned.corrections == 0 => self.say("learning-nothing"),
            None => self.say("learning-kept"),
        }
    }

    /// How well a version did: "Agrees with 93 of 100 of your albums and answers that it had not seen; before, 84."
    pub fn agreement(&self, version: &LearnedVersion) -> String {
        let counts = [("albums", version.albums), ("before", version.before), ("after", version.after)];
        self.fill("learning-agrees", &counts.map(|(name, count)| (name, count.into())))
    }

    /// What the person does otherwise than most: "You keep the days of a journey apart."
    pub fn habit(&self, habit: LearnedHabit) -> String {
        self.say(match habit {
            LearnedHabit::DaysOfJourneysApart => "habit-days-of-journeys-apart",
            LearnedHabit::JourneysWhole => "habit-journeys-whole",
            LearnedHabit::NightsTogether => "habit-nights-together",
            LearnedHabit::PartsOfDaysApart => "habit-parts-of-days-apart",
            LearnedHabit::DaysWhole => "habit-days-whole",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_said_with_what_was_before() {
        let version = LearnedVersion { albums: 100, before: 84, after: 93, ..LearnedVersion::default() };
        let said = Words::new(&[]).agreement(&version);
        assert_eq!(said, "Agrees with 93 of 100 of your albums and answers that it had not seen; before, 84.");
        let off = Learned { corrections: 3, used: Some(version), ..Learned::default() };
        let (en, de) = (Words::new(&[]), Words::new(&["de".to_owned()]));
        assert!(en.learning(&off).starts_with("Nothing is learned") && en.learning(&off) != de.learning(&off));
    }
}
