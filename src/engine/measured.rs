//! How good the pictures are of which an earlier version did not measure all.

use super::EngineError;
use super::pictures::unpacked;
use super::writer::locked;
use crate::domain::{PhotoId, Quality};
use crate::import::thumbnail::quality;
use crate::import::{Control, Memory};
use crate::library::Library;
use std::sync::Mutex;
use std::time::Duration;

/// Memory for decoding, in bytes: thumbnails need a few hundred kilobytes each.
const MEMORY: u64 = 32 << 20;
/// Photos measured in one go, and kept in one transaction: with thumbnails of some ten kilobytes, and a few milliseconds under
/// the library's lock.
const BATCH: usize = 256;
/// A thumbnail's sharpness beside that of the pixels it was made of: its JPEG adds edges of its own. Of 200 photos of many
/// subjects the median; of 90 in 100 of them it is 1.08 to 1.19. Tones are the same but for little: of 98 in 100 the entropy
/// by less than 0.09 bits, the mean of luminance by 0.11; what is burnt out, of photos half a stop too light, by 0.04.
const OF_A_JPEG: f32 = 1.14;

/// Measures, on their thumbnails, photos of which the library lacks the tones; how many. The library is locked only to read and
/// to keep each batch; ends soon after `control` says stop. What has no whole thumbnail stays as it is.
pub(super) fn measure_the_rest(library: &Mutex<Library>, control: &Control) -> Result<u64, EngineError> {
    let memory = Memory::new(MEMORY);
    let (mut count, mut after) = (0, None);
    loop {
        while control.is_paused() {
            control.rest(Duration::from_secs(1));
        }
        let page = if control.is_cancelled() { Vec::new() } else { page(&mut locked(library), after)? };
        let Some((last, ..)) = page.last() else { return Ok(count) };
        after = Some(*last);
        let measured = measured(&page, &memory);
        locked(library).keep_qualities(&measured)?;
        count += measured.len() as u64;
    }
}

/// A photo, its sharpness where that is known, and its thumbnail where there is one.
type Old = (PhotoId, Option<f32>, Option<Vec<u8>>);

fn page(library: &mut Library, after: Option<PhotoId>) -> Result<Vec<Old>, EngineError> {
    let photos = library.without_tones(after, BATCH)?;
    let Some(cache) = library.thumbnails() else { return Ok(Vec::new()) };
    // A cache that cannot be read is as good as an empty one.
    Ok(photos.into_iter().map(|(id, sharpness)| (id, sharpness, cache.look(id).ok().flatten())).collect())
}

fn measured<'a>(page: &'a [Old], memory: &Memory) -> Vec<(PhotoId, Quality)> {
    let one = |(photo, sharpness, jpeg): &Old| {
        let measured = quality(&unpacked(jpeg.as_deref()?, memory)?).ok()?;
        Some((*photo, Quality { sharpness: sharpness.unwrap_or(measured.sharpness / OF_A_JPEG), ..measured }))
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let parts = page.chunks(page.len().div_ceil(cores).max(1));
    std::thread::scope(|threads| {
        let thread = |part: &'a [Old]| {
            let thread = std::thread::Builder::new().name("measuring".to_owned());
            thread.spawn_scoped(threads, move || part.iter().filter_map(one).collect::<Vec<_>>()).ok()
        };
        let work: Vec<_> = parts.filter_map(thread).collect();
        // A part whose thread could not be had, or whose decoder panicked, stays as it was.
        work.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|_| Vec::new())).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FileStamp, Photo, Tones};
    use crate::import::thumbnail::thumbnail;
    use crate::library::NewFile;
    use image::{Rgb, RgbImage};
    use std::path::Path;

    fn id(n: u8) -> PhotoId {
        PhotoId::from_hash(&[n; 32])
    }

    /// A scene with a lamp and a dark corner.
    fn scene(light: f32) -> RgbImage {
        RgbImage::from_fn(600, 400, |x, y| {
            let (x, y) = (x as f32, y as f32);
            let wave = 30.0 * (x / 23.0).sin() * (y / 17.0).cos();
            let value = if x + y < 120.0 { 0.0 } else { light * (60.0 + y / 4.0 + wave) };
            Rgb([value, 0.9 * value, 0.7 * value].map(|v| v.clamp(0.0, 255.0) as u8))
        })
    }

    /// A library of an earlier version with these photos, some with a thumbnail; of the first no sharpness either.
    fn library(folder: &Path, photos: &[(Photo, Option<Vec<u8>>)]) -> Mutex<Library> {
        let mut library = Library::open(folder).expect("a new library");
        let stamp = FileStamp { size: 5, modified: 1 };
        for (n, (photo, jpeg)) in photos.iter().enumerate() {
            let path = folder.join(format!("{n}.jpg"));
            let quality = (n > 0).then_some(Quality { sharpness: 77.0, tones: None });
            let new = NewFile::Photo { path: &path, stamp, photo, embeddings: &[], quality };
            library.record(&[new], 1).expect("kept");
            if let Some(jpeg) = jpeg {
                library.thumbnails().expect("its cache").add([(photo.id, &jpeg[..])], 1).expect("kept");
            }
        }
        Mutex::new(library)
    }

    fn photo(n: u8, film: Option<crate::domain::Film>) -> Photo {
        let (width, height, format) = (600, 400, "JPEG".to_owned());
        Photo { id: id(n), format, width, height, orientation: 1, taken: None, place: None, camera: None, film }
    }

    #[test]
    fn what_is_lacking_is_measured_on_thumbnails_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let jpeg = |light| thumbnail(&scene(light)).expect("it can be made");
        let film = Some(crate::domain::Film { milliseconds: None });
        let mut broken = jpeg(1.0);
        broken.truncate(400);
        let library = library(
            folder.path(),
            &[
                (photo(1, None), Some(jpeg(1.0))),
                (photo(2, None), Some(jpeg(2.2))),
                (photo(3, None), None),
                (photo(4, None), Some(broken)),
                (photo(5, film), Some(jpeg(1.0))),
            ],
        );
        let stopped = Control::default();
        stopped.cancel();
        assert_eq!(measure_the_rest(&library, &stopped).expect("no error"), 0);
        assert_eq!(measure_the_rest(&library, &Control::default()).expect("no error"), 2);
        assert_eq!(measure_the_rest(&library, &Control::default()).expect("no error"), 0, "once");

        let found = locked(&library).qualities().expect("they can be read");
        for (n, light) in [(1, 1.0), (2, 2.2)] {
            let true_one = quality(&scene(light)).expect("it can be measured");
            let (is, should) = (found[&id(n)].tones.expect("measured"), true_one.tones.expect("measured"));
            let Tones { brightness, entropy, burnt } = should;
            assert!(
                (is.brightness - brightness).abs() < 0.5 && (is.entropy - entropy).abs() < 0.1,
                "{is:?} {should:?}"
            );
            assert!((is.burnt - burnt).abs() < 0.04, "{is:?} {should:?}");
        }
        let (first, second) = (found[&id(1)], found[&id(2)]);
        assert!(second.tones.expect("measured").burnt > 0.03, "{second:?}");
        assert!(first.sharpness > 0.0 && second.sharpness == 77.0, "what is known stays: {first:?} {second:?}");
        assert!(
            [3, 4, 5].iter().all(|n| found[&id(*n)].tones.is_none()),
            "no thumbnail, a broken one, a film: {found:?}"
        );
    }
}
