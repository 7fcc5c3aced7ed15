//! How often the right photo of a burst is proposed, and with a true reason: bursts are made of real photos and spoiled in
//! known ways. The limits that serve best are chosen on one half of the photos; the figures are those of the other half, or of
//! photos of another folder.

mod burst;
mod choose;
mod spoil;
mod typical;

use crate::made::Chance;
use crate::pool::Pool;
use albumen::domain::Best;
use albumen::grouping::BestLimits;
use anyhow::{Result, ensure};
use burst::{Burst, Tally};
use std::path::Path;

/// Makes bursts of `count` photos in `folder`, chooses limits, and prints; the figures are of the half that was not looked at,
/// or of half as many photos in the folder `others`.
pub(crate) fn measure(folder: &Path, others: Option<&Path>, count: usize) -> Result<()> {
    let mut chance = Chance::new();
    let bursts = bursts(folder, count, &mut chance)?;
    let (chosen_on, rest) = bursts.split_at(bursts.len() / 2);
    let elsewhere = others.map(|others| self::bursts(others, count / 2, &mut chance)).transpose()?;
    let judged_on = elsewhere.as_deref().unwrap_or(rest);
    println!("limits are chosen on {} photos, figures are of {} others", chosen_on.len(), judged_on.len());
    let shipped = BestLimits::default();
    match choose::choose(chosen_on, shipped) {
        Some(chosen) if chosen == shipped => println!("those chosen here are those that ship"),
        Some(chosen) => {
            println!("chosen here: {chosen:?}");
            print(judged_on, &chosen);
        }
        None => println!("no limits keep false reasons rare enough"),
    }
    println!("\nshipped: {shipped:?}");
    print(judged_on, &shipped);
    typical::print(judged_on, &mut chance);
    Ok(())
}

/// Of so many photos in a folder.
fn bursts(folder: &Path, count: usize, chance: &mut Chance) -> Result<Vec<Burst>> {
    let mut pool = Pool::new(folder)?;
    let mut bursts: Vec<Burst> = Vec::new();
    while bursts.len() < count {
        let Some((_, pixels)) = pool.draw(chance) else { break };
        bursts.push(Burst::new(&pixels, chance)?);
    }
    ensure!(bursts.len() > 1, "there are too few photos of 200 pixels or more in {}", folder.display());
    Ok(bursts)
}

/// The earlier rule went by the largest file where pictures are of one size, and gave that as the reason.
fn print(bursts: &[Burst], limits: &BestLimits) {
    let alike: Tally = bursts.iter().map(|burst| burst.alike(limits)).collect();
    println!("of four that are equally good, in 100 bursts, the reason is");
    for why in [Best::BetterExposed, Best::Sharper, Best::MoreDetail, Best::Alike] {
        println!("  {:16}{:6.1}", format!("{why:?}"), 100.0 * alike.reason(why));
    }
    println!("  (before: MoreDetail in all of them)\n");
    println!("of one that is good and two that are spoiled, in 100 bursts (by chance 33):");
    println!("{:24}{:>14}{:>12}   with this reason, and it is true/false", "", "largest file", "this rule");
    for kind in burst::kinds() {
        let tally: Tally = bursts.iter().flat_map(|burst| burst.spoiled(&kind, limits)).collect();
        let largest = bursts.iter().map(|burst| burst.by_largest_file(&kind)).sum::<f64>() / bursts.len() as f64;
        print!("{:24}{:14.1}{:12.1}  ", burst::name(&kind), 100.0 * largest, 100.0 * tally.right());
        for why in [Best::BetterExposed, Best::Sharper, Best::MoreDetail] {
            let (right, wrong) = tally.with(why);
            if right + wrong > 0.0 {
                print!(" {why:?} {:.1}/{:.1}", 100.0 * right, 100.0 * wrong);
            }
        }
        println!();
    }
}
