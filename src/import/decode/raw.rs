//! Raw files: the preview that serves, decoded as the JPEG that it is.

use super::{Raw, Wanted, jpeg};
use crate::import::Failure;
use crate::import::memory::Share;
use crate::import::raw::{self, RawKind};

/// Previews that are tried: where the best is damaged, the next smaller one may be whole.
const TRIES: usize = 3;

pub(super) fn decode(bytes: &[u8], kind: RawKind, wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Failure> {
    let previews = raw::previews(bytes, kind);
    let mut reason = Failure::NoPreview { format: kind.name().to_owned() };
    for preview in previews.for_sides(wanted.short, wanted.long).take(TRIES) {
        match jpeg::decode(preview.bytes, wanted, share) {
            Ok(raw) => {
                let largest = previews.all.first().map_or(raw.size, |jpeg| (jpeg.width, jpeg.height));
                let size = previews.size_beside(largest.0, largest.1).unwrap_or(largest);
                return Ok(Raw { size, ..raw });
            }
            Err(failure) => reason = failure,
        }
    }
    Err(match reason {
        Failure::Truncated { .. } => Failure::Truncated { format: kind.name().to_owned() },
        Failure::Damaged { detail, .. } => Failure::Damaged { format: kind.name().to_owned(), detail },
        other => other,
    })
}
