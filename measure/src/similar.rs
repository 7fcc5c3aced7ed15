//! Finding similar photos: the index beside a plain scan of 32-bit floats, in one run.

use crate::made::{Chance, FOLDER, photos};
use albumen::domain::{EncoderId, PhotoId, normalise};
use albumen::library::{Library, NewFile};
use albumen::search::{Index, nearest};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::time::Instant;

/// As long as the shipped encoder's embeddings for what photos show.
const LENGTH: usize = 256;
const QUERIES: usize = 100;
const NEIGHBOURS: usize = 100;
/// Photos that show the same: as many as a large event has.
const ALIKE: usize = 150;

/// Makes a library of `n` embeddings, asks, and prints.
pub(crate) fn measure(n: usize) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut library = Library::open(folder.path())?;
    let encoder = EncoderId("made/scene".to_owned());
    let rows = make(&mut library, &encoder, n)?;
    let start = Instant::now();
    let mut index = Index::with_capacity(n, LENGTH);
    library.visit_embeddings(&encoder, |photo, embedding| index.add(photo, embedding))?;
    println!(
        "{n} embeddings of {LENGTH} numbers; index read from the library in {:.2} s",
        start.elapsed().as_secs_f64()
    );
    let floats = rows.len() * (LENGTH * size_of::<f32>() + size_of::<PhotoId>());
    println!("memory: index {:.1} MB, 32-bit floats {:.1} MB", index.bytes() as f64 / 1e6, floats as f64 / 1e6);
    let (mut by_index, mut filter, mut by_scan) = (Vec::new(), Vec::new(), Vec::new());
    let (mut same, mut compared) = (0, 0);
    for q in 0..QUERIES {
        let (_, query) = rows.get(q * rows.len() / QUERIES).context("there are photos")?;
        let start = Instant::now();
        compared += index.candidates(query, NEIGHBOURS, &|_| true).len();
        filter.push(milliseconds(start));
        let start = Instant::now();
        let exact = |photo| library.embedding(photo, &encoder).ok().flatten();
        let one = index.nearest(query, NEIGHBOURS, &|_| true, exact);
        by_index.push(milliseconds(start));
        let start = Instant::now();
        let other = nearest(query, rows.iter().map(|(photo, row)| (*photo, row.as_slice())), NEIGHBOURS);
        by_scan.push(milliseconds(start));
        same += usize::from(one == other);
    }
    println!("compared in full: {} of {n} photos on average", compared / QUERIES);
    println!("index: {}, of which the pass over bytes {}", said(&mut by_index), said(&mut filter));
    println!("32-bit floats: {}", said(&mut by_scan));
    println!("the same {NEIGHBOURS} neighbours in the same order: {same} of {QUERIES} queries");
    Ok(())
}

/// Events whose photos look alike, in a space where anything looks a little alike.
fn make(library: &mut Library, encoder: &EncoderId, n: usize) -> Result<Vec<(PhotoId, Vec<f32>)>> {
    let mut chance = Chance::new();
    library.use_encoder(encoder)?;
    library.add_folders(&[PathBuf::from(FOLDER)], 0)?;
    let photos = photos(n, &mut chance);
    let mut vector = |spread: f32, around: Option<&[f32]>| -> Vec<f32> {
        let mut noise = || (0..4).map(|_| chance.next(2_001) as f32 / 1_000.0 - 1.0).sum::<f32>() * spread;
        (0..LENGTH).map(|i| around.map_or(0.0, |around| around[i]) + noise()).collect()
    };
    let mut rows = Vec::with_capacity(n);
    for batch in photos.chunks(ALIKE) {
        let middle = vector(1.0, None);
        let embeddings: Vec<Vec<(EncoderId, Vec<f32>)>> = batch
            .iter()
            .map(|_| {
                let mut row = vector(0.6, Some(&middle));
                normalise(&mut row);
                vec![(encoder.clone(), row)]
            })
            .collect();
        let mut lines: Vec<NewFile<'_>> = Vec::with_capacity(batch.len());
        for ((photo, path, stamp), embeddings) in batch.iter().zip(&embeddings) {
            lines.push(NewFile::Photo { path, stamp: *stamp, photo, embeddings, quality: None });
        }
        library.record(&lines, 0)?;
        let kept =
            batch.iter().zip(embeddings).filter_map(|((photo, ..), e)| Some((photo.id, e.into_iter().next()?.1)));
        rows.extend(kept);
    }
    Ok(rows)
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

fn said(times: &mut [f64]) -> String {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() - 1) as f64 * share) as usize).copied().unwrap_or(f64::NAN);
    format!("median {:.1} ms, 95 in 100 within {:.1} ms", at(0.5), at(0.95))
}
