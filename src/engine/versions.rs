//! Is a file with new content the same photo, edited? And then: decisions follow it.

use super::apply::keep_versions;
use super::{EngineError, clock};
use crate::domain::{EncoderId, Photo, PhotoId, Precision};
use crate::library::Library;
use crate::review::{Review, Version};

/// Cosine similarities from which on what a file holds now is an edit of what it held, by the encoder's output. Measured
/// on 240 photos of 77 subjects with two edited copies each, of two or three steps (crops to 60 %, turns, tone, grey, bars
/// of screenshots, text, half the size, then JPEG of quality 35 to 70): 93 % of the edits are above, 2.4 % of the pairs of
/// other photos of one subject, and 1 in 100,000 of photos of different subjects. Edits that keep time and camera are known
/// by these (see [`is_edit`]).
const ALIKE: [(&str, f32); 1] = [("albumen-lite0-1/copy", 0.35)];
/// The same for outputs that nobody has measured: all but the same, as strangers may be alike there.
const ALIKE_UNMEASURED: f32 = 0.9;

/// The similarity that an output must find.
fn alike(encoder: &EncoderId) -> f32 {
    ALIKE.iter().find(|(output, _)| *output == encoder.0).map_or(ALIKE_UNMEASURED, |(_, alike)| *alike)
}

/// Whether `new` is an edit of `old`: it looks nearly the same, or both were taken at the same moment by the same camera.
fn is_edit(old: Option<&Photo>, new: Option<&Photo>, looks_the_same: bool) -> bool {
    if looks_the_same {
        return true;
    }
    let moment = |photo: Option<&Photo>| {
        let photo = photo?;
        let taken = photo.taken.filter(|taken| taken.precision == Precision::Second)?;
        Some((taken.local, photo.camera.clone()?))
    };
    moment(old).is_some_and(|old| Some(old) == moment(new))
}

/// As [`is_edit`], of what the library knows of the old photo, for a new one with this embedding of `encoder`.
pub(super) fn is_edit_of(
    library: &Library,
    old: PhotoId,
    new: (PhotoId, Option<&Photo>, Option<&[f32]>),
    encoder: Option<&EncoderId>,
) -> Result<bool, EngineError> {
    let (id, photo, embedding) = new;
    let stored =
        |id| Ok::<_, EngineError>(encoder.map(|encoder| library.embedding(id, encoder)).transpose()?.flatten());
    let before = stored(old)?;
    let now = match embedding {
        Some(embedding) => Some(embedding.to_vec()),
        None => stored(id)?,
    };
    let looks_the_same = before.zip(now).zip(encoder).is_some_and(|((a, b), encoder)| {
        a.len() == b.len() && a.iter().zip(&b).map(|(a, b)| a * b).sum::<f32>() >= alike(encoder)
    });
    let old = library.photo(old)?.map(|known| known.photo);
    let known = if photo.is_none() { library.photo(id)?.map(|known| known.photo) } else { None };
    Ok(is_edit(old.as_ref(), photo.or(known.as_ref()), looks_the_same))
}

/// Lets decisions follow the versions that imports have found. Whether anything changed; it is on the disk then.
pub(super) fn follow(library: &mut Library, review: &mut Review) -> Result<bool, EngineError> {
    let versions = library.versions()?;
    if versions.is_empty() {
        return Ok(false);
    }
    let mut after = review.clone();
    let mut entries = Vec::new();
    for (old, new) in &versions {
        let places = library.photo(*old)?.map(|photo| photo.places).unwrap_or_default();
        let keeps = places.iter().any(|(_, _, missing)| !missing);
        entries.extend(after.follow(Version { old: *old, new: *new, keeps }, clock::now()));
    }
    keep_versions(library, &versions, review, &after, &entries)?;
    *review = after;
    Ok(!entries.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Camera, Stamp};

    fn photo(taken: &str, precision: Precision, model: &str) -> Photo {
        let local = taken.parse().expect("a date");
        Photo {
            id: PhotoId::from_bytes([1; 16]),
            format: "JPEG".to_owned(),
            width: 4,
            height: 3,
            orientation: 1,
            taken: Some(Stamp { local, offset_minutes: None, precision }),
            place: None,
            camera: (!model.is_empty()).then(|| Camera { make: String::new(), model: model.to_owned() }),
            film: None,
        }
    }

    #[test]
    fn what_an_output_must_find_is_measured_or_careful() {
        let of = |output: &str| alike(&EncoderId(output.to_owned()));
        assert!(of("albumen-lite0-1/copy") < of("albumen-lite0-1/scene"));
        let shipped = crate::encoder::SHIPPED_MODEL;
        assert!(ALIKE.iter().any(|(output, _)| output.starts_with(shipped)), "the shipped encoder is measured");
    }

    #[test]
    fn looks_or_the_moment_say_so() {
        let a = photo("2025-05-03T10:00:00", Precision::Second, "Pixel 8");
        let later = photo("2025-05-03T10:00:01", Precision::Second, "Pixel 8");
        let day = photo("2025-05-03T00:00:00", Precision::Day, "Pixel 8");
        let scanned = photo("2025-05-03T10:00:00", Precision::Second, "");
        let other = photo("2025-05-03T10:00:00", Precision::Second, "EOS R50");
        assert!(is_edit(None, None, true) && !is_edit(None, None, false));
        assert!(is_edit(Some(&a), Some(&a), false));
        for (old, new) in [(&a, &later), (&a, &other), (&day, &day), (&scanned, &scanned)] {
            assert!(!is_edit(Some(old), Some(new), false), "{old:?} {new:?}");
        }
    }
}
