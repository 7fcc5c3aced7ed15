//! The boxes of a JPEG XL file (ISO/IEC 18181-2). The decoder would unpack every compressed box that lies beside the picture,
//! and a few kilobytes unpack to gigabytes: so it is given the picture's boxes alone, and EXIF is unpacked here, to a limit.

use brotli_decompressor::Decompressor;
use bytes::Bytes;
use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

/// More of EXIF is not read, in bytes; that of cameras, with a stamp inside, has some hundred thousand.
const LONGEST: u64 = 4 << 20;

/// Bytes that are taken at a time to be unpacked.
const CHUNK: usize = 4_096;

/// Boxes that lie beside a picture: what is said of it, and what it takes to get back the JPEG that it was once.
const BESIDE: [[u8; 4]; 5] = [*b"Exif", *b"xml ", *b"jumb", *b"jbrd", *b"brob"];

/// One box: where it lies in the file, and what it holds; the last may be cut off.
struct Part<'a> {
    kind: [u8; 4],
    place: Range<usize>,
    payload: &'a [u8],
}

/// The file without what lies beside its picture. Damage stays, for the decoder to tell.
pub(super) fn picture(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (mut kept, mut start) = (Vec::new(), 0);
    for found in boxes(bytes).filter(|found| BESIDE.contains(&found.kind)) {
        kept.push(start..found.place.start);
        start = found.place.end;
    }
    if kept.is_empty() {
        return Cow::Borrowed(bytes);
    }
    kept.push(start..bytes.len());
    Cow::Owned(kept.into_iter().flat_map(|part| &bytes[part]).copied().collect())
}

/// The first block of EXIF, from its TIFF header on.
pub(super) fn exif(bytes: &[u8]) -> Option<Bytes> {
    let mut block = Vec::new();
    boxes(bytes).find_map(|found| match (&found.kind, found.payload) {
        (b"Exif", plain) => plain.take(LONGEST).read_to_end(&mut block).ok(),
        (b"brob", [b'E', b'x', b'i', b'f', packed @ ..]) => {
            Decompressor::new(packed, CHUNK).take(LONGEST).read_to_end(&mut block).ok()
        }
        _ => None,
    })?;
    // The place of the header stands in front, counted from behind itself.
    let place = u32::from_be_bytes(*block.first_chunk()?) as usize;
    let start = place.checked_add(4).filter(|start| *start <= block.len())?;
    Some(Bytes::from(block).slice(start..))
}

/// In the very way in which the decoder walks them, so that it meets none that was not seen here.
fn boxes(bytes: &[u8]) -> impl Iterator<Item = Part<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &bytes[at..];
        let (size, kind) = (u32::from_be_bytes(*rest.first_chunk()?), *rest.get(4..)?.first_chunk()?);
        let (header, size) = match size {
            0 => (8, None), // to the end
            1 => (16, Some(u64::from_be_bytes(*rest.get(8..)?.first_chunk()?))),
            short => (8, Some(u64::from(short))),
        };
        let length = size.map_or(rest.len(), |size| usize::try_from(size).unwrap_or(usize::MAX).min(rest.len()));
        let payload = rest.get(header..length)?;
        let place = at..at + length;
        at = place.end;
        Some(Part { kind, place, payload })
    })
}

#[cfg(test)]
mod tests {
    use super::super::decode::{Wanted, decode};
    use super::super::metadata::tests::{ascii, tiff};
    use super::super::{Format, Memory, metadata};
    use super::*;

    /// 64 MiB of zeros, packed by Brotli (RFC 7932).
    const ZEROS: [u8; 52] = [
        207, 255, 255, 127, 0, 36, 0, 226, 177, 64, 114, 239, 255, 249, 255, 255, 15, 128, 4, 64, 28, 22, 128, 238,
        253, 63, 255, 255, 255, 1, 144, 0, 136, 195, 2, 208, 189, 255, 231, 255, 255, 63, 0, 18, 0, 113, 88, 0, 186,
        247, 255, 3,
    ];

    fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
        [&u32::try_from(body.len() + 8).unwrap().to_be_bytes()[..], name, body].concat()
    }

    fn file(beside: &[u8]) -> Vec<u8> {
        let head = [boxed(b"JXL ", &[0x0d, 0x0a, 0x87, 0x0a]), boxed(b"ftyp", b"jxl \0\0\0\0jxl ")].concat();
        [head, beside.to_vec(), boxed(b"jxlc", include_bytes!("decode/samples/drawing.jxl"))].concat()
    }

    /// As a stream of Brotli that packs nothing: blocks of at most 64 KiB, as they are, and the end.
    fn unpacked(bytes: &[u8]) -> Vec<u8> {
        // A window of 16 bits; not the last; four digits of the length; so long; as it is.
        let bits = (u32::try_from(bytes.len() - 1).unwrap() << 4) | (1 << 20);
        [&bits.to_le_bytes()[..3], bytes, &[3]].concat()
    }

    #[test]
    fn exif_plain_and_packed() {
        let facts = tiff(&[ascii(0x010f, "Canon"), ascii(0x0110, "Canon EOS R6")], &[], &[]);
        let block = [&[0, 0, 0, 2, 9, 9][..], &facts].concat();
        for beside in [boxed(b"Exif", &block), boxed(b"brob", &[b"Exif", &unpacked(&block)[..]].concat())] {
            let file = file(&beside);
            assert_eq!(exif(&file).unwrap(), facts);
            assert_eq!(metadata::read(&Bytes::from(file), Format::Jxl).camera.unwrap().model, "Canon EOS R6");
        }
        for end in 0..block.len().min(12) {
            let _ = exif(&file(&boxed(b"Exif", &block[..end])));
        }
        assert_eq!(exif(&file(&boxed(b"Exif", &[0xff; 9]))), None, "a place outside");
        assert_eq!(exif(include_bytes!("decode/samples/drawing.jxl")), None, "no boxes");
    }

    #[test]
    fn what_lies_beside_a_picture_is_not_unpacked() {
        let zeros = boxed(b"brob", &[b"Exif", &ZEROS[..]].concat());
        let others = [boxed(b"brob", &[b"xml ", &ZEROS[..]].concat()), boxed(b"jbrd", &ZEROS), boxed(b"jumb", &ZEROS)];
        let whole = file(&[&zeros[..], &others.concat()].concat());
        assert_eq!(exif(&whole).unwrap().len() as u64, LONGEST - 4);
        assert_eq!(picture(&whole), file(&[]));
        assert!(matches!(picture(&file(&[])), Cow::Borrowed(_)), "nothing is copied where nothing is left out");
        for end in 8..zeros.len() {
            let cut = [&file(&[])[..], &zeros[..end]].concat();
            assert_eq!(picture(&cut), file(&[]), "cut off at {end}");
        }
        let long = [&1_u32.to_be_bytes()[..], b"brob", &(zeros.len() as u64 + 8).to_be_bytes(), &zeros[8..]].concat();
        assert_eq!((exif(&file(&long)), picture(&file(&long)).into_owned()), (exif(&whole), file(&[])));
        let decoded = decode(&whole, Format::Jxl, 1, Wanted::FULL, &mut Memory::new(1 << 30).share()).unwrap();
        let bare = include_bytes!("decode/samples/drawing.jxl");
        let same = decode(bare, Format::Jxl, 1, Wanted::FULL, &mut Memory::new(1 << 30).share()).unwrap();
        assert_eq!(decoded.pixels, same.pixels);
    }
}
