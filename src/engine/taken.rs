//! When and where a photo was taken, by all that says so: its own bytes, its files' names and times, what lies beside it, and
//! the person.

use super::zones::{fill_offsets, zone_of};
use crate::domain::{DateSource, Dates, FileStamp, Mark, Place, Precision, SideKind, Stamp, date_in_name};
use crate::library::PhotoFile;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::cell::LazyCell;
use std::path::PathBuf;

/// All dates of a photo: from its EXIF, from the first of its names that has one, and the earliest of its files' times
/// (a copy is younger than what it was copied from). What a photo program wrote beside it is a person's correction, and
/// stands for EXIF's, as does what the person said of it in Albumen, for all dates; what Google Photos knew counts in UTC,
/// without the place's clock, and stands only where EXIF has none.
pub(super) fn dates(file: &PhotoFile, mark: &Mark, zone: &TimeZone) -> Dates {
    let named = |path: &PathBuf| date_in_name(&path.file_name()?.to_string_lossy());
    // Most photos say their offset themselves: the zone of the place is asked for only where something needs it.
    let there = LazyCell::new(|| place(file, mark).and_then(zone_of));
    let told = |taken: Stamp| match taken.offset_minutes {
        Some(0) => on_the_clock(taken, there.as_ref().unwrap_or(zone)),
        _ => taken,
    };
    let own = file.photo.taken.map(|taken| if file.photo.film.is_some() { told(taken) } else { taken });
    let mut dates = Dates {
        exif: from_side(file).map(told).or(own),
        name: file.places.iter().find_map(|(path, _, _)| named(path)),
        file: file.places.iter().filter_map(|(_, stamp, _)| file_time(*stamp, zone)).min(),
    };
    if mark.corrects_date() {
        // It stands where the camera's would: grouping and lists believe it before all others.
        dates.exif = mark.stamp(dates.best().map(|(stamp, _)| stamp));
    }
    fill_offsets(&mut dates, &|| there.as_ref());
    dates
}

/// The date to show, and where it is from.
pub(super) fn best_date(file: &PhotoFile, mark: &Mark, zone: &TimeZone) -> Option<(Stamp, DateSource)> {
    let (stamp, source) = dates(file, mark, zone).best()?;
    let source = match source {
        DateSource::Exif if mark.corrects_date() => DateSource::Person,
        DateSource::Exif if from_side(file).is_some() => DateSource::Side,
        source => source,
    };
    Some((stamp, source))
}

/// Where a photo was taken: as the person says, else as its own bytes say, else as a file beside it does.
pub(super) fn place(file: &PhotoFile, mark: &Mark) -> Option<Place> {
    mark.place.or(file.photo.place).or_else(|| file.side.as_ref()?.place)
}

fn from_side(file: &PhotoFile) -> Option<Stamp> {
    let side = file.side.as_ref()?;
    side.taken.filter(|_| side.kind == SideKind::Xmp || file.photo.taken.is_none())
}

/// What counts in UTC, as all films but Apple's do, and Google, is shown on the clock of the place, or on the computer's where
/// that is not known.
fn on_the_clock(taken: Stamp, zone: &TimeZone) -> Stamp {
    let at = (taken.offset_minutes == Some(0)).then(|| TimeZone::UTC.to_timestamp(taken.local).ok()).flatten();
    at.map_or(taken, |at| on_the_wall(at, zone))
}

fn file_time(stamp: FileStamp, zone: &TimeZone) -> Option<Stamp> {
    Some(on_the_wall(Timestamp::from_nanosecond(i128::from(stamp.modified)).ok()?, zone))
}

/// What the clocks of the zone show at a moment.
pub(super) fn on_the_wall(at: Timestamp, zone: &TimeZone) -> Stamp {
    let offset = zone.to_offset(at);
    let offset_minutes = i16::try_from(offset.seconds() / 60).ok();
    Stamp { local: offset.to_datetime(at), offset_minutes, precision: Precision::Second }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Photo, PhotoId, Side};

    #[test]
    fn a_files_time_is_shown_on_the_computers_clock() {
        let stamp = FileStamp { size: 1, modified: 1_746_273_600_500_000_000 };
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let shown = file_time(stamp, &zone).expect("it is a time");
        assert_eq!(shown.local.to_string(), "2025-05-03T14:00:00.5");
        assert_eq!(shown.offset_minutes, Some(120));
    }

    #[test]
    fn a_correction_beside_a_photo_is_believed_and_google_only_for_want_of_better() {
        let at = |text: &str, offset_minutes| {
            Some(Stamp { local: text.parse().expect("a date"), offset_minutes, precision: Precision::Second })
        };
        let exif = at("2024-01-01T00:00:00", None);
        let somewhere = Place::new(38.7081, -9.1371);
        let of = |taken, kind, beside, there: Option<Place>| {
            let photo = Photo {
                id: PhotoId::from_bytes([1; 16]),
                format: "JPEG".to_owned(),
                width: 4,
                height: 3,
                orientation: 1,
                taken,
                place: None,
                camera: None,
                film: None,
            };
            let side = Some(Side { taken: beside, place: there, ..Side::new(kind) });
            let file = PhotoFile { photo, places: Vec::new(), side };
            let mark = Mark::default();
            assert_eq!(place(&file, &mark), there);
            best_date(&file, &mark, &TimeZone::fixed(jiff::tz::offset(2)))
        };
        let (xmp, google) = (at("2019-08-03T14:05:06", None), at("2019-08-03T12:05:06", Some(0)));
        let on_the_clock = at("2019-08-03T14:05:06", Some(120));
        assert_eq!(of(exif, SideKind::Xmp, xmp, None), xmp.map(|stamp| (stamp, DateSource::Side)));
        assert_eq!(of(exif, SideKind::Takeout, google, None), exif.map(|stamp| (stamp, DateSource::Exif)));
        assert_eq!(of(None, SideKind::Takeout, google, None), on_the_clock.map(|stamp| (stamp, DateSource::Side)));
        assert_eq!(of(exif, SideKind::Xmp, None, None), exif.map(|stamp| (stamp, DateSource::Exif)));
        let in_lisbon = at("2019-08-03T13:05:06", Some(60));
        let told = of(None, SideKind::Takeout, google, somewhere);
        assert_eq!(told, in_lisbon.map(|stamp| (stamp, DateSource::Side)), "on the clock of the place");
    }

    #[test]
    fn a_film_that_counts_in_utc_too() {
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        let at = |text: &str, offset_minutes| Stamp {
            local: text.parse().expect("a date"),
            offset_minutes,
            precision: Precision::Second,
        };
        let utc = at("2025-05-03T23:30:00", Some(0));
        assert_eq!(on_the_clock(utc, &zone), at("2025-05-04T01:30:00", Some(120)));
        let told = at("2025-05-03T23:30:00", Some(-420));
        assert_eq!(on_the_clock(told, &zone), told);
    }
}
