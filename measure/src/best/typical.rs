//! Which photos stand for an event of which some are spoiled: by sharpness alone, and with tones.

use super::burst::Burst;
use super::spoil::{Spoil, share};
use crate::made::Chance;
use albumen::domain::PhotoId;
use albumen::grouping::{Candidate, quality_ranks};

/// Photos of an event, and of them in a mosaic.
const PHOTOS: usize = 24;
const SHOWN: usize = 7;
/// Of an event's photos, so many are spoiled.
const SPOILED: f64 = 0.3;
const EVENTS: usize = 2_000;

/// Prints how many spoiled photos are among the best of an event.
pub(super) fn print(bursts: &[Burst], chance: &mut Chance) {
    println!("\nof an event of {PHOTOS} photos, 30 in 100 of them spoiled: in 100 of the {SHOWN} best, spoiled ones");
    println!("{:24}{:>12}{:>14}{:>14}", "", "sharpness", "and 1/2 tones", "and tones");
    let blurred = [Spoil::Defocus(1.0), Spoil::Motion(1.0)];
    let (light, dark) = ([Spoil::Stops(1.0), Spoil::Stops(2.0)], [Spoil::Stops(-1.0), Spoil::Stops(-2.0)]);
    let any = [blurred, light, dark].concat();
    for (name, kinds) in [("blurred", &blurred[..]), ("too light", &light), ("too dark", &dark), ("any of these", &any)]
    {
        let mut counts = [0; 3];
        for _ in 0..EVENTS {
            let mut photo = |n: usize| {
                let is_spoiled = share(chance) < SPOILED;
                let spoil = if is_spoiled { kinds[chance.next(kinds.len() as u64) as usize] } else { Spoil::Nothing };
                let frame = bursts[chance.next(bursts.len() as u64) as usize].one(spoil);
                let id = PhotoId::from_bytes((n as u128).to_be_bytes());
                (is_spoiled, Candidate { id, taken: None, embedding: None, quality: frame.map(|frame| frame.quality) })
            };
            let (spoiled, event): (Vec<bool>, Vec<Candidate<'_>>) = (0..PHOTOS).map(&mut photo).unzip();
            for (count, tones) in counts.iter_mut().zip([0.0, 0.5, 1.0]) {
                let ranks = quality_ranks(&event, tones);
                let mut order: Vec<usize> = (0..PHOTOS).collect();
                order.sort_by(|a, b| ranks[*b].total_cmp(&ranks[*a]));
                *count += order[..SHOWN].iter().filter(|at| spoiled[**at]).count();
            }
        }
        let [sharp, half, whole] = counts.map(|count| 100.0 * count as f64 / (EVENTS * SHOWN) as f64);
        println!("{name:24}{sharp:12.1}{half:14.1}{whole:14.1}");
    }
}
