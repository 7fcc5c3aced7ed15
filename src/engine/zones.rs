//! Which time zone a place is in, and how far its clock was from UTC at some moment.
//!
//! The shapes of the zones are simplified to within 111 m and asked in place, so they cost the 4 MB that they are long; the
//! history of clocks is built in too, so that every computer gives the same answer.

use crate::domain::{Dates, Place, Precision, Stamp};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;
use tzf_rs::EmbeddedFinder;

static ZONES: LazyLock<EmbeddedFinder> = LazyLock::new(EmbeddedFinder::new);
static CLOCKS: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Gives dates that know their time of day but not their offset that of the place. The file's time has one already: it is
/// told on the computer's clock.
pub(super) fn fill_offsets<'z>(dates: &mut Dates, zone: &dyn Fn() -> Option<&'z TimeZone>) {
    for stamp in [&mut dates.exif, &mut dates.name].into_iter().flatten() {
        if stamp.offset_minutes.is_none() && stamp.precision == Precision::Second {
            stamp.offset_minutes = zone().and_then(|zone| offset_minutes(zone, stamp));
        }
    }
}

/// The zone that a place is in.
pub(super) fn zone_of(place: Place) -> Option<TimeZone> {
    CLOCKS.get(ZONES.get_tz_name(place.longitude(), place.latitude())).ok()
}

/// Minutes east of UTC on the clocks of a place at that moment: in the hours that clocks leave out in spring and go through
/// twice in autumn, as before the change.
fn offset_minutes(zone: &TimeZone, stamp: &Stamp) -> Option<i16> {
    let offset = match zone.to_ambiguous_timestamp(stamp.local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset,
        AmbiguousOffset::Gap { before, .. } | AmbiguousOffset::Fold { before, .. } => before,
    };
    i16::try_from(offset.seconds() / 60).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offset(latitude: f64, longitude: f64, local: &str) -> Option<i16> {
        let stamp = Stamp { local: local.parse().expect("a time"), offset_minutes: None, precision: Precision::Second };
        offset_minutes(&zone_of(Place::new(latitude, longitude).expect("a position"))?, &stamp)
    }

    #[test]
    fn clocks_of_places() {
        assert_eq!(offset(38.7081, -9.1371, "2025-06-14T12:00:00"), Some(60), "Lisbon in summer");
        assert_eq!(offset(38.7081, -9.1371, "2025-01-14T12:00:00"), Some(0));
        assert_eq!(offset(38.7081, -9.1371, "1994-01-14T12:00:00"), Some(60), "it had Central European Time then");
        assert_eq!(
            offset(37.2600, -7.4100, "2025-06-14T12:00:00"),
            Some(120),
            "Ayamonte, across the river from Portugal"
        );
        assert_eq!(offset(27.7172, 85.3240, "2025-06-14T12:00:00"), Some(345), "Kathmandu");
        assert_eq!(offset(-43.95, -176.55, "2025-01-14T12:00:00"), Some(825), "Chatham Islands in summer");
        assert_eq!(offset(40.0, -40.0, "2025-06-14T12:00:00"), Some(-180), "the Atlantic: a ship's clock");
        assert_eq!(offset(48.1372, 11.5755, "2025-10-26T02:30:00"), Some(120), "the hour that comes twice");
        assert_eq!(offset(48.1372, 11.5755, "2025-03-30T02:30:00"), Some(60), "the hour that does not come");
        for (latitude, longitude) in [(90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (0.0, -180.0), (71.0, 180.0)] {
            assert!(offset(latitude, longitude, "2025-06-14T12:00:00").is_some(), "{latitude} {longitude}");
        }
    }

    #[test]
    fn what_the_camera_wrote_stays() {
        let stamp = |offset_minutes, precision| {
            Some(Stamp { local: "2025-06-14T12:00:00".parse().expect("a time"), offset_minutes, precision })
        };
        let mut dates = Dates {
            exif: stamp(Some(-300), Precision::Second),
            name: stamp(None, Precision::Second),
            file: stamp(Some(120), Precision::Second),
        };
        let lisbon = zone_of(Place::new(38.7081, -9.1371).expect("a position"));
        fill_offsets(&mut dates, &|| lisbon.as_ref());
        let offsets = [dates.exif, dates.name, dates.file].map(|s| s.and_then(|s| s.offset_minutes));
        assert_eq!(offsets, [Some(-300), Some(60), Some(120)]);
        let mut day = Dates { name: stamp(None, Precision::Day), ..Dates::default() };
        fill_offsets(&mut day, &|| lisbon.as_ref());
        assert_eq!(day.name.and_then(|s| s.offset_minutes), None, "a day has no clock");
    }
}
