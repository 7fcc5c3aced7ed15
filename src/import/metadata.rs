//! What EXIF says of a photo. Broken EXIF is never an error: less is known, and that is all.

mod exposure;
mod inside;
pub(super) mod track;

use super::format::Format;
use super::jxl_boxes;
use super::raw::{self, RawKind};
use crate::domain::{Camera, Inside, Place, Precision, Stamp};
use bytes::Bytes;
pub use exposure::exposure;
pub(super) use inside::name_of_pair;
use jiff::civil::DateTime;
use nom_exif::{EntryValue, Exif, ExifTag, MediaParser, MediaSource};

/// Years before photography, and far from now, are cameras whose clock was never set, and damage.
pub(super) const YEARS: std::ops::Range<i16> = 1900..2200;

/// Facts of one photo, from its own bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Metadata {
    /// When it was taken.
    pub taken: Option<Stamp>,
    /// Where.
    pub place: Option<Place>,
    /// With what.
    pub camera: Option<Camera>,
    /// How the pixels are turned: 1 to 8; 1 where nothing is said.
    pub orientation: u8,
    /// What is written beside these.
    pub inside: Inside,
}

impl Default for Metadata {
    fn default() -> Self {
        Self { taken: None, place: None, camera: None, orientation: 1, inside: Inside::default() }
    }
}

/// Read what there is. `bytes` is the whole file.
pub(super) fn read(bytes: &Bytes, format: Format) -> Metadata {
    let mut found = facts(bytes, format);
    inside::add(&mut found, bytes);
    found
}

fn facts(bytes: &Bytes, format: Format) -> Metadata {
    match format {
        Format::Gif | Format::Bmp | Format::Exr | Format::Hdr | Format::Jp2 | Format::Film(_) => Metadata::default(),
        Format::Jxl => jxl_boxes::exif(bytes).map(|block| of_file(&block)).unwrap_or_default(),
        Format::Raw(kind) => of_raw(bytes, kind),
        _ => of_file(bytes),
    }
}

/// A raw file's own EXIF; where there is none, that of the largest picture inside.
fn of_raw(bytes: &Bytes, kind: RawKind) -> Metadata {
    let own = match raw::exif_block(bytes, kind) {
        Some(block) => of_file(&block),
        None => of_file(bytes),
    };
    if own != Metadata::default() {
        return own;
    }
    let previews = raw::previews(bytes, kind);
    previews.all.first().map_or(own, |jpeg| of_file(&bytes.slice_ref(jpeg.bytes)))
}

fn of_file(bytes: &Bytes) -> Metadata {
    let parsed = MediaSource::from_memory(bytes.clone()).and_then(|source| MediaParser::new().parse_exif(source));
    parsed.map_or_else(|_| Metadata::default(), |iter| interpret(&iter.into()))
}

fn interpret(exif: &Exif) -> Metadata {
    let camera = Camera { make: text(exif, ExifTag::Make), model: text(exif, ExifTag::Model) };
    let camera = (!camera.make.is_empty() || !camera.model.is_empty()).then_some(camera);
    let place = exif.gps_info().and_then(|g| Place::new(g.latitude_decimal()?, g.longitude_decimal()?));
    let orientation = exif.get(ExifTag::Orientation).and_then(EntryValue::try_as_integer);
    let orientation = orientation.and_then(|o| u8::try_from(o).ok()).filter(|o| (1..=8).contains(o)).unwrap_or(1);
    let mut taken = taken(exif, camera.is_some());
    if let Some(stamp) = taken.as_mut().filter(|stamp| stamp.offset_minutes.is_none()) {
        stamp.offset_minutes = satellites(exif).and_then(|utc| offset_between(stamp.local, utc));
    }
    let note = exif.get(ExifTag::MakerNote).and_then(|note| note.as_undefined().or_else(|| note.as_u8_slice()));
    let inside = Inside { said: None, pair: note.and_then(inside::pair) };
    Metadata { taken, place, camera, orientation, inside }
}

/// The moment of exposure; else of digitising, which for a camera is the same.
///
/// `ModifyDate` is when a file was last edited, on a scan often years later: it counts only where a camera names
/// itself and says nothing better, as the first digital cameras did.
fn taken(exif: &Exif, has_camera: bool) -> Option<Stamp> {
    let of = |date, fraction, offset| stamp(exif.get(date)?, &text(exif, fraction), &text(exif, offset));
    of(ExifTag::DateTimeOriginal, ExifTag::SubSecTimeOriginal, ExifTag::OffsetTimeOriginal)
        .or_else(|| of(ExifTag::CreateDate, ExifTag::SubSecTimeDigitized, ExifTag::OffsetTimeDigitized))
        .or_else(|| has_camera.then(|| of(ExifTag::ModifyDate, ExifTag::SubSecTime, ExifTag::OffsetTime))?)
}

/// Text without the padding that cameras leave; empty where there is none.
fn text(exif: &Exif, tag: ExifTag) -> String {
    trimmed(exif.get(tag).and_then(EntryValue::as_str).unwrap_or_default())
}

fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || c.is_control()).to_owned()
}

fn stamp(date: &EntryValue, fraction: &str, offset: &str) -> Option<Stamp> {
    // The parser joins date and offset where it finds one; the wall clock is what was written either way.
    let naive = date.as_datetime()?.into_naive();
    let local: DateTime = naive.format("%Y-%m-%dT%H:%M:%S").to_string().parse().ok()?;
    if !YEARS.contains(&local.year()) {
        return None;
    }
    let local = local.with().subsec_nanosecond(nanoseconds(fraction)).build().unwrap_or(local);
    Some(Stamp { local, offset_minutes: offset_minutes(offset), precision: Precision::Second })
}

/// Digits behind the decimal point, as nanoseconds: "5" is half a second.
fn nanoseconds(fraction: &str) -> i32 {
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).map(|b| i32::from(b - b'0'));
    digits.chain(std::iter::repeat(0)).take(9).fold(0, |n, d| n * 10 + d)
}

/// "+02:00", "-0330" or "Z" in minutes east of UTC.
pub(super) fn offset_minutes(text: &str) -> Option<i16> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, rest) = text.strip_prefix('+').map(|r| (1, r)).or_else(|| text.strip_prefix('-').map(|r| (-1, r)))?;
    let (hours, minutes) = rest.split_once(':').or_else(|| rest.split_at_checked(2))?;
    let (hours, minutes): (i16, i16) = (hours.trim().parse().ok()?, minutes.trim().parse().unwrap_or(0));
    // Reckoned only for what is an offset: a fuzzer found that "+602:00" is more minutes than there is room for.
    ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then(|| sign * (hours * 60 + minutes))
}

/// The moment by the satellites' clock, which is UTC.
fn satellites(exif: &Exif) -> Option<DateTime> {
    let date = text(exif, ExifTag::GPSDateStamp);
    let mut parts = date.splitn(3, [':', '-']).map(|part| part.trim().parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let day = jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let clock = match exif.get(ExifTag::GPSTimeStamp)? {
        EntryValue::URationalArray(parts) => parts.iter().map(|part| part.to_f64()).collect::<Option<Vec<_>>>()?,
        _ => return None,
    };
    let [hour, minute, second] = clock.try_into().ok()?;
    let seconds = hour * 3_600.0 + minute * 60.0 + second;
    // A leap second is the last second of its day.
    let at = (0.0..86_401.0).contains(&seconds).then(|| jiff::Span::new().seconds(seconds.min(86_399.0) as i64))?;
    day.to_datetime(jiff::civil::Time::midnight()).checked_add(at).ok()
}

/// Minutes by which a clock is ahead of UTC, where that is an offset that clocks have somewhere: a position may be older
/// than the photo, and a camera's clock may be wrong by anything.
fn offset_between(local: DateTime, utc: DateTime) -> Option<i16> {
    /// Seconds that a camera's clock and an old position may be off.
    const SLACK: f64 = 180.0;
    /// Nepal, Eucla, and the Chatham Islands in winter and summer; all others are whole and half hours.
    const QUARTERS: [i16; 4] = [345, 525, 765, 825];
    let seconds = local.duration_since(utc).as_secs_f64();
    let minutes = (seconds / 900.0).round() * 15.0;
    let whole = (-720.0..=840.0).contains(&minutes).then_some(minutes as i16)?;
    let is_used = whole % 30 == 0 || QUARTERS.contains(&whole);
    (is_used && (seconds - minutes * 60.0).abs() <= SLACK).then_some(whole)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::slice;

    /// A JPEG, as small as they come, with this EXIF.
    pub(in crate::import) fn jpeg_with_exif(tiff: &[u8]) -> Bytes {
        let pixels = image::RgbImage::from_pixel(8, 4, image::Rgb([90, 120, 30]));
        let mut jpeg = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut jpeg).encode_image(&pixels).unwrap();
        let len = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
        let segment = [&[0xff, 0xe1], &len[..], b"Exif\0\0", tiff].concat();
        jpeg.splice(2..2, segment);
        jpeg.into()
    }

    /// A little-endian TIFF block: main entries, EXIF entries, GPS entries; each tag, type, count, data.
    pub(in crate::import) fn tiff(main: &[Entry], exif: &[Entry], gps: &[Entry]) -> Vec<u8> {
        let mut main = main.to_vec();
        main.push((0x8769, 4, 1, vec![0; 4]));
        main.push((0x8825, 4, 1, vec![0; 4]));
        let start = |n: usize| u32::try_from(n).unwrap().to_le_bytes().to_vec();
        let main_end = 8 + ifd(&main, 0).len();
        let exif_end = main_end + ifd(exif, 0).len();
        let n = main.len();
        (main[n - 2].3, main[n - 1].3) = (start(main_end), start(exif_end));
        [b"II\x2a\0\x08\0\0\0".to_vec(), ifd(&main, 8), ifd(exif, main_end), ifd(gps, exif_end)].concat()
    }

    pub(in crate::import) type Entry = (u16, u16, u32, Vec<u8>);

    pub(in crate::import) fn ascii(tag: u16, text: &str) -> Entry {
        let data = [text.as_bytes(), b"\0"].concat();
        (tag, 2, u32::try_from(data.len()).unwrap(), data)
    }

    pub(in crate::import) fn short(tag: u16, value: u16) -> Entry {
        (tag, 3, 1, [&value.to_le_bytes()[..], &[0, 0]].concat())
    }

    pub(in crate::import) fn rationals(tag: u16, values: [u32; 3]) -> Entry {
        (tag, 5, 3, values.iter().flat_map(|v| [v.to_le_bytes(), 1_u32.to_le_bytes()]).flatten().collect())
    }

    pub(in crate::import) fn ifd(entries: &[Entry], at: usize) -> Vec<u8> {
        let mut table = u16::try_from(entries.len()).unwrap().to_le_bytes().to_vec();
        let mut data = Vec::new();
        let data_at = at + 2 + 12 * entries.len() + 4;
        for (tag, kind, count, bytes) in entries {
            table.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
            table.extend(count.to_le_bytes());
            if bytes.len() <= 4 {
                table.extend(bytes.iter().chain(&[0; 4]).take(4));
            } else {
                table.extend(u32::try_from(data_at + data.len()).unwrap().to_le_bytes());
                data.extend(bytes);
            }
        }
        table.extend([0; 4]);
        [table, data].concat()
    }

    #[test]
    fn all_that_a_phone_writes() {
        let main = [ascii(0x010f, " Google "), ascii(0x0110, "Pixel 8"), short(0x0112, 6)];
        let exif = [ascii(0x9003, "2025:05:03 14:30:00"), ascii(0x9011, "+02:00"), ascii(0x9291, "25")];
        let gps = [ascii(1, "S"), rationals(2, [48, 30, 0]), ascii(3, "E"), rationals(4, [11, 0, 36])];
        let found = read(&jpeg_with_exif(&tiff(&main, &exif, &gps)), Format::Jpeg);
        assert_eq!(found.orientation, 6);
        assert_eq!(found.camera, Some(Camera { make: "Google".into(), model: "Pixel 8".into() }));
        let place = found.place.unwrap();
        assert!((place.latitude() + 48.5).abs() < 1e-9 && (place.longitude() - 11.01).abs() < 1e-9);
        let taken = found.taken.unwrap();
        assert_eq!(taken.local.to_string(), "2025-05-03T14:30:00.25");
        assert_eq!((taken.offset_minutes, taken.precision), (Some(120), Precision::Second));
    }

    #[test]
    fn the_satellites_clock_says_the_offset() {
        let offset = |own: Option<&str>, date: &str, clock: [u32; 3]| {
            let mut exif = vec![ascii(0x9003, "2025:06:14 00:30:00")];
            exif.extend(own.map(|text| ascii(0x9011, text)));
            let gps = [rationals(7, clock), ascii(0x1d, date)];
            read(&jpeg_with_exif(&tiff(&[], &exif, &gps)), Format::Jpeg).taken.and_then(|t| t.offset_minutes)
        };
        assert_eq!(offset(None, "2025:06:13", [22, 30, 0]), Some(120));
        assert_eq!(offset(None, "2025:06:14", [5, 31, 58]), Some(-300), "two minutes late");
        assert_eq!(offset(None, "2025:06:13", [18, 45, 0]), Some(345), "Nepal");
        assert_eq!(offset(None, "2025:06:13", [18, 15, 0]), None, "no clock is 6 h 15 min ahead");
        assert_eq!(offset(None, "2025:06:13", [22, 20, 0]), None, "a position ten minutes old");
        assert_eq!(offset(None, "2025:06:10", [22, 30, 0]), None, "a camera's clock that was never set");
        assert_eq!(offset(None, "garbage", [22, 30, 0]), None);
        assert_eq!(offset(None, "2025:06:13", [99, 30, 0]), None);
        assert_eq!(offset(Some("+01:00"), "2025:06:13", [22, 30, 0]), Some(60), "what the camera says comes first");
    }

    #[test]
    fn the_best_date_there_is() {
        let date = |main: &[Entry], exif: &[Entry]| {
            read(&jpeg_with_exif(&tiff(main, exif, &[])), Format::Jpeg).taken.map(|t| t.local.to_string())
        };
        let (original, digitised) = (ascii(0x9003, "2020:01:01 00:00:00"), ascii(0x9004, "2021:01:01 00:00:00"));
        let (modified, make) = (ascii(0x0132, "2022:01:01 00:00:00"), ascii(0x010f, "Sony"));
        let unset = ascii(0x9003, "0000:00:00 00:00:00");
        assert_eq!(
            date(slice::from_ref(&modified), &[original, digitised.clone()]).as_deref(),
            Some("2020-01-01T00:00:00")
        );
        assert_eq!(date(&[], &[unset.clone(), digitised]).as_deref(), Some("2021-01-01T00:00:00"));
        assert_eq!(date(&[make, modified.clone()], &[]).as_deref(), Some("2022-01-01T00:00:00"));
        assert_eq!(date(&[modified], &[unset]), None);
        assert_eq!(date(&[], &[ascii(0x9003, "1850:01:01 00:00:00")]), None);
    }

    #[test]
    fn numbers_in_words() {
        assert_eq!((nanoseconds("5"), nanoseconds("025 "), nanoseconds("")), (500_000_000, 25_000_000, 0));
        assert_eq!(offset_minutes("+05:30"), Some(330));
        assert_eq!(offset_minutes("-0330"), Some(-210));
        assert_eq!(offset_minutes("Z"), Some(0));
        assert_eq!(offset_minutes("   :  "), None);
        assert_eq!(offset_minutes("+99:00"), None);
        assert_eq!(offset_minutes("+602:00"), None);
    }

    #[test]
    fn broken_exif_is_less_known() {
        let main = [ascii(0x010f, "Google"), short(0x0112, 9)];
        let whole = tiff(&main, &[ascii(0x9003, "2025:05:03 14:30:00")], &[]);
        for end in 0..whole.len() {
            assert_eq!(read(&jpeg_with_exif(&whole[..end]), Format::Jpeg).orientation, 1);
        }
        assert_eq!(read(&Bytes::from_static(b"no photo"), Format::Jpeg), Metadata::default());
    }
}
