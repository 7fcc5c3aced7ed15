//! How likely a suggested event is right as it is: a logistic function of what was close when it was made.

use super::group::Group;
use super::odd::Odd;

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
