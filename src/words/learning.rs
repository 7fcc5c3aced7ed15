//! What was learned, in words.

use super::Words;
use crate::domain::Stamp;
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

    /// What a version is called: "Version 3 · Thursday 26 Nov 2026, 14:05"; by its number alone where nobody knows when it was learned.
    pub fn learned_version(&self, version: &LearnedVersion, when: Option<&Stamp>) -> String {
        let number = ("version", version.id.unsigned_abs().into());
        match when {
            Some(when) => self.fill("learning-version-when", &[number, ("when", self.moment(when).into())]),
            None => self.fill("learning-version", &[number]),
        }
    }

    /// The figures of a version: after how many corrections, and how well it agrees.
    pub fn learned_figures(&self, version: &LearnedVersion) -> String {
        let mut counts = vec![("corrections", version.corrections)];
        let grouping = [("albums", version.albums), ("before", version.before), ("after", version.after)];
        let message = match &version.looks {
            None => "learning-figures",
            Some(_) if version.albums > 0 => "learning-figures-both",
            Some(_) => "learning-figures-looks",
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
    use crate::domain::Precision;

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
        assert!(words.learned_figures(&alone).starts_with("After 1 correction: of 100 similar photos 83"));
        assert!(words.learned_figures(&both).contains("8 of 9") && words.learned_figures(&both).contains("83"));
        assert!(words.looks_habit(&looks).contains("12"));
    }

    #[test]
    fn a_version_says_when_it_was_learned_in_the_persons_own_format() {
        let version = LearnedVersion { id: 3, ..LearnedVersion::default() };
        let local = "2026-11-26T14:05".parse().unwrap();
        let when = Stamp { local, offset_minutes: Some(60), precision: Precision::Second };
        let said = |tag: &str| Words::new(&[tag.to_owned()]).learned_version(&version, Some(&when));
        assert_eq!(said("en"), "Version 3 · Thursday 26 Nov 2026, 14:05");
        assert_eq!(said("en-US"), "Version 3 · Thursday, Nov 26, 2026, 2:05 PM");
        assert_eq!(said("de"), "Fassung 3 · Donnerstag, 26. November 2026, 14:05 Uhr");
        assert_eq!(Words::new(&[]).learned_version(&version, None), "Version 3");
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
