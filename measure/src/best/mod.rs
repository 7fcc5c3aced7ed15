//! How often the right photo of a burst is proposed, and with a true reason: bursts are made of real photos and spoiled in
//! known ways. The limits that serve best are chosen on one half of the photos and the figures are those of the other half.

mod burst;
mod spoil;
mod typical;

use crate::made::Chance;
use albumen::domain::Best;
use albumen::grouping::BestLimits;
use anyhow::{Result, ensure};
use burst::{Burst, Tally};
use std::path::{Path, PathBuf};

/// Shorter ones show too little to be spoiled in small steps.
const LONG_SIDE: u32 = 200;
/// Of equally good photos, at most so many bursts may be given a reason.
const FALSE_REASONS: f64 = 0.015;
/// A reason that is false costs trust in all the others: it outweighs so many that are true.
const COST: f64 = 3.0;

/// Makes bursts of `count` photos in `folder`, chooses limits, and prints.
pub(crate) fn measure(folder: &Path, count: usize) -> Result<()> {
    let mut files = Vec::new();
    find(folder, &mut files)?;
    files.sort();
    let mut chance = Chance::new();
    let mut bursts: Vec<Burst> = Vec::new();
    while bursts.len() < count && !files.is_empty() {
        let file = files.swap_remove(chance.next(files.len() as u64) as usize);
        let Ok(pixels) = image::open(&file).map(image::DynamicImage::into_rgb8) else { continue };
        if pixels.width().max(pixels.height()) >= LONG_SIDE && pixels.width().min(pixels.height()) >= LONG_SIDE / 4 {
            bursts.push(Burst::new(&pixels, &mut chance)?);
        }
    }
    ensure!(bursts.len() > 1, "there are no photos of {LONG_SIDE} pixels or more in {}", folder.display());
    let (chosen_on, judged_on) = bursts.split_at(bursts.len() / 2);
    println!("{} photos: limits are chosen on {}, figures are of the others", bursts.len(), chosen_on.len());
    let shipped = BestLimits::default();
    match choose(chosen_on, shipped) {
        Some(chosen) if chosen == shipped => println!("those chosen here are those that ship"),
        Some(chosen) => {
            println!("chosen here: {chosen:?}");
            print(judged_on, &chosen);
        }
        None => println!("no limits keep false reasons below {FALSE_REASONS}"),
    }
    println!("\nshipped: {shipped:?}");
    print(judged_on, &shipped);
    typical::print(&bursts, &mut chance);
    Ok(())
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jpg") || e.eq_ignore_ascii_case("jpeg")) {
            files.push(path);
        }
    }
    Ok(())
}

/// The limits by which most is proposed rightly and for true reasons, less what is given for false ones.
fn choose(bursts: &[Burst], start: BestLimits) -> Option<BestLimits> {
    let mut best: Option<(f64, BestLimits)> = None;
    for other_light in [12.0, 16.0, 20.0] {
        for more_tones in [0.3, 0.4, 0.5, 0.6, 0.8] {
            for sharper in [1.28, 1.35, 1.45, 1.6, 1.8] {
                for more_bytes in [1.08, 1.14, 1.2, 1.3, 1.4] {
                    let limits = BestLimits { other_light, more_tones, sharper, more_bytes, ..start };
                    let alike: Tally = bursts.iter().map(|burst| burst.alike(&limits)).collect();
                    if 1.0 - alike.reason(Best::Alike) > FALSE_REASONS {
                        continue;
                    }
                    let kinds = burst::kinds();
                    let worth = |kind| {
                        let tally: Tally = bursts.iter().flat_map(|burst| burst.spoiled(kind, &limits)).collect();
                        tally.right() + tally.reasons(true) - COST * tally.reasons(false)
                    };
                    let worth = kinds.iter().map(worth).sum::<f64>() / kinds.len() as f64;
                    if best.is_none_or(|(most, _)| worth > most) {
                        best = Some((worth, limits));
                    }
                }
            }
        }
    }
    best.map(|(_, limits)| limits)
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
