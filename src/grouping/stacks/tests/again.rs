//! What is stacked again comes out as from nothing.

use super::{Shot, shipped, shot};
use crate::domain::{Camera, Dates, PhotoFacts, PhotoId, PictureFacts, Precision, Stamp};
use crate::grouping::stacks::{StackFit, StackMemory, stacks, stacks_again};
use crate::search::NeighbourIndex;
use jiff::ToSpan;
use proptest::prelude::*;

/// Photos of a few in a look, some of them within seconds, some with one name and a raw file beside them.
fn library() -> impl Strategy<Value = Vec<Shot>> {
    let one = (prop::option::weighted(0.8, 0_i64..40), 0.0_f32..0.5, 0_u8..12, any::<bool>());
    prop::collection::vec(one, 260..300).prop_map(|all| {
        let draw = |(i, (wait, turn, name, is_raw)): (usize, (Option<i64>, f32, u8, bool))| {
            // Four or so of one scene, which is like the next few; now and then one with the name of another.
            let scene = (i / 4) as f32;
            let look = [(scene * 0.7).cos(), (scene * 0.7).sin(), (scene * 0.31).cos(), turn, (scene * 0.11).sin()];
            let name = if name == 0 { i / 9 * 9 } else { i };
            let picture = shot(wait.map(|wait| i as i64 * 9 + wait), &look, &format!("{name}.jpg"));
            Shot { format: if is_raw { "CR3" } else { "JPEG" }, ..picture }
        };
        all.into_iter().enumerate().map(draw).collect()
    })
}

/// Their facts, by id.
fn with_facts<T>(shots: &[(usize, &Shot)], then: impl FnOnce(&[PictureFacts<'_>]) -> T) -> T {
    let camera = Camera { make: "Canon".into(), model: "EOS R50".into() };
    let noon = jiff::civil::date(2025, 5, 3).at(12, 0, 0, 0);
    let photo = |(number, shot): &(usize, &'_ Shot)| {
        let local = |at: i64| noon.checked_add(at.seconds()).expect("a date");
        let stamp = |at| Stamp { local: local(at), offset_minutes: None, precision: Precision::Second };
        // As hashes are: in no order of time.
        let id = PhotoId::from_bytes(
            (*number as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_be_bytes(),
        );
        (id, Dates { exif: shot.at.map(stamp), ..Dates::default() })
    };
    let known: Vec<(PhotoId, Dates)> = shots.iter().map(photo).collect();
    let facts = |((_, shot), (id, dates)): (&(usize, &'_ Shot), &(PhotoId, Dates))| (*id, *dates, (*shot).clone());
    let owned: Vec<(PhotoId, Dates, Shot)> = shots.iter().zip(&known).map(facts).collect();
    let mut all: Vec<PictureFacts<'_>> = owned
        .iter()
        .map(|(id, dates, shot)| PictureFacts {
            facts: PhotoFacts {
                id: *id,
                dates: *dates,
                place: None,
                camera: dates.exif.is_some().then_some(&camera),
                folder: "a",
                file_name: &shot.name,
                embedding: None,
            },
            likeness: Some(&shot.look),
            width: shot.size.0,
            height: 100,
            bytes: shot.size.1,
            format: shot.format,
            quality: shot.quality,
        })
        .collect();
    all.sort_by_key(|photo| photo.facts.id);
    then(&all)
}

/// Both ways.
fn check(
    memory: &mut StackMemory,
    index: &mut NeighbourIndex,
    photos: &[PictureFacts<'_>],
    fit: Option<&StackFit>,
) -> Result<(), TestCaseError> {
    let looks: Vec<_> = photos.iter().map(|p| (p.facts.id, p.likeness)).collect();
    let graph = index.update(&looks);
    prop_assert_eq!(stacks_again(memory, photos, &graph, fit), stacks(photos, &graph, fit));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn photos_that_come_and_go_leave_the_stacks_as_from_nothing(
        all in library(),
        steps in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 1..4), 2..8),
        measured in any::<bool>(),
    ) {
        let (mut memory, mut index) = (StackMemory::default(), NeighbourIndex::new(3));
        let mut all = all;
        let mut is_here = vec![true; all.len()];
        (0..all.len()).step_by(23).for_each(|i| is_here[i] = false);
        let fit = measured.then(shipped);
        for (n, step) in steps.iter().enumerate() {
            for at in step {
                let at = at.index(all.len());
                match n % 3 {
                    // One is another file now, or was given another time.
                    2 => (all[at].size.1, all[at].at) = (all[at].size.1 + 1, Some(at as i64 * 7)),
                    _ => is_here[at] = !is_here[at],
                }
            }
            let here: Vec<(usize, &Shot)> = all.iter().enumerate().filter(|(i, _)| is_here[*i]).collect();
            with_facts(&here, |photos| check(&mut memory, &mut index, photos, fit))?;
        }
    }

    /// So many within a minute that each meets only some of them.
    #[test]
    fn a_crowd_that_changes_is_the_crowd_from_nothing(
        turns in prop::collection::vec((0.0_f32..3.0, 0_i64..3), 70..90),
        goes in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
    ) {
        let mut at = 0;
        let mut all: Vec<Shot> = turns.iter().enumerate().map(|(i, (turn, wait))| {
            at += wait;
            shot(Some(at), &[turn.cos(), turn.sin(), 0.5], &format!("{i}.jpg"))
        }).collect();
        // Far from them, so many that the crowd is not much of all.
        all.extend((0..700).map(|i| {
            let turn = i as f32;
            shot(Some(100_000 + i * 500), &[turn.cos(), turn.sin(), -0.9], &format!("far {i}.jpg"))
        }));
        let mut here: Vec<(usize, &Shot)> = all.iter().enumerate().collect();
        let (mut memory, mut index) = (StackMemory::default(), NeighbourIndex::new(2));
        for gone in goes {
            with_facts(&here, |photos| check(&mut memory, &mut index, photos, Some(shipped())))?;
            here.remove(gone.index(turns.len() - 6));
        }
        here = all.iter().enumerate().collect();
        with_facts(&here, |photos| check(&mut memory, &mut index, photos, Some(shipped())))?;
    }
}

#[test]
fn little_is_looked_at_again_and_another_fit_or_order_is_not_mistaken_for_the_old_one() {
    let shots: Vec<Shot> = (0..400)
        .map(|i| {
            let scene = (i / 4) as f32;
            let look = [(scene * 0.7).cos(), (scene * 0.7).sin(), (scene * 0.31).cos(), (scene * 0.11).sin()];
            shot(Some(i * 40), &look, &format!("{i}.jpg"))
        })
        .collect();
    let all: Vec<(usize, &Shot)> = shots.iter().enumerate().collect();
    let (mut memory, mut index) = (StackMemory::default(), NeighbourIndex::new(3));
    with_facts(&all[..399], |photos| check(&mut memory, &mut index, photos, Some(shipped()))).unwrap();
    with_facts(&all, |photos| {
        let looks: Vec<_> = photos.iter().map(|p| (p.facts.id, p.likeness)).collect();
        let graph = index.update(&looks);
        let changed = memory.changes(photos, &graph, Some(shipped())).changed;
        let count = changed.iter().filter(|changed| **changed).count();
        assert!((1..40).contains(&count), "{count}");
    });
    let mut memory = StackMemory::default();
    with_facts(&all, |photos| {
        check(&mut memory, &mut index, photos, Some(shipped())).unwrap();
        check(&mut memory, &mut index, photos, None).unwrap();
        let fit = StackFit {
            burst: shipped()
                .elsewhere
                .map(|w| w / 2.0)
                .into_iter()
                .chain([0.0])
                .collect::<Vec<_>>()
                .try_into()
                .unwrap(),
            ..shipped().clone()
        };
        check(&mut memory, &mut index, photos, Some(&fit)).unwrap();
        let mut turned = photos.to_vec();
        turned.reverse();
        check(&mut memory, &mut index, &turned, Some(&fit)).unwrap();
        check(&mut memory, &mut index, photos, Some(&fit)).unwrap();
    });
}
