//! Why a photo fits its group less well than the others: the part of the score that speaks against it most.

use super::affinity::{AFFINITY, features};
use super::group::{Group, World};
use super::shots::{Shot, Trust};
use crate::domain::Doubt;

/// Why the photo `shot` is doubtful in `group`; its own part of the weighted sum for time, place and look is compared.
pub(super) fn why(shot: usize, group: &Group<'_>, world: &World<'_>, weights: &[f64; AFFINITY.len()]) -> Doubt {
    let rest: Vec<usize> = group.shots.iter().copied().filter(|i| *i != shot).collect();
    let here = &world.shots[shot];
    let apart = |other: &usize| (world.shots[*other].at - here.at).abs();
    let gap = rest.iter().map(apart).min_by(f64::total_cmp).unwrap_or(0.0);
    let metres = |other: &usize| Some(world.shots[*other].place?.distance(&here.place?));
    let distance = rest.iter().filter_map(metres).min_by(f64::total_cmp);
    if rest.is_empty() {
        return Doubt::FarInTime(gap);
    }
    let seen = features(&Group::new(vec![shot], world), &Group::new(rest, world), world);
    let part = |kinds: &[&str]| -> f64 {
        let is_kind = |name: &str| kinds.iter().any(|kind| name.starts_with(kind));
        let parts = AFFINITY.iter().zip(weights).zip(&seen);
        parts.filter(|((name, _), _)| is_kind(name)).map(|((_, weight), value)| weight * value).sum()
    };
    let time = part(&["gap", "night", "extent", "between"]);
    let place = part(&["km", "away_km"]);
    let look = part(&["look"]);
    match distance {
        Some(metres) if place < time.min(look) => Doubt::Elsewhere(metres),
        _ if look < time && look < 0.0 => Doubt::LooksDifferent,
        _ => Doubt::FarInTime(gap),
    }
}

/// Why a photo without a trustworthy time is doubtful.
pub(super) fn why_stray(shot: &Shot<'_>) -> Doubt {
    if shot.trust == Trust::Day { Doubt::OnlyDay } else { Doubt::NoDate }
}
