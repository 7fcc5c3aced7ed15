//! Which limits serve best.

use super::burst::{self, Burst, Tally};
use albumen::domain::Best;
use albumen::grouping::BestLimits;

/// Of equally good photos, at most so many bursts may be given a reason.
const FALSE_REASONS: f64 = 0.015;
/// A reason that is false costs trust in all the others: it outweighs so many that are true.
const COST: f64 = 3.0;

/// What is tried; of numbers that may be anything, in steps of about a quarter to a half.
const OTHER_LIGHT: [f32; 7] = [9.0, 12.0, 16.0, 20.0, 26.0, 34.0, 44.0];
const MORE_TONES: [f32; 9] = [0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1.1, 1.5, 2.0];
const BURNT: [f32; 9] = [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 9.0];
const SHARPER: [f32; 6] = [1.2, 1.28, 1.35, 1.45, 1.6, 1.8];
const MORE_BYTES: [f64; 7] = [1.04, 1.08, 1.14, 1.2, 1.3, 1.4, 1.6];
const SAME_LIGHT: [f32; 5] = [4.0, 6.0, 8.0, 11.0, 16.0];

/// The limits by which most is proposed rightly and for true reasons, less what is given for false ones: those about light and
/// those about detail in turn, all of each together, until neither gets better. Says so where one is the last that was tried.
pub(super) fn choose(bursts: &[Burst], start: BestLimits) -> Option<BestLimits> {
    let mut best = (worth(bursts, &start), start);
    loop {
        let before = best.1;
        for limits in light(before).chain(detail(before)) {
            let worth = worth(bursts, &limits);
            if worth > best.0 {
                best = (worth, limits);
            }
        }
        if best.1 == before {
            break;
        }
    }
    let (worth, limits) = best;
    println!("they are worth {worth:.4}; those that ship {:.4}", self::worth(bursts, &start));
    let is_last = |value: f32, tried: &[f32]| tried.first() == Some(&value) || tried.last() == Some(&value);
    for (name, value, tried) in [
        ("other_light", limits.other_light, &OTHER_LIGHT[..]),
        ("more_tones", limits.more_tones, &MORE_TONES),
        ("burnt", limits.burnt, &BURNT),
        ("sharper", limits.sharper, &SHARPER),
        ("more_bytes", limits.more_bytes as f32, &MORE_BYTES.map(|value| value as f32)),
        ("same_light", limits.same_light, &SAME_LIGHT),
    ] {
        if is_last(value, tried) {
            println!("at the edge of what was tried: {name} = {value}");
        }
    }
    (worth > f64::MIN).then_some(limits)
}

fn light(from: BestLimits) -> impl Iterator<Item = BestLimits> {
    let with = move |(other_light, more_tones, burnt)| BestLimits { other_light, more_tones, burnt, ..from };
    let pairs = OTHER_LIGHT.into_iter().flat_map(|a| MORE_TONES.map(|b| (a, b)));
    pairs.flat_map(|(a, b)| BURNT.map(|c| (a, b, c))).map(with)
}

fn detail(from: BestLimits) -> impl Iterator<Item = BestLimits> {
    let with = move |(sharper, more_bytes, same_light)| BestLimits { sharper, more_bytes, same_light, ..from };
    let pairs = SHARPER.into_iter().flat_map(|a| MORE_BYTES.map(|b| (a, b)));
    pairs.flat_map(|(a, b)| SAME_LIGHT.map(|c| (a, b, c))).map(with)
}

/// What the person gets of these limits; `f64::MIN` where too many reasons are false.
fn worth(bursts: &[Burst], limits: &BestLimits) -> f64 {
    let alike: Tally = bursts.iter().map(|burst| burst.alike(limits)).collect();
    if 1.0 - alike.reason(Best::Alike) > FALSE_REASONS {
        return f64::MIN;
    }
    let kinds = burst::kinds();
    let worth = |kind| {
        let tally: Tally = bursts.iter().flat_map(|burst| burst.spoiled(kind, limits)).collect();
        tally.right() + tally.reasons(true) - COST * tally.reasons(false)
    };
    kinds.iter().map(worth).sum::<f64>() / kinds.len() as f64
}
