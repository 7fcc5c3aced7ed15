//! How likely a suggested event is right as it is: a logistic function of what was close when it was made.

use super::cluster::Group;

/// Names of the features, in the order of [`features`].
pub const CONFIDENCE: [&str; 16] = [
    "bias",
    "weakest",
    "weakest_low",
    "rival",
    "rival_near",
    "size",
    "single",
    "days",
    "no_place",
    "no_place_weakest",
    "no_place_rival",
    "strays",
    "weakest_stray",
    "rival_stray",
    "cameras",
    "doubtful",
];

/// What happened to a group among the photos without a trustworthy time.
#[derive(Clone, Copy, Debug)]
pub(super) struct StrayRecord {
    /// How many joined.
    pub(super) joined: usize,
    /// Lowest log-odds with which one joined.
    pub(super) weakest: f64,
    /// Highest log-odds of one that went elsewhere or stayed alone.
    pub(super) rival: f64,
}

impl Default for StrayRecord {
    fn default() -> Self {
        Self { joined: 0, weakest: f64::INFINITY, rival: f64::NEG_INFINITY }
    }
}

/// The features of a group, see [`CONFIDENCE`].
pub(super) fn features(group: &Group<'_>, strays: &StrayRecord, days: usize) -> [f64; CONFIDENCE.len()] {
    let yes = |b: bool| f64::from(u8::from(b));
    let weakest = group.weakest.clamp(0.0, 6.0);
    let rival = group.rival.clamp(-8.0, 0.0);
    let no_place = yes(group.places.is_empty());
    [
        1.0,
        weakest / 3.0,
        (1.5 - weakest).max(0.0),
        rival / 4.0,
        (rival + 2.0).max(0.0),
        (group.shots.len().min(100) as f64).ln(),
        yes(group.shots.len() + strays.joined == 1),
        yes(days > 1),
        no_place,
        no_place * weakest / 3.0,
        no_place * rival / 4.0,
        (1.0 + strays.joined as f64).ln(),
        (3.0 - strays.weakest.clamp(0.0, 3.0)) / 3.0,
        (strays.rival.clamp(-5.0, 3.0) + 5.0) / 3.0,
        (group.cameras.len().max(1) as f64).ln(),
        yes(!group.doubtful.is_empty()),
    ]
}
