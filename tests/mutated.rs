//! Damaged and hostile bytes by the thousand for everything that reads what others wrote: whatever comes in, what comes out
//! is a result or a reason. The targets of `fuzz/` go deeper, with a fuzzer; this runs everywhere, from a seed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that meets the unexpected ends"
)]

use albumen::domain::Failure;
use albumen::encoder::Manifest;
use albumen::import::{probe, probe_film, probe_side};
use albumen::library::Backup;
use albumen::review::parse_corrections;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

/// So many mutations of each seed; more where this says so.
const USUAL: u64 = 150;
const TIMES: &str = "ALBUMEN_MUTATIONS";

/// Marsaglia's xorshift (2003).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Some of what happens to files: bits flip, ends are lost, parts are doubled, swapped, zeroed, or numbers become extreme.
fn mutate(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(4) {
        if bytes.is_empty() {
            break;
        }
        // Headers are where the numbers are.
        let reach = if random.below(2) == 0 { bytes.len().min(200) } else { bytes.len() };
        let (at, length) = (random.below(reach), 1 + random.below(32));
        let end = (at + length).min(bytes.len());
        match random.below(7) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes[at..end].fill([0, 0xff, 0x7f, 0x80][random.below(4)]),
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let part = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, part);
            }
            5 => bytes[at] = random.below(256) as u8,
            _ => bytes.swap(at, end - 1),
        }
    }
    bytes
}

fn times() -> u64 {
    std::env::var(TIMES).map_or(USUAL, |text| text.parse().expect("a number"))
}

/// Tries mutations of all seeds, and counts what `read` says by its first word.
fn torment<S: AsRef<[u8]>>(seeds: &[S], mut read: impl FnMut(&[u8])) -> u64 {
    let mut random = Random(0x5EED_0FF1_CE00_0001);
    let mut count = 0;
    for seed in seeds {
        for _ in 0..times() {
            read(&mutate(seed.as_ref(), &mut random));
            count += 1;
        }
    }
    count
}

/// Small pictures in formats that cannot be written here.
const OTHERS: [&[u8]; 4] = [
    include_bytes!("../src/import/decode/samples/drawing.avif"),
    include_bytes!("../src/import/decode/samples/turned.avif"),
    include_bytes!("../src/import/decode/samples/drawing.jxl"),
    include_bytes!("../src/import/decode/samples/drawing.jp2"),
];

/// No small photo may take longer than this, whatever happened to it; with room for a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

/// The same small picture in every format that can be written here; JPEG also with EXIF.
fn photos() -> Vec<Vec<u8>> {
    let picture = RgbImage::from_fn(61, 37, |x, y| Rgb([(x * 4) as u8, (y * 6) as u8, (x ^ y) as u8]));
    let picture = DynamicImage::ImageRgb8(picture);
    let formats =
        [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Bmp];
    let mut photos: Vec<Vec<u8>> = Vec::new();
    for format in formats {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        photos.push(bytes.into_inner());
    }
    for format in [ImageFormat::OpenExr, ImageFormat::Hdr] {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb32F(picture.to_rgb32f()).write_to(&mut bytes, format).unwrap();
        photos.push(bytes.into_inner());
    }
    photos.extend(OTHERS.iter().map(|bytes| bytes.to_vec()));
    // Little-endian TIFF with a make, a turn and a date, as cameras write it.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x03\0".to_vec();
    exif.extend([0x0f, 1, 2, 0, 4, 0, 0, 0, b'C', b'a', b'm', 0]);
    exif.extend([0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    exif.extend([0x32, 1, 2, 0, 20, 0, 0, 0, 50, 0, 0, 0]);
    exif.extend([0; 4]);
    exif.extend(b"2025:05:03 10:00:00\0");
    let length = (exif.len() as u16 + 2).to_be_bytes();
    let with_exif = [&photos[0][..2], &[0xff, 0xe1], &length, &exif, &photos[0][2..]].concat();
    photos.push(with_exif);
    photos
}

/// What the fuzzer found: AVIF with a number for its primaries that the standard keeps for later, and JPEG XL of 2^60 pixels.
#[test]
fn what_the_fuzzer_found_is_read_or_has_a_reason() {
    assert_eq!(probe(include_bytes!("../src/import/decode/samples/reserved-primaries.avif")), Ok(()));
    let huge = [
        0xff, 0x0a, 0x26, 0xff, 0x0a, 0x4b, 0x5b, 0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x34, 0, 0, 0, 0, 0, 0,
        0, 0x5f, 0x71, 0x21, 0x8c, 0,
    ];
    assert!(matches!(probe(&huge), Err(Failure::PhotoTooLarge { .. })), "{:?}", probe(&huge));
}

#[test]
fn photos_are_read_or_have_a_reason() {
    let photos = photos();
    assert!(photos.iter().all(|photo| probe(photo).is_ok()), "whole ones can be read");
    let (mut good, mut crashed, mut slowest) = (0, Vec::new(), Duration::ZERO);
    let all = torment(&photos, |bytes| {
        let start = Instant::now();
        match probe(bytes) {
            Ok(()) => good += 1,
            Err(reason @ Failure::Crashed { .. }) => crashed.push(reason),
            Err(_) => {}
        }
        slowest = slowest.max(start.elapsed());
    });
    crashed.sort();
    println!("{all} damaged photos: {good} could be read, {} made a decoder panic, which was caught", crashed.len());
    crashed.dedup();
    println!("panics were of {crashed:?}; the slowest took {slowest:?}");
    assert!(slowest < LONGEST, "{slowest:?}");
    assert!(good > 0 && good < all);
}

#[test]
fn texts_are_read_or_have_a_reason() {
    let manifest = include_str!("../models/albumen-lite0-1/manifest.toml");
    assert!(Manifest::parse(manifest).is_ok());
    let mut good = 0;
    torment(&[manifest], |bytes| good += u32::from(Manifest::parse(&String::from_utf8_lossy(bytes)).is_ok()));
    assert!(good > 0);

    let corrections = concat!(
        "{\"op\": \"accept\", \"group\": \"e1\"}\n{\"op\": \"undo\"}\n",
        "{\"op\": \"split\", \"group\": \"e1\", \"photos\": [\"/a.jpg\", \"/b.jpg\"]}\n",
        "{\"op\": \"rename\", \"group\": \"e1\", \"name\": \"Été\"}\n"
    );
    torment(&[corrections], |bytes| {
        if let Err(bad) = parse_corrections(&String::from_utf8_lossy(bytes)) {
            assert!(bad.line >= 1 && !bad.reason.is_empty());
        }
    });

    let backup = concat!(
        "{\"albumen\":\"decisions\",\"layout\":1,\"program\":\"0.1.0\",\"written\":\"2026-11-25T13:00:00Z\",",
        "\"folders\":1,\"places\":1,\"albums\":1,\"entries\":1}\n{\"folder\":\"/photos\"}\n",
        "{\"photo\":\"01010101010101010101010101010101\",\"in\":\"/photos\",\"path\":\"a.jpg\"}\n",
        "{\"album\":\"e1\",\"state\":\"accepted\",\"name\":null,\"photos\":[\"01010101010101010101010101010101\"]}\n",
        "{\"entry\":1,\"at\":5,\"step\":{\"step\":\"undo\",\"of\":1}}\n"
    );
    assert!(Backup::from_text(backup).is_ok());
    torment(&[backup], |bytes| {
        if let Ok(read) = Backup::from_text(&String::from_utf8_lossy(bytes)) {
            assert_eq!(Backup::from_text(&read.to_text()), Ok(read), "what was read is written as it was");
        }
    });
}

#[test]
fn films_and_side_files_are_read_or_not() {
    let boxed = |name: &[u8; 4], body: &[u8]| [&(body.len() as u32 + 8).to_be_bytes()[..], name, body].concat();
    let n = |n: u32| n.to_be_bytes();
    let times = [n(3_797_402_400), n(3_797_402_400)].concat();
    let mvhd = boxed(b"mvhd", &[&[0; 4][..], &times, &n(1_000), &n(2_900), &[0; 80]].concat());
    let head = [&[0, 0, 0, 7][..], &times, &n(1), &[0; 4], &n(2_900), &[0; 52], &n(640 << 16), &n(480 << 16)].concat();
    let media = boxed(b"mdia", &boxed(b"hdlr", &[&[0; 8][..], b"vide", &[0; 13]].concat()));
    let track = boxed(b"trak", &[boxed(b"tkhd", &head), media].concat());
    let key = b"com.apple.quicktime.content.identifier";
    let keys = boxed(b"keys", &[&[0; 4][..], &n(1), &n(46), b"mdta", key].concat());
    let data = boxed(b"data", &[&n(1)[..], &n(0), b"1B4D2E7C-0A11-4C7C-9B0E-0123456789AB"].concat());
    let meta = boxed(b"meta", &[keys, boxed(b"ilst", &boxed(&[0, 0, 0, 1], &data))].concat());
    let moov = boxed(b"moov", &[mvhd, track, meta].concat());
    let film = [boxed(b"ftyp", b"qt  \0\0\0\0qt  "), moov, boxed(b"mdat", &[7; 90])].concat();
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("film.mov");
    let mut films = 0;
    let all = torment(&[film], |bytes| {
        std::fs::write(&path, bytes).unwrap();
        films += u64::from(probe_film(&path));
    });
    assert!(films > all / 2, "most are films still");

    let xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description xmp:Rating='4' \
               exif:DateTimeOriginal='2019-08-03T14:05:06.25+02:00' exif:GPSLatitude='48,8.226N' \
               exif:GPSLongitude='11,34,31W'><dc:title><rdf:Alt><rdf:li>A &amp; &#x263c;</rdf:li></rdf:Alt></dc:title>\
               <dc:subject><rdf:Bag><rdf:li>river</rdf:li></rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>";
    let takeout = r#"{"title": "a.jpg", "description": "At the Isar", "photoTakenTime": {"timestamp": "1564833906"},
        "geoData": {"latitude": 48.1, "longitude": 11.5}}"#;
    let album = r#"{"albumData": {"title": "Summer", "access": "protected", "date": {"timestamp": "1564833906"}}}"#;
    for (name, text) in [("a.jpg.xmp", xmp), ("a.jpg.json", takeout), ("metadata.json", album)] {
        assert!(probe_side(Path::new(name), text.as_bytes()).is_some(), "{name}");
        torment(&[text], |bytes| drop(probe_side(Path::new(name), bytes)));
    }
}
