//! A library of made photos on the disk, as a scan would leave it.

use crate::made::{Chance, FOLDER, photos};
use albumen::domain::{EncoderId, normalise};
use albumen::library::{Library, NewFile};
use anyhow::Result;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use std::path::{Path, PathBuf};

/// As long as the shipped encoder's.
const LENGTH: usize = 1_280;
/// Different pictures to make thumbnails of.
const LOOKS: u32 = 64;

/// Makes a library of `n` photos in `folder`.
pub(crate) fn make(folder: &Path, n: usize) -> Result<()> {
    let mut chance = Chance::new();
    let photos = photos(n, &mut chance);
    let mut library = Library::open(folder)?;
    let encoder = EncoderId("made".to_owned());
    library.use_encoder(&encoder)?;
    library.add_folders(&[PathBuf::from(FOLDER)], 0)?;
    let looks: Vec<Vec<u8>> = (0..LOOKS).map(thumbnail).collect::<Result<_>>()?;
    for (part, batch) in photos.chunks(1_000).enumerate() {
        let embeddings: Vec<Vec<(EncoderId, Vec<f32>)>> =
            batch.iter().map(|_| vec![(encoder.clone(), embedding(&mut chance, part))]).collect();
        let lines: Vec<NewFile<'_>> = batch
            .iter()
            .zip(&embeddings)
            .map(|((photo, path, stamp), embeddings)| NewFile::Photo {
                path,
                stamp: *stamp,
                photo,
                embeddings,
                quality: None,
            })
            .collect();
        if let Some(cache) = library.thumbnails() {
            let jpegs = batch.iter().enumerate().map(|(i, (photo, ..))| (photo.id, &looks[i % looks.len()][..]));
            cache.add(jpegs, 0)?;
        }
        library.record(&lines, 0)?;
    }
    println!("{n} made photos in {}", folder.display());
    Ok(())
}

/// The files of the library, as they were taken.
pub(crate) fn files(folder: &Path) -> Result<Vec<String>> {
    let library = Library::open(folder)?;
    let mut photos: Vec<_> =
        library.photos()?.into_iter().map(|p| (p.photo.taken.map(|t| t.local), p.places)).collect();
    photos.sort_by_key(|(taken, _)| *taken);
    let first = photos.into_iter().filter_map(|(_, places)| places.into_iter().next());
    Ok(first.map(|(path, ..)| path.display().to_string()).collect())
}

/// Photos of one part of the library look alike.
fn embedding(chance: &mut Chance, part: usize) -> Vec<f32> {
    let mut values: Vec<f32> = (0..LENGTH)
        .map(|i| chance.next(1_000) as f32 / 1_000.0 + if i % 40 == part % 40 { 6.0 } else { 0.0 })
        .collect();
    normalise(&mut values);
    values
}

fn thumbnail(look: u32) -> Result<Vec<u8>> {
    let picture = RgbImage::from_fn(320, 240, |x, y| {
        let wave = ((x * (look % 7 + 1) + y * (look % 5 + 1)) / 8 % 64) as u8;
        Rgb([(look * 3) as u8 ^ wave, (x / 2) as u8, (y as u8).wrapping_add((look * 5) as u8)])
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&picture)?;
    Ok(jpeg)
}
