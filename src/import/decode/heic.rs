//! HEIC through `heic-rs`, which also turns the photo upright.

use super::colour::Colours;
use super::{Raw, SLOW_PIXEL_LIMIT, Wanted, admit, heif};
use crate::import::Failure;
use crate::import::format::Format;
use crate::import::memory::Share;
use heic_rs::context::Context;
use heic_rs::{DecodeOptions, Error, Nclx, Rotation};

pub(super) fn decode(bytes: &[u8], wanted: Wanted, share: &mut Share<'_>) -> Result<Raw, Failure> {
    let info = heic_rs::probe(bytes).map_err(|e| failure(&e))?;
    let size = (info.width, info.height);
    let coded = u64::from(info.coded_width) * u64::from(info.coded_height);
    // The tiles of a grid may claim any size each: together they are the work that must be bounded.
    let tiles = info.grid.map_or(0, |g| {
        let tile = u64::from(g.tile_width).saturating_mul(g.tile_height.into());
        tile.saturating_mul(u64::from(g.rows)).saturating_mul(g.columns.into())
    });
    if coded.max(tiles / 2) > SLOW_PIXEL_LIMIT {
        return Err(Failure::PhotoTooLarge { width: size.0.into(), height: size.1.into() });
    }
    let (profile, nclx) = colours(bytes).unwrap_or_default();
    let layout = heif::layout(info.has_alpha, &nclx);
    // Planes of 16 bits at 4:2:0, the picture, and the picture once more while it is turned.
    let copies = if info.rotation == Rotation::default() && info.mirror.is_none() { 1 } else { 2 };
    let needed = coded.max(tiles) * 3 + copies * coded * layout.bytes_per_pixel() as u64;
    admit(size, bytes.len(), needed, share)?;
    // One thread: a scan decodes several photos at once already.
    let options =
        DecodeOptions { layout, max_pixels: Some(SLOW_PIXEL_LIMIT), threads: Some(1), ..DecodeOptions::default() };
    let image = heic_rs::decode(bytes, &options).map_err(|e| failure(&e))?;
    heif::raw(image, Colours::of_heif(profile, &nclx), wanted)
        .ok_or_else(|| failure(&Error::Malformed("the picture has another size than it says")))
}

/// The profile of the photo, and its colours in numbers.
fn colours(bytes: &[u8]) -> Option<(Option<&[u8]>, Nclx)> {
    let file = Context::open(bytes).ok()?;
    let props = file.props(file.meta.primary).ok()?;
    Some((props.icc, props.nclx.unwrap_or_default()))
}

fn failure(error: &Error) -> Failure {
    heif::failure(error, Format::Heic)
}

#[cfg(test)]
mod tests {
    use super::super::tests::decode_all;
    use super::*;

    #[test]
    fn what_is_no_photo_is_refused_in_words() {
        let film = b"\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc";
        let refused = |bytes: &[u8]| decode_all(bytes, Format::Heic, 1, Wanted::FULL).unwrap_err();
        assert!(matches!(refused(film), Failure::Unsupported { .. }), "{}", refused(film));
        let cut = [&film[..], b"\0\0\x10\0meta\0\0"].concat();
        for end in 0..cut.len() {
            assert!(refused(&cut[..end]).is_permanent());
        }
    }
}
