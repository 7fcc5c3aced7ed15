//! What was learned, where it can be said in words: how the new weights judge situations that everybody knows.

use super::refit::Affinity;
use crate::grouping::AFFINITY;

/// By so many nats the judgement of a situation must have moved to be worth a word: odds of one to seven and a half.
const MOVED: f64 = 2.0;

/// Something that the person does otherwise than most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LearnedHabit {
    /// The days of a journey are albums of their own.
    DaysOfJourneysApart,
    /// A journey is one album, more surely than before.
    JourneysWhole,
    /// An evening at home and the next day are one album.
    NightsTogether,
    /// A morning and an evening of one day are albums of their own.
    PartsOfDaysApart,
    /// All of a day is one album.
    DaysWhole,
}

/// What weights of this kind say otherwise than the shipped ones.
pub fn learned_habits(shipped: &Affinity, learned: &Affinity) -> Vec<LearnedHabit> {
    let moved = |situation: &[(&str, f64)]| -> f64 {
        let value = |name: &str| situation.iter().find(|(of, _)| *of == name).map_or(0.0, |(_, value)| *value);
        AFFINITY.iter().zip(shipped.iter().zip(learned)).map(|(name, (was, is))| (is - was) * value(name)).sum()
    };
    // Eleven hours of pause over a night, a day and a half in all; and five hours within a day of twelve.
    let night = [
        ("bias", 1.0),
        ("gap_to_10min", bend(0.0, 10.0)),
        ("gap_to_45min", bend(10.0, 45.0)),
        ("gap_to_2h", bend(45.0, 120.0)),
        ("gap_to_5h", bend(120.0, 300.0)),
        ("gap_to_12h", bend(300.0, 660.0)),
        ("night", 1.0),
        ("extent_to_8h", bend(4.0, 8.0)),
        ("extent_to_14h", bend(8.0, 14.0)),
        ("extent_to_30h", bend(14.0, 30.0)),
        ("extent_beyond", bend(30.0, 36.0)),
    ];
    let journey = [night.as_slice(), &[("away", 1.0), ("away_night", 1.0)]].concat();
    let mut day = night.to_vec();
    day.retain(|(name, _)| {
        !matches!(*name, "gap_to_12h" | "night" | "extent_to_14h" | "extent_to_30h" | "extent_beyond")
    });
    day.push(("extent_to_14h", bend(8.0, 12.0)));
    let (journey, night, day) = (moved(&journey), moved(&night), moved(&day));
    let mut habits = Vec::new();
    match journey {
        moved if moved <= -MOVED => habits.push(LearnedHabit::DaysOfJourneysApart),
        moved if moved >= MOVED => habits.push(LearnedHabit::JourneysWhole),
        _ => {}
    }
    // That nights at home part events needs no learning.
    if night >= MOVED {
        habits.push(LearnedHabit::NightsTogether);
    }
    match day {
        moved if moved <= -MOVED => habits.push(LearnedHabit::PartsOfDaysApart),
        moved if moved >= MOVED => habits.push(LearnedHabit::DaysWhole),
        _ => {}
    }
    habits
}

/// How much of a stretch of the logarithmic scale lies between two values.
fn bend(from: f64, to: f64) -> f64 {
    ((1.0 + to) / (1.0 + from)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grouping::Weights;
    use crate::learning::judge::a_day_an_album;

    fn with(name: &str, by: f64) -> Affinity {
        let mut weights = Weights::default().affinity;
        weights.iter_mut().zip(AFFINITY).filter(|(_, of)| *of == name).for_each(|(weight, _)| *weight += by);
        weights
    }

    #[test]
    fn what_moved_is_said_and_what_did_not_is_not() {
        let shipped = Weights::default().affinity;
        let said = |learned: &Affinity| learned_habits(&shipped, learned);
        assert_eq!(said(&shipped), []);
        assert_eq!(said(&with("camera", 9.0)), [], "of that nobody has a word");
        assert_eq!(said(&a_day_an_album(&shipped)), [LearnedHabit::DaysOfJourneysApart]);
        assert_eq!(said(&with("away_night", 4.0)), [LearnedHabit::JourneysWhole]);
        assert_eq!(said(&with("night", 4.0)), [LearnedHabit::JourneysWhole, LearnedHabit::NightsTogether]);
        assert_eq!(said(&with("gap_to_5h", -4.0)).last(), Some(&LearnedHabit::PartsOfDaysApart));
    }
}
