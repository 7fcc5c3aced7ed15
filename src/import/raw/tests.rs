//! Raw files made by hand, each with its pictures where its maker puts them.

use super::super::decode::tests::{drawing, encoded};
use super::super::decode::{Decoded, Wanted, decode};
use super::super::format::{self, Content, Format};
use super::super::metadata::tests::{Entry, ascii, ifd, jpeg_with_exif, short, tiff};
use super::super::{Memory, metadata};
use super::*;
use crate::domain::Failure;
use image::{DynamicImage, ImageFormat};

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::ImageRgb8(drawing(width, height)), ImageFormat::Jpeg)
}

fn long(tag: u16, value: usize) -> Entry {
    (tag, 4, 1, u32::try_from(value).unwrap().to_le_bytes().to_vec())
}

/// What comes of a file by itself: its kind, its facts, and what it shows.
fn seen(bytes: &[u8], wanted: Wanted) -> Result<(Format, metadata::Metadata, Decoded), Failure> {
    let Content::Photo(format) = format::of(bytes) else { return Err(Failure::NotAPhoto) };
    let facts = metadata::read(&bytes.to_vec().into(), format);
    let decoded = decode(bytes, format, facts.orientation, wanted, &mut Memory::new(1 << 30).share())?;
    Ok((format, facts, decoded))
}

/// A raw file in the manner of Nikon: a stamp and sensor data in directories of their own, and a large picture.
pub(in crate::import) fn nef() -> Vec<u8> {
    let (large, stamp) = (jpeg(1_200, 800), jpeg(160, 120));
    let make = |places: [usize; 4]| {
        let [large_at, stamp_at, first, second] = places;
        let subs = [first, second].map(|n| u32::try_from(n).unwrap().to_le_bytes()).concat();
        let main =
            [ascii(0x010f, "NIKON CORPORATION"), ascii(0x0110, "NIKON Z 6"), short(0x0112, 6), (0x014a, 4, 2, subs)];
        let exif = [ascii(0x9003, "2024:07:01 10:20:30")];
        let head = tiff(&main, &exif, &[]);
        let first = ifd(&[long(0x0201, large_at)], head.len());
        let sensor = [long(0x0100, 6_048), long(0x0101, 4_032), short(0x0103, 34_713), short(0x0106, 32_803)];
        let second = ifd(&[&sensor[..], &[long(0x0111, stamp_at)]].concat(), head.len() + first.len());
        let at = (head.len(), head.len() + first.len(), head.len() + first.len() + second.len());
        let bytes = [head, first, second, large.clone(), stamp.clone()].concat();
        (bytes, [at.2, at.2 + large.len(), at.0, at.1])
    };
    let (_, places) = make([0; 4]);
    make(places).0
}

#[test]
fn the_large_picture_upright_with_the_raw_files_facts() {
    let (format, facts, decoded) = seen(&nef(), Wanted::FULL).unwrap();
    assert_eq!(format, Format::Raw(RawKind::Nef));
    assert_eq!(facts.taken.unwrap().local.to_string(), "2024-07-01T10:20:30");
    assert_eq!(facts.camera.unwrap().model, "NIKON Z 6");
    assert_eq!(decoded.pixels.dimensions(), (800, 1_200), "turned upright");
    assert_eq!((decoded.width, decoded.height), (4_032, 6_048), "as large as the sensor says");
}

#[test]
fn a_small_picture_where_little_is_wanted_but_no_stamp_of_another_shape() {
    let (large, middle, stamp) = (jpeg(1_500, 1_000), jpeg(600, 400), jpeg(640, 480));
    let bytes = [large, middle, stamp].concat();
    let previews = previews(&bytes, RawKind::Mrw);
    let first = |short, long| previews.for_sides(short, long).next().unwrap().width;
    assert_eq!((first(224, 320), first(500, 700), first(u32::MAX, u32::MAX)), (600, 1_500, 1_500));
    assert_eq!(previews.for_sides(224, 320).count(), 3, "the others, should it be damaged");
}

#[test]
fn canon_fujifilm_panasonic_and_adobe() {
    let picture = jpeg(1_200, 800);
    let cr2 = |at| ifd(&[long(0x0111, at), ascii(0x010f, "Canon"), short(0x0112, 8)], 16);
    let head = [b"II\x2a\0\x10\0\0\0CR\x02\0\0\0\0\0".to_vec(), cr2(0)].concat();
    let cr2 = [head[..16].to_vec(), cr2(head.len()), picture.clone()].concat();

    let mut raf = b"FUJIFILMCCD-RAW 0201FF1234567".to_vec();
    raf.resize(84, 0);
    let exif = tiff(&[ascii(0x010f, "FUJIFILM"), short(0x0112, 8)], &[], &[]);
    let with_exif = jpeg_with_exif(&exif).to_vec();
    // The same EXIF in a picture of the right size.
    let with_exif = [&with_exif[..2 + 4 + 6 + exif.len()], &picture[2..]].concat();
    raf.extend([100_u32.to_be_bytes(), u32::try_from(with_exif.len()).unwrap().to_be_bytes()].concat());
    raf.resize(100, 0);
    raf.extend(with_exif);

    let inside = |data: Vec<u8>| (0x002e_u16, 7_u16, u32::try_from(data.len()).unwrap(), data);
    let rw2 = ifd(&[ascii(0x010f, "Panasonic"), inside(picture.clone()), short(0x0112, 8)], 8);
    let rw2 = [b"IIU\0\x08\0\0\0".to_vec(), rw2].concat();

    let dng = |at| {
        let main = [ascii(0x010f, "Google"), (0xc612, 1, 4, vec![1, 4, 0, 0]), short(0x0112, 8), long(0x0111, at)];
        let crop = [900_u32, 600].map(u32::to_le_bytes).concat();
        [b"II\x2a\0\x08\0\0\0".to_vec(), ifd(&[&main[..], &[(0xc620, 4, 2, crop)]].concat(), 8)].concat()
    };
    let dng = [dng(dng(0).len()), picture].concat();

    for (bytes, kind) in [(cr2, RawKind::Cr2), (raf, RawKind::Raf), (rw2, RawKind::Rw2), (dng, RawKind::Dng)] {
        let (format, facts, decoded) = seen(&bytes, Wanted::FULL).unwrap();
        assert_eq!((format, facts.orientation), (Format::Raw(kind), 8));
        assert!(facts.camera.is_some());
        assert_eq!(decoded.pixels.dimensions(), (800, 1_200));
        assert_eq!(
            (decoded.width, decoded.height),
            (800, 1_200),
            "{kind:?}: a crop smaller than the preview is not believed"
        );
    }
}

#[test]
fn boxes_of_canon() {
    let boxed =
        |name: &[u8; 4], body: &[u8]| [&u32::try_from(body.len() + 8).unwrap().to_be_bytes()[..], name, body].concat();
    let (small, large) = (jpeg(300, 200), jpeg(1_200, 800));
    let facts = tiff(&[ascii(0x010f, "Canon"), ascii(0x0110, "Canon EOS R6"), short(0x0112, 6)], &[], &[]);
    let size = [b"II\x2a\0\x08\0\0\0".to_vec(), ifd(&[long(0xa002, 6_000), long(0xa003, 4_000)], 8)].concat();
    let make = |at: u64| {
        let canon = [boxed(b"CMT1", &facts), boxed(b"CMT2", &size)].concat();
        let uuid = |id: &[u8; 16], body: &[u8]| boxed(b"uuid", &[id, body].concat());
        let canon = uuid(
            &[0x85, 0xc0, 0xb6, 0x87, 0x82, 0x0f, 0x11, 0xe0, 0x81, 0x11, 0xf4, 0xce, 0x46, 0x2b, 0x6a, 0x48],
            &canon,
        );
        let place = boxed(b"co64", &[&[0, 0, 0, 0, 0, 0, 0, 1][..], &at.to_be_bytes()].concat());
        let track = boxed(b"trak", &boxed(b"mdia", &boxed(b"minf", &boxed(b"stbl", &place))));
        let preview = [&[0, 0, 0, 0, 0, 0, 0, 1][..], &boxed(b"PRVW", &[&[0; 16][..], &small].concat())].concat();
        let preview = uuid(
            &[0xea, 0xf4, 0x2b, 0x5e, 0x1c, 0x98, 0x4b, 0x88, 0xb9, 0xfb, 0xb7, 0xdc, 0x40, 0x6e, 0x4d, 0x16],
            &preview,
        );
        [
            boxed(b"ftyp", b"crx \0\0\0\x01crx isom"),
            boxed(b"moov", &[canon, track].concat()),
            preview,
            boxed(b"mdat", &[]),
        ]
        .concat()
    };
    let head = make(0);
    let bytes = [&make(head.len() as u64)[..], &large].concat();
    let found = previews(&bytes, RawKind::Cr3);
    assert_eq!(found.all.iter().map(|jpeg| jpeg.width).collect::<Vec<_>>(), [1_200, 300]);
    let (format, facts, decoded) = seen(&bytes, Wanted::FULL).unwrap();
    assert_eq!((format, facts.orientation), (Format::Raw(RawKind::Cr3), 6));
    assert_eq!((decoded.width, decoded.height), (4_000, 6_000));
}

#[test]
fn what_only_makers_notes_point_to_is_found() {
    let main = ifd(&[ascii(0x010f, "OLYMPUS IMAGING CORP."), short(0x0112, 3)], 8);
    let orf = [b"IIRO\x08\0\0\0".to_vec(), main, vec![0xff; 40], jpeg(1_200, 800), vec![7; 900]].concat();
    let (format, facts, decoded) = seen(&orf, Wanted::FULL).unwrap();
    assert_eq!((format, facts.orientation), (Format::Raw(RawKind::Orf), 3));
    assert_eq!(decoded.pixels.dimensions(), (1_200, 800));
}

#[test]
fn lossless_and_broken_jpegs_are_no_previews() {
    let frame = |marker: u8, bits: u8| [&[0xff, 0xd8, 0xff, marker, 0, 17, bits, 4, 0, 6, 0, 3][..], &[0; 9]].concat();
    assert!(Jpeg::at(&frame(0xc0, 8)).is_some());
    assert!(Jpeg::at(&frame(0xc3, 8)).is_none() && Jpeg::at(&frame(0xc1, 12)).is_none());
    let none = ifd(&[ascii(0x010f, "Leica"), (0xc612, 1, 4, vec![1, 4, 0, 0])], 8);
    let none = [b"II\x2a\0\x08\0\0\0".to_vec(), none, frame(0xc3, 14)].concat();
    let refused = seen(&none, Wanted::FULL).unwrap_err();
    assert_eq!(refused, Failure::NoPreview { format: "DNG".to_owned() });
}

#[test]
fn hostile_directories_end() {
    // A directory that is its own next and its own child, and says that it has more entries than there are.
    let mut entry = long(0x014a, 8);
    entry.2 = u32::MAX;
    let mut looped = [b"II\x2a\0\x08\0\0\0".to_vec(), ifd(&[entry, short(0x0106, 32_803)], 8)].concat();
    let end = looped.len();
    looped[end - 4..].copy_from_slice(&8_u32.to_le_bytes());
    looped[8..10].copy_from_slice(&u16::MAX.to_le_bytes());
    assert!(Tiff::open(&looped).is_some_and(|tiff| tiff.directories().len() < 100));
    assert!(seen(&looped, Wanted::FULL).is_err());
    let whole = nef();
    for end in (0..whole.len().min(700)).chain([whole.len() / 2]) {
        if let Err(failure) = seen(&whole[..end], Wanted { short: 10, long: 10 }) {
            assert!(failure.is_permanent());
        }
    }
    // Nothing but starts of JPEGs.
    let starts: Vec<u8> = b"\xff\xd8\xff\xe0".iter().copied().cycle().take(1 << 20).collect();
    assert!(previews(&starts, RawKind::X3f).all.is_empty());
}
