//! How likely a suggested event is right as it is: a logistic function of what was close when it was made.

use super::group::Group;
use super::logistic::{log_odds, probability, surprise};
use super::odd::Odd;
use super::weights::Weights;

/// Names of the features, in the order of [`features`]. Single photos have features of their own; doubts are bent, as
/// the difference between none and a little says more than that between much and more.
pub const CONFIDENCE: [&str; 54] = [
    "bias",
    "single",
    "several_days",
    "single_rival",
    "single_rival_near",
    "single_rival_doubt",
    "single_missed",
    "single_no_place",
    "single_stray",
    "size_to_4",
    "size_to_8",
    "size_to_16",
    "size_beyond",
    "weakest_to_1",
    "weakest_to_2.5",
    "weakest_beyond",
    "rival_to_1",
    "rival_to_2.5",
    "rival_to_5",
    "rival_beyond",
    "merges_to_0.1",
    "merges_to_0.5",
    "merges_beyond",
    "rivals_to_0.1",
    "rivals_to_0.5",
    "rivals_beyond",
    "strays_to_0.05",
    "strays_to_0.2",
    "strays_to_0.6",
    "strays_beyond",
    "missed_to_0.05",
    "missed_to_0.2",
    "missed_to_0.6",
    "missed_beyond",
    "no_place",
    "no_look",
    "any_stray",
    "stray_count",
    "any_received",
    "received_count",
    "worst_stray",
    "worst_missed",
    "cameras",
    "doubtful",
    "no_place_merges",
    "no_place_rivals",
    "no_place_rival",
    "odd_placed",
    "odd_unplaced",
    "odd_unplaced_worst",
    "odd_unplaced_count",
    "odd_strays",
    "odd_strays_worst",
    "no_place_odd",
];

/// Names of the numbers that bend the confidence in groups of two photos or more: what ln p and -ln(1 - p) weigh, and a bias
/// (beta calibration; Kull, Silva Filho & Flach 2017). A logistic score of sums of doubts, fitted to few libraries, thinks too
/// well of what is doubtful and not well enough of what is not.
pub const CALIBRATION: [&str; 3] = ["level", "low", "high"];

/// The calibration's features for a group with these log-odds, see [`CALIBRATION`].
pub fn calibration_features(log_odds: f64) -> [f64; CALIBRATION.len()] {
    [1.0, -surprise(log_odds), surprise(-log_odds)]
}

/// How likely a group with these features is right as it is.
pub(super) fn confidence(features: &[f64; CONFIDENCE.len()], weights: &Weights) -> f64 {
    let score = log_odds(&weights.confidence, features);
    // Photos on their own know it as they are.
    let is_single = features[1] > 0.0;
    probability(if is_single { score } else { log_odds(&weights.calibration, &calibration_features(score)) })
}

/// What happened to a group among the photos without a trustworthy time. Surprises are in nats: -ln p.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct StrayRecord {
    /// How many joined.
    joined: usize,
    /// How many of them with nothing but the time of receipt.
    received: usize,
    /// Surprise if all that joined belong here, and the largest part of it.
    doubt: f64,
    worst: f64,
    /// Surprise if none of those that went elsewhere or stayed alone belongs here, and the largest part of it.
    missed: f64,
    worst_missed: f64,
}

impl StrayRecord {
    /// A photo joined that belongs here with this probability.
    pub(super) fn join(&mut self, received: bool, probability: f64) {
        let surprise = -probability.max(1e-9).ln();
        self.joined += 1;
        self.received += usize::from(received);
        self.doubt += surprise;
        self.worst = self.worst.max(surprise);
    }

    /// All of it, for a fingerprint.
    pub(super) fn bits(&self) -> ([usize; 2], [u64; 4]) {
        let Self { joined, received, doubt, worst, missed, worst_missed } = self;
        ([*joined, *received], [doubt, worst, missed, worst_missed].map(|x| x.to_bits()))
    }

    /// A photo did not join that belongs here with this probability.
    pub(super) fn miss(&mut self, probability: f64) {
        let surprise = -(1.0 - probability).max(1e-9).ln();
        self.missed += surprise;
        self.worst_missed = self.worst_missed.max(surprise);
    }
}

/// The features of a group, see [`CONFIDENCE`].
pub(super) fn features(group: &Group<'_>, strays: &StrayRecord, odd: &Odd, days: usize) -> [f64; CONFIDENCE.len()] {
    let yes = |b: bool| f64::from(u8::from(b));
    let single = group.shots.len() + strays.joined == 1;
    let no_place = yes(group.places.is_empty());
    let rival = -group.rival.clamp(-8.0, 0.0);
    let rivals = group.rival_doubt.min(3.0);
    let mut out = [0.0; CONFIDENCE.len()];
    let mut slots = out.iter_mut();
    let mut put = |values: &[f64]| slots.by_ref().zip(values).for_each(|(slot, value)| *slot = *value);
    put(&[1.0, yes(single)]);
    if single {
        put(&[
            0.0,
            rival / 4.0,
            (2.0 - rival).max(0.0),
            rivals,
            strays.missed.min(3.0),
            no_place,
            yes(strays.joined > 0),
        ]);
        return out;
    }
    put(&[yes(days > 1), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let ln = |n: usize| (n as f64).ln();
    put(&bends(ln(group.shots.len()), [ln(2), ln(4), ln(8), ln(16), ln(100)]));
    put(&bends(group.weakest, [0.0, 1.0, 2.5, 6.0]));
    put(&bends(rival, [0.0, 1.0, 2.5, 5.0, 8.0]));
    put(&bends(group.merge_doubt, [0.0, 0.1, 0.5, 3.0]));
    put(&bends(rivals, [0.0, 0.1, 0.5, 3.0]));
    put(&bends(strays.doubt, [0.0, 0.05, 0.2, 0.6, 3.0]));
    put(&bends(strays.missed, [0.0, 0.05, 0.2, 0.6, 3.0]));
    put(&[
        no_place,
        yes(group.typical.is_empty()),
        yes(strays.joined > 0),
        ln(1 + strays.joined),
        yes(strays.received > 0),
        ln(1 + strays.received),
        strays.worst.min(2.0),
        strays.worst_missed.min(2.0),
        ln(group.cameras.len().max(1)),
        yes(!group.doubtful.is_empty()),
        no_place * group.merge_doubt.min(3.0),
        no_place * rivals,
        no_place * rival / 4.0,
        odd.placed.min(3.0),
        odd.unplaced.min(3.0),
        odd.unplaced_worst,
        ln(1 + odd.unplaced_count),
        odd.strays.min(3.0),
        odd.strays_worst,
        no_place * odd.unplaced.min(3.0),
    ]);
    out
}

/// How much of each piece between two knots a value covers: a weight per piece makes a bent line.
fn bends<const KNOTS: usize>(x: f64, knots: [f64; KNOTS]) -> Vec<f64> {
    knots.windows(2).map(|k| x.clamp(k[0], k[1]) - k[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calibration_bends_groups_and_leaves_single_photos_as_they_are() {
        let mut weights = Weights { confidence: [0.0; CONFIDENCE.len()], ..Weights::default() };
        let mut features = [0.0; CONFIDENCE.len()];
        features[0] = 1.0;
        let mut said = |bias: f64, calibration: [f64; 3], single: f64| {
            (weights.confidence[0], weights.calibration, features[1]) = (bias, calibration, single);
            confidence(&features, &weights)
        };
        let as_it_is = said(1.5, [0.0, 1.0, 1.0], 0.0);
        assert!((as_it_is - probability(1.5)).abs() < 1e-12, "both weights 1 and no level change nothing");
        // Surer at the top than at the bottom.
        let bent = [-0.5, 0.6, 1.3];
        assert!(said(4.0, bent, 0.0) > said(4.0, bent, 1.0) && said(0.5, bent, 0.0) < said(0.5, bent, 1.0));
        let rising: Vec<f64> = (-20..20).map(|n| said(f64::from(n) / 4.0, bent, 0.0)).collect();
        assert!(rising.is_sorted());
    }
}
