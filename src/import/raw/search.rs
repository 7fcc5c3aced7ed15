//! The last resort: every JPEG that starts anywhere in the file. Finds what only the maker's own notes point to.

use super::jpeg::Jpeg;

/// Starts of JPEGs that are looked at. Sensor data holds one by chance every 16 MB; a file with more is made to annoy.
const STARTS: usize = 4_096;

/// All JPEGs in `bytes`, in their order, those inside others too.
pub(in crate::import) fn jpegs(bytes: &[u8]) -> impl Iterator<Item = Jpeg<'_>> {
    memchr::memmem::find_iter(bytes, b"\xff\xd8\xff").take(STARTS).filter_map(|at| Jpeg::at(bytes.get(at..)?))
}
