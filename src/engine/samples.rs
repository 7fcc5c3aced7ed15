//! Photos for the tests of this room: drawn looks, without files.

use crate::domain::{EncoderId, FileStamp, Photo, PhotoId, normalise};
use crate::library::{Library, NewFile};
use std::path::Path;

/// The library in `root`, for photos in its folder `photos`, with an encoder of this name in use.
pub(super) fn library_of(root: &Path, encoder: &EncoderId) -> Library {
    let mut library = Library::open(&root.join("library")).expect("made");
    library.add_folders(&[root.join("photos")], 1).expect("added");
    library.use_encoder(encoder).expect("used");
    library
}

/// A photo at this path, without date and place, that looks so to the encoder.
pub(super) fn record(library: &mut Library, encoder: &EncoderId, path: &Path, mut look: Vec<f32>) {
    normalise(&mut look);
    let photo = Photo {
        id: PhotoId::from_hash(blake3::hash(path.to_string_lossy().as_bytes()).as_bytes()),
        format: "JPEG".to_owned(),
        width: 400,
        height: 300,
        orientation: 1,
        taken: None,
        place: None,
        camera: None,
        film: None,
    };
    let embeddings = [(encoder.clone(), look)];
    let stamp = FileStamp { size: 5, modified: 1 };
    let new = NewFile::Photo { path, stamp, photo: &photo, embeddings: &embeddings, quality: None };
    library.record(&[new], 1).expect("recorded");
}
