//! The parts of an event between its long pauses: where one would cut it.

use super::Photos;
use crate::domain::{ClockShift, DateSource, PhotoId, Precision, Stamp};

/// From this pause on, in seconds, it is shown where photos go on. On made libraries 1 to 3, 97 in 100 ends of events come
/// with an hour or more, and one in 21 pauses within a day of an event is as long.
const PAUSE: f64 = 3_600.0;

/// Photos without a long pause between them.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Part {
    /// Its first photo.
    pub first: PhotoId,
    /// Which of the group's photos that is.
    pub at: usize,
    /// Seconds since the photo before; 0 for the first part.
    pub pause: f64,
    /// Whether the pause is in whole days, since only the day of a photo is known.
    pub is_in_days: bool,
    /// Metres from the photo before, where both places are known.
    pub metres: Option<f64>,
}

/// The parts of photos in the order in which they were taken. Photos without a date are in the part before them, and so are those
/// of which only the day is known, where it is the same. `clocks` says by how much cameras were off: in their order, their photos
/// stand at the corrected time.
pub(in crate::app) fn parts(photos: &[PhotoId], clocks: &[ClockShift], known: &Photos) -> Vec<Part> {
    let off = |camera: &str| clocks.iter().find(|shift| shift.camera == camera).map_or(0.0, |s| f64::from(s.seconds));
    let mut parts: Vec<Part> = Vec::new();
    let mut before = None;
    for (at, photo) in photos.iter().enumerate() {
        let Some(item) = known.get(*photo) else { continue };
        let Some((taken, source)) = item.taken else { continue };
        let taken = as_shown(taken, source);
        let shift = item.camera.as_deref().map_or(0.0, off);
        let pause = before.map_or(0.0, |(earlier, before, _)| pause(&earlier, before, &taken, shift));
        if parts.is_empty() {
            parts.push(Part { first: photos[0], at: 0, pause: 0.0, is_in_days: false, metres: None });
        } else if pause >= PAUSE {
            let place = before.and_then(|(_, _, place)| place);
            let metres = place.zip(item.place).map(|(a, b): (crate::domain::Place, _)| a.distance(&b));
            let is_in_days = before.is_some_and(|(earlier, ..)| is_in_days(&earlier, &taken));
            parts.push(Part { first: *photo, at, pause, is_in_days, metres });
        }
        // A photo without a place is where the last one with a place was, as far as anybody knows.
        let place = item.place.or(before.and_then(|(_, _, place)| place));
        before = match before {
            // The time that is known goes on to be what the next pause is counted from.
            Some((earlier, off, _)) if pause < PAUSE && taken.precision == Precision::Day => {
                Some((earlier, off, place))
            }
            _ => Some((taken, shift, place)),
        };
    }
    parts
}

/// A file's time, also where a day in the file's name bears it out, is on the computer's clock, whatever clock the other photos were
/// taken by, and photos stand in the order of what their clocks said: from one to the other it is as long as what is shown says.
fn as_shown(taken: Stamp, source: DateSource) -> Stamp {
    let is_of_file = matches!(source, DateSource::File | DateSource::Name);
    if is_of_file { Stamp { offset_minutes: None, ..taken } } else { taken }
}

/// Whether only the day of one of them is known.
fn is_in_days(earlier: &Stamp, later: &Stamp) -> bool {
    earlier.precision == Precision::Day || later.precision == Precision::Day
}

/// Seconds from one photo to a later one, both clocks put right where their times are known.
fn pause(earlier: &Stamp, earlier_off: f64, later: &Stamp, later_off: f64) -> f64 {
    let between = pause_between(earlier, later);
    let is_timed = [earlier, later].iter().all(|stamp| stamp.precision == Precision::Second);
    if is_timed { between + later_off - earlier_off } else { between }
}

/// Seconds from one moment to a later one. Where only the day of one is known, whole days: the hours between would be made up.
pub(in crate::app) fn pause_between(earlier: &Stamp, later: &Stamp) -> f64 {
    if is_in_days(earlier, later) {
        return later.local.date().duration_since(earlier.local.date()).as_secs_f64();
    }
    later.since(earlier)
}

#[cfg(test)]
mod tests {
    use super::super::photo;
    use super::*;
    use crate::domain::Place;
    use crate::engine::session::PhotoItem;

    #[test]
    fn a_group_is_cut_at_its_long_pauses_with_the_way_between() {
        let at = |n, time: &str, place| PhotoItem { place, ..photo(n, &format!("2025-05-03T{time}"), (3, 2)) };
        let (home, away) = (Place::new(48.0, 11.0), Place::new(48.0, 11.04));
        let all = vec![at(0, "10:00", home), at(1, "10:59", None), at(2, "13:00", away), at(3, "14:00", None)];
        let ids: Vec<PhotoId> = all.iter().map(|photo| photo.id).collect();
        let mut known = Photos::default();
        known.insert(all);
        let parts = parts(&ids, &[], &known);
        assert_eq!(
            parts.iter().map(|part| (part.first, part.at)).collect::<Vec<_>>(),
            [(ids[0], 0), (ids[2], 2), (ids[3], 3)]
        );
        assert_eq!(parts[1].pause, 7_260.0);
        assert!(parts[1].metres.is_some_and(|metres| (2_900.0..3_100.0).contains(&metres)), "{parts:?}");
        assert_eq!(parts[2].metres, None, "nobody knows where the last one is");
        assert_eq!(super::parts(&[], &[], &known), []);
    }

    #[test]
    fn a_photo_of_which_only_the_day_is_known_makes_no_pause_on_that_day() {
        let timed = |n, time: &str| photo(n, time, (3, 2));
        let day = |n, date: &str| {
            let mut item = photo(n, &format!("{date}T00:00"), (3, 2));
            if let Some((taken, _)) = &mut item.taken {
                taken.precision = Precision::Day;
            }
            item
        };
        let all = vec![
            day(0, "2025-05-03"),
            timed(1, "2025-05-03T12:00"),
            day(2, "2025-05-03"),
            timed(3, "2025-05-03T14:00"),
            day(4, "2025-05-05"),
        ];
        let ids: Vec<PhotoId> = all.iter().map(|photo| photo.id).collect();
        let mut known = Photos::default();
        known.insert(all);
        let parts: Vec<_> = parts(&ids, &[], &known).iter().map(|p| (p.at, p.pause, p.is_in_days)).collect();
        assert_eq!(parts, [(0, 0.0, false), (3, 7_200.0, false), (4, 172_800.0, true)]);
    }

    #[test]
    fn a_files_time_makes_the_pauses_that_the_times_shown_make() {
        let at = |n, time: &str, offset, source| {
            let mut item = photo(n, &format!("2024-04-21T{time}"), (3, 2));
            if let Some((taken, from)) = &mut item.taken {
                (taken.offset_minutes, *from) = (Some(offset), source);
            }
            item
        };
        // A phone two hours east of the computer, on which a messenger's photo was saved.
        let (camera, file) = (DateSource::Exif, DateSource::File);
        let all = vec![at(0, "14:39", 120, camera), at(1, "15:30", 0, file), at(2, "16:36", 120, camera)];
        let ids: Vec<PhotoId> = all.iter().map(|photo| photo.id).collect();
        let mut known = Photos::default();
        known.insert(all);
        let of = |known: &Photos| parts(&ids, &[], known).iter().map(|p| (p.at, p.pause)).collect::<Vec<_>>();
        assert_eq!(of(&known), [(0, 0.0), (2, 3_960.0)]);
        known.insert(vec![at(1, "15:30", 0, DateSource::Name)]);
        assert_eq!(of(&known), [(0, 0.0), (2, 3_960.0)]);
        // Two cameras on two clocks are measured on one.
        known.insert(vec![at(1, "15:30", 0, camera)]);
        assert_eq!(of(&known), [(0, 0.0), (1, 10_260.0)]);
    }

    #[test]
    fn a_camera_whose_clock_is_off_makes_no_pauses() {
        let camera: std::sync::Arc<str> = "Canon EOS R50".into();
        let at = |n, time: &str, camera: Option<&std::sync::Arc<str>>| PhotoItem {
            camera: camera.cloned(),
            ..photo(n, &format!("2025-05-03T{time}"), (3, 2))
        };
        // The camera is two hours fast: its photos stand between the others.
        let times = [(0, "10:00", None), (1, "12:10", Some(&camera)), (2, "10:20", None), (3, "12:40", Some(&camera))];
        let all: Vec<PhotoItem> = times.map(|(n, time, camera)| at(n, time, camera)).to_vec();
        let ids: Vec<PhotoId> = all.iter().map(|photo| photo.id).collect();
        let mut known = Photos::default();
        known.insert(all);
        let clocks = [ClockShift { camera: camera.to_string(), seconds: -7_200 }];
        assert_eq!(parts(&ids, &clocks, &known).len(), 1);
        assert_eq!(parts(&ids, &[], &known).len(), 3, "as the clocks say");
    }
}
