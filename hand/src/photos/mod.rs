//! Made photos to try the program with, and to take pictures of it with: a few events of a year, each in a place of its own.

mod noise;
mod scene;

use anyhow::{Context, Result};
use image::codecs::jpeg::JpegEncoder;
use scene::SCENES;
use std::path::Path;

/// Sides of the photos, upright ones among them.
const SHAPES: [(u32, u32); 4] = [(960, 720), (960, 640), (720, 960), (960, 540)];
/// Where the events were: latitude and longitude in degrees and minutes, as XMP writes them.
const PLACES: [(&str, &str); 6] = [
    ("46,37.3N", "8,2.5E"),   // the Bernese Alps
    ("38,41.6N", "9,25.2W"),  // the coast near Lisbon
    ("43,28.0N", "11,2.6E"),  // Tuscany
    ("78,13.4N", "15,38.8E"), // Svalbard
    ("48,33.5N", "8,12.0E"),  // the Black Forest
    ("31,4.8N", "4,0.8W"),    // the edge of the Sahara
];

/// Makes `each` photos of each of `events`, weeks apart, taken within minutes. The date is in the file's name, as phones
/// and messengers do it, and the place in an XMP file beside it.
pub(crate) fn make(folder: &Path, events: usize, each: usize) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("{} could not be made", folder.display()))?;
    for event in 0..events {
        let (month, day) = (1 + event * 5 % 12, 2 + event * 7 % 26);
        for number in 0..each {
            let (hour, minute) = (9 + number * 4 / 15, number * 4 % 60);
            let file = folder.join(format!("IMG_2025{month:02}{day:02}_{hour:02}{minute:02}{:02}.jpg", event * 9 % 60));
            let (width, height) = SHAPES[(number + event) % SHAPES.len()];
            let picture = SCENES[event % SCENES.len()].paint(width, height, (event * 1_000 + number) as u64);
            let mut jpeg = Vec::new();
            JpegEncoder::new_with_quality(&mut jpeg, 88).encode_image(&picture)?;
            write(&file, &jpeg)?;
            let (latitude, longitude) = PLACES[event % PLACES.len()];
            write(&file.with_extension("jpg.xmp"), side_file(latitude, longitude).as_bytes())?;
        }
    }
    Ok(())
}

fn side_file(latitude: &str, longitude: &str) -> String {
    format!(
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="{latitude}" exif:GPSLongitude="{longitude}"/>
</rdf:RDF></x:xmpmeta>
"#
    )
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(file, bytes).with_context(|| format!("{} could not be written", file.display()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_same_photos_each_time_and_no_two_alike() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for folder in [&one, &two] {
            super::make(folder.path(), 2, 2).unwrap();
        }
        let read = |folder: &std::path::Path| {
            let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            files.retain(|file| file.extension().is_some_and(|is| is == "jpg"));
            files.sort();
            files.into_iter().map(|file| std::fs::read(file).unwrap()).collect::<Vec<_>>()
        };
        let mut photos = read(one.path());
        assert_eq!(photos, read(two.path()));
        photos.dedup();
        assert_eq!(photos.len(), 4);
    }
}
