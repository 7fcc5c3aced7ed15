//! Films made by hand: as much of a container as says something.

use super::super::decode::tests::{drawing, encoded};
use super::*;
use image::{DynamicImage, ImageFormat};

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&u32::try_from(body.len() + 8).unwrap().to_be_bytes()[..], name, body].concat()
}

/// An MP4 of 12.5 seconds, taken on 2024-05-01 at 10:00 UTC, of 1,280 × 720 pixels, in Munich.
pub(in crate::import) fn mp4() -> Vec<u8> {
    let seconds = |n: u32| n.to_be_bytes();
    // Counted from 1904.
    let taken = 2_082_844_800 + 1_714_557_600_u32;
    let mvhd = [&[0; 4][..], &seconds(taken), &seconds(taken), &seconds(1_000), &seconds(12_500), &[0; 80]].concat();
    let size = [(1_280_u32 << 16).to_be_bytes(), (720_u32 << 16).to_be_bytes()].concat();
    let tkhd =
        [&[0, 0, 0, 7][..], &seconds(taken), &seconds(taken), &seconds(1), &[0; 4], &seconds(12_500), &[0; 52], &size]
            .concat();
    let hdlr = [&[0; 8][..], b"vide", &[0; 13]].concat();
    let track = boxed(b"trak", &[boxed(b"tkhd", &tkhd), boxed(b"mdia", &boxed(b"hdlr", &hdlr))].concat());
    let place = boxed(b"udta", &boxed(b"\xa9xyz", b"\0\x12\x15\xc7+48.1371+011.5754/"));
    let moov = boxed(b"moov", &[boxed(b"mvhd", &mvhd), track, place].concat());
    [boxed(b"ftyp", b"isom\0\0\x02\0isomiso2mp41"), moov, boxed(b"mdat", &[0x5a; 4_000])].concat()
}

fn written(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("film");
    std::fs::write(&path, bytes).unwrap();
    (dir, path)
}

#[test]
fn what_an_mp4_says() {
    let (_dir, path) = written(&mp4());
    let facts = facts(&path, FilmKind::Mp4);
    assert_eq!((facts.size, facts.film), ((1_280, 720), Film { milliseconds: Some(12_500) }));
    let taken = facts.metadata.taken.unwrap();
    assert_eq!((taken.local.to_string().as_str(), taken.offset_minutes), ("2024-05-01T10:00:00", Some(0)));
    let place = facts.metadata.place.unwrap();
    assert!((place.latitude() - 48.1371).abs() < 1e-6 && (place.longitude() - 11.5754).abs() < 1e-6);
}

#[test]
fn what_an_avi_says_and_its_first_frame() {
    let number = |n: u32| n.to_le_bytes();
    let mut header = [number(40_000), [0; 4], [0; 4], [0; 4], number(250)].concat();
    header.extend([&[0; 12][..], &number(640), &number(480), &[0; 16]].concat());
    let frame = encoded(&DynamicImage::ImageRgb8(drawing(640, 480)), ImageFormat::Jpeg);
    let avi =
        [b"RIFF\0\0\0\0AVI LIST\0\0\0\0hdrlavih\x38\0\0\0".to_vec(), header, b"LIST....movi00dc....".to_vec(), frame]
            .concat();
    let (_dir, path) = written(&avi);
    let facts = facts(&path, FilmKind::Avi);
    assert_eq!((facts.size, facts.film), ((640, 480), Film { milliseconds: Some(10_000) }));
    assert_eq!(poster(&path, facts.size).dimensions(), (640, 480));
    assert!(poster(&path, facts.size).get_pixel(20, 400).0[0] > 200, "the frame, and not a drawn strip");
}

#[test]
fn what_no_film_is_is_not_believed() {
    let avi = |numbers: [u32; 4]| {
        let [each, count, width, height] = numbers.map(u32::to_le_bytes);
        let header = [&each[..], &[0; 12], &count, &[0; 12], &width, &height, &[0; 16]].concat();
        let (_dir, path) = written(&[&b"RIFF\0\0\0\0AVI LIST\0\0\0\0hdrlavih\x38\0\0\0"[..], &header].concat());
        let facts = facts(&path, FilmKind::Avi);
        (facts.film.milliseconds, facts.size)
    };
    assert_eq!(avi([40_000, 250, 640, 480]), (Some(10_000), (640, 480)));
    assert_eq!(avi([u32::MAX, u32::MAX, 640, 480]), (None, (640, 480)), "584 years");
    assert_eq!(avi([40_000, 250, u32::MAX, 480]), (Some(10_000), USUAL));
}

#[test]
fn a_broken_film_is_still_a_film() {
    let whole = mp4();
    for end in (0..whole.len()).step_by(131) {
        let (_dir, path) = written(&whole[..end]);
        let facts = facts(&path, FilmKind::Mp4);
        assert!(facts.size.0 > 0 && poster(&path, facts.size).width() > 0);
    }
}
