//! Do two groups of photos belong to one event? A logistic function of time, place, look, and who took them.

use super::group::{Group, World};
use super::shots::Shot;

/// Names of the features, in the order of [`features`]. A feature whose data are missing is 0, so that nothing missing
/// sinks the rest; bends in the scale of time and distance are features of their own ("from 45 minutes to 2 hours").
pub const AFFINITY: [&str; 46] = [
    "bias",
    "gap_to_10min",
    "gap_to_45min",
    "gap_to_2h",
    "gap_to_5h",
    "gap_to_12h",
    "gap_to_40h",
    "gap_relative",
    "night",
    "nights",
    "extent_to_8h",
    "extent_to_14h",
    "extent_to_30h",
    "extent_beyond",
    "place_known",
    "km_to_1.5",
    "km_to_6",
    "km_to_25",
    "km_to_100",
    "km_beyond",
    "away",
    "away_night",
    "away_gap",
    "away_km",
    "look_best",
    "look_mean",
    "look_best_no_place",
    "look_mean_no_place",
    "look_best_night",
    "look_best_gap",
    "look_best_size",
    "look_low",
    "look_high",
    "look_low_no_place",
    "look_best_single",
    "look_low_single",
    "smaller",
    "larger",
    "single",
    "single_gap",
    "single_no_place",
    "between",
    "no_place_gap",
    "camera",
    "folder",
    "held_between",
];

const HOUR: f64 = 3_600.0;
/// Where lines are bent that say what a look is worth, on the scale of [`looks`].
const LOW: f64 = 0.0;
const HIGH: f64 = 1.2;

/// The features of two groups, see [`AFFINITY`].
pub(super) fn features(a: &Group, b: &Group, world: &World<'_>) -> [f64; AFFINITY.len()] {
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    let gap = (second.start - first.end).max(0.0);
    let extent = (first.end.max(second.end) - first.start) / HOUR;
    let gap_log = (1.0 + gap / 60.0).ln();
    let bend = |x: f64, from: f64, to: f64| (x.clamp(from, to) - from).max(0.0);
    let gap_bend = |from: f64, to: f64| bend(gap_log, (1.0 + from).ln(), (1.0 + to).ln());
    let long_gap = gap_bend(120.0, 2_400.0);
    let extent_bend = |from: f64, to: f64| bend((1.0 + extent).ln(), (1.0 + from).ln(), (1.0 + to).ln());
    let nights = if gap > 0.0 { nights(first.end, second.start) } else { 0.0 };
    let night = nights.min(1.0);

    let km = nearest(a, b);
    let known = f64::from(u8::from(km.is_some()));
    let unknown = 1.0 - known;
    let km_log = km.map_or(f64::NEG_INFINITY, |km| (km + 0.05).ln());
    let km_bend =
        |from: f64, to: f64| if known > 0.0 { bend(km_log, (from + 0.05_f64).ln(), (to + 0.05_f64).ln()) } else { 0.0 };
    let away = a.away.zip(b.away).map_or(0.0, |(a, b)| a.min(b));

    let (best, mean) = looks(a, b, world.shots).unwrap_or((0.0, 0.0));
    // Where the best matches are hardly more alike than strangers are, and where they show the same picture.
    let (low, high) = ((LOW - best).max(0.0), (best - HIGH).max(0.0));
    let (small, large) = (a.shots.len().min(b.shots.len()), a.shots.len().max(b.shots.len()));
    let single = f64::from(u8::from(small == 1));
    let (free_between, held_between) = world.between(first, second);
    let relative = rhythm(first, second).map_or(0.0, |mean| ((gap + 1.0).ln() - mean).clamp(-2.0, 6.0));

    [
        1.0,
        gap_bend(0.0, 10.0),
        gap_bend(10.0, 45.0),
        gap_bend(45.0, 120.0),
        gap_bend(120.0, 300.0),
        gap_bend(300.0, 720.0),
        gap_bend(720.0, 2_400.0),
        relative,
        night,
        (nights - night).clamp(0.0, 1.0),
        extent_bend(4.0, 8.0),
        extent_bend(8.0, 14.0),
        extent_bend(14.0, 30.0),
        extent_bend(30.0, 300.0),
        known,
        km_bend(0.4, 1.5),
        km_bend(1.5, 6.0),
        km_bend(6.0, 25.0),
        km_bend(25.0, 100.0),
        km_bend(100.0, 2_000.0),
        away,
        away * night,
        away * long_gap,
        away * km_bend(0.8, 100.0),
        best,
        mean,
        best * unknown,
        mean * unknown,
        best * night,
        best * gap_log / 5.0,
        best * (small.min(20) as f64).ln(),
        low,
        high,
        low * unknown,
        best * single,
        low * single,
        (small.min(50) as f64).ln(),
        (large.min(200) as f64).ln(),
        single,
        single * gap_log / 5.0,
        single * unknown,
        (1.0 + free_between as f64).ln().min(4.0),
        unknown * long_gap,
        f64::from(u8::from(a.cameras.iter().any(|c| b.cameras.contains(c)))),
        f64::from(u8::from(a.folders.iter().any(|f| b.folders.contains(f)))),
        f64::from(u8::from(held_between > 0)),
    ]
}

/// How often the clock passes half past four in the morning between two moments: even a long evening is over by then.
pub(super) fn nights(from: f64, to: f64) -> f64 {
    let day = |at: f64| ((at - 4.5 * HOUR) / (24.0 * HOUR)).floor();
    (day(to) - day(from)).max(0.0)
}

/// Kilometres between the places of two groups that are nearest to each other.
fn nearest(a: &Group, b: &Group) -> Option<f64> {
    let pairs = a.places.iter().flat_map(|p| b.places.iter().map(move |q| p.distance(q) / 1_000.0));
    pairs.min_by(f64::total_cmp)
}

/// How alike two groups look, about 0 where they are as unlike as strangers: the mean of the better half of the best
/// matches of the smaller group's photos (one common subject is enough), and the mean over all pairs.
fn looks(a: &Group, b: &Group, shots: &[Shot<'_>]) -> Option<(f64, f64)> {
    let (small, large) = if a.typical.len() <= b.typical.len() { (a, b) } else { (b, a) };
    let (mut best, mut sum, mut pairs) = (Vec::with_capacity(small.typical.len()), 0.0, 0_usize);
    for &i in &small.typical {
        let mut top = f64::NEG_INFINITY;
        for look in large.typical.iter().filter_map(|&j| shots[i].look(&shots[j])) {
            top = top.max(look);
            sum += look;
            pairs += 1;
        }
        if top.is_finite() {
            best.push(top);
        }
    }
    if best.is_empty() {
        return None;
    }
    best.sort_by(|x, y| y.total_cmp(x));
    let half = best.len().div_ceil(2);
    let top = best[..half].iter().sum::<f64>() / half as f64;
    Some(((top - 0.3) * 4.0, (sum / pairs as f64 - 0.1) * 4.0))
}

/// Mean log of the pauses within the slower of two groups, where there are any.
fn rhythm(a: &Group, b: &Group) -> Option<f64> {
    match (a.rhythm(), b.rhythm()) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nights_are_counted_at_half_past_four() {
        let at = |day: f64, hour: f64| (day * 24.0 + hour) * HOUR;
        assert_eq!(nights(at(0.0, 22.0), at(1.0, 2.0)), 0.0);
        assert_eq!(nights(at(0.0, 22.0), at(1.0, 5.0)), 1.0);
        assert_eq!(nights(at(0.0, 22.0), at(2.0, 9.0)), 2.0);
    }
}
