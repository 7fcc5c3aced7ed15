//! What was learned, in words.

use super::Words;
use crate::engine::{Learned, LearnedHabit, LearnedLooks, LearnedVersion};

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
        let grouping = self.fill("learning-agrees", &counts.map(|(name, count)| (name, count.into())));
        match &version.looks {
            Some(looks) if version.albums == 0 => self.looks_agreement(looks),
            Some(looks) => format!("{grouping} {}", self.looks_agreement(looks)),
            None => grouping,
        }
    }

    /// How well photos that were held back find their theme: "Of 100 …, 87 are of the same theme; before, 79."
    pub fn looks_agreement(&self, looks: &LearnedLooks) -> String {
        let counts = [("before", in_a_hundred(looks, looks.before)), ("after", in_a_hundred(looks, looks.after))];
        self.fill("learning-looks-agree", &counts.map(|(name, count)| (name, count.into())))
    }

    /// What learning from themes does: "Similar photos … follow the 12 themes that you kept."
    pub fn looks_habit(&self, looks: &LearnedLooks) -> String {
        self.fill("habit-looks", &[("albums", looks.albums.into())])
    }

    /// A version in one line: its number, after how many corrections, and its figures.
    pub fn learned_version(&self, version: &LearnedVersion) -> String {
        let mut counts = vec![("version", version.id.unsigned_abs()), ("corrections", version.corrections)];
        let grouping = [("albums", version.albums), ("before", version.before), ("after", version.after)];
        let message = match &version.looks {
            None => "learning-version",
            Some(_) if version.albums > 0 => "learning-version-both",
            Some(_) => "learning-version-looks",
        };
        counts.extend(grouping);
        if let Some(looks) = &version.looks {
            counts.push(("looks-before", in_a_hundred(looks, looks.before)));
            counts.push(("looks-after", in_a_hundred(looks, looks.after)));
        }
        self.fill(message, &counts.into_iter().map(|(name, count)| (name, count.into())).collect::<Vec<_>>())
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

fn in_a_hundred(looks: &LearnedLooks, count: u64) -> u64 {
    (count * 100 + looks.asked / 2) / looks.asked.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_learned_of_looks_is_said_alone_and_beside_the_rest() {
        let looks = LearnedLooks { albums: 12, asked: 400, before: 300, after: 330, ..LearnedLooks::default() };
        let alone = LearnedVersion { id: 2, corrections: 1, looks: Some(looks.clone()), ..LearnedVersion::default() };
        let both = LearnedVersion { albums: 9, before: 4, after: 8, ..alone.clone() };
        let words = Words::new(&[]);
        assert!(
            words.agreement(&alone).contains("83 are of the same theme; before, 75"),
            "{}",
            words.agreement(&alone)
        );
        assert!(words.agreement(&both).starts_with("Agrees with 8 of 9") && words.agreement(&both).contains("83"));
        assert!(words.learned_version(&alone).starts_with("Version 2, after 1 correction: "));
        assert!(words.learned_version(&both).contains("8 of 9") && words.learned_version(&both).contains("83"));
        assert!(words.looks_habit(&looks).contains("12"));
    }

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
