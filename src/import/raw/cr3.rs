//! Canon's CR3: boxes of ISO/IEC 14496-12, described by Laurent Clévy ("Describing the Canon RAW v3 (CR3) file format").

use super::jpeg::Jpeg;
use super::tiff::Tiff;
use heic_rs::boxes::{BoxHeader, BoxIter};

/// The box at the top that holds the preview of medium size.
const PREVIEW: [u8; 16] =
    [0xea, 0xf4, 0x2b, 0x5e, 0x1c, 0x98, 0x4b, 0x88, 0xb9, 0xfb, 0xb7, 0xdc, 0x40, 0x6e, 0x4d, 0x16];

/// The box inside `moov` with Canon's own, among them TIFF blocks.
const CANON: [u8; 16] =
    [0x85, 0xc0, 0xb6, 0x87, 0x82, 0x0f, 0x11, 0xe0, 0x81, 0x11, 0xf4, 0xce, 0x46, 0x2b, 0x6a, 0x48];

/// Tracks that are looked at; there are four or five.
const TRACKS: usize = 16;

/// The JPEGs of the preview box and of the tracks, and the size of the photo.
pub(super) fn previews(bytes: &[u8]) -> (Vec<Jpeg<'_>>, Option<(u32, u32)>) {
    let (mut found, mut size) = (Vec::new(), None);
    for top in boxes(bytes) {
        if top.uuid == Some(PREVIEW) {
            // A count before the box, a header before the JPEG: both of fixed length, and the JPEG starts soon.
            found.extend(super::search::jpegs(top.payload).next());
        } else if top.is(b"moov") {
            let tracks = boxes(top.payload).filter(|b| b.is(b"trak")).take(TRACKS);
            found.extend(tracks.filter_map(|track| first_sample(bytes, &track)).filter_map(Jpeg::at));
            let canon = boxes(top.payload).find(|b| b.uuid == Some(CANON));
            size = canon.and_then(|canon| {
                let blocks = boxes(canon.payload).filter(|b| b.is(b"CMT1") || b.is(b"CMT2"));
                blocks.filter_map(|b| Tiff::open(b.payload)?.size()).last()
            });
        }
    }
    (found, size)
}

fn boxes(bytes: &[u8]) -> impl Iterator<Item = BoxHeader<'_>> {
    // A box that is no box ends the list, as the end of a cut-off file does.
    BoxIter::new(bytes).map_while(Result::ok)
}

fn inside<'a>(outer: &BoxHeader<'a>, name: &[u8; 4]) -> Option<BoxHeader<'a>> {
    boxes(outer.payload).find(|b| b.is(name))
}

/// Where a track's one picture lies in the file.
fn first_sample<'a>(file: &'a [u8], track: &BoxHeader<'_>) -> Option<&'a [u8]> {
    let table = inside(&inside(&inside(track, b"mdia")?, b"minf")?, b"stbl")?;
    let at = if let Some(wide) = inside(&table, b"co64") {
        u64::from_be_bytes(*wide.payload.get(8..)?.first_chunk()?)
    } else {
        u32::from_be_bytes(*inside(&table, b"stco")?.payload.get(8..)?.first_chunk()?).into()
    };
    file.get(usize::try_from(at).ok()?..)
}
