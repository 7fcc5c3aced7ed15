//! Is a file with new content the same photo, edited? And then: decisions follow it.

use super::apply::keep_versions;
use super::{EngineError, clock};
use crate::domain::{EncoderId, Photo, PhotoId, Precision};
use crate::library::Library;
use crate::review::{Review, Version};

/// Cosine similarity of the embeddings from which on what a file holds now is an edit of what it held. Measured with
/// EfficientNet-lite0 on 60 photos of as many subjects with 22 edits each (crops up to 40 %, brightness, contrast, colour,
/// black and white, blur, turns, text): 95 % of the edits are above, no photo of another subject is, and 3 % of other
/// photos of the same subject. Below are mostly turns by 90 degrees, which keep their time and camera (see [`is_edit`]).
const ALIKE: f32 = 0.7;

/// Whether `new` is an edit of `old`: it looks nearly the same, or both were taken at the same moment by the same camera.
pub(super) fn is_edit(old: Option<&Photo>, new: Option<&Photo>, similarity: Option<f32>) -> bool {
    if similarity.is_some_and(|similarity| similarity >= ALIKE) {
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
    let similarity = before.zip(now).map(|(a, b)| a.iter().zip(&b).map(|(a, b)| a * b).sum::<f32>());
    let old = library.photo(old)?.map(|known| known.photo);
    let known = if photo.is_none() { library.photo(id)?.map(|known| known.photo) } else { None };
    Ok(is_edit(old.as_ref(), photo.or(known.as_ref()), similarity))
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
    fn looks_or_the_moment_say_so() {
        let a = photo("2025-05-03T10:00:00", Precision::Second, "Pixel 8");
        let later = photo("2025-05-03T10:00:01", Precision::Second, "Pixel 8");
        let day = photo("2025-05-03T00:00:00", Precision::Day, "Pixel 8");
        let scanned = photo("2025-05-03T10:00:00", Precision::Second, "");
        let other = photo("2025-05-03T10:00:00", Precision::Second, "EOS R50");
        assert!(is_edit(None, None, Some(0.71)) && !is_edit(None, None, Some(0.69)) && !is_edit(None, None, None));
        assert!(is_edit(Some(&a), Some(&a), Some(0.1)));
        for (old, new) in [(&a, &later), (&a, &other), (&day, &day), (&scanned, &scanned)] {
            assert!(!is_edit(Some(old), Some(new), Some(0.1)), "{old:?} {new:?}");
        }
    }
}
