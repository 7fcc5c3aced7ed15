//! The parts of an event between its long pauses: where one would cut it.

use super::Photos;
use crate::domain::{DateSource, PhotoId, Place, Precision, Stamp, Summary};
use std::collections::HashSet;

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
    /// Whether the pause comes of a file's own time at one of its ends: what the group's reason says of its time does not count that.
    pub is_of_file: bool,
    /// Metres from the photo before, where both places are known.
    pub metres: Option<f64>,
}

/// The parts of photos in the order in which they were taken. Photos without a date are in the part before them, and so are those
/// of which only the day is known, where it is the same. Where cameras were off, their photos
/// stand at the corrected time. Pauses are those between the photos that are `seen`: what lies folded under another, as the copies
/// that friends sent do, makes none that could be seen. `summary` says over what time the group is said to be, and by how much cameras were off.
pub(in crate::app) fn parts(
    photos: &[PhotoId],
    seen: &HashSet<PhotoId>,
    summary: &Summary,
    known: &Photos,
) -> Vec<Part> {
    let (clocks, span) = (&summary.clocks, summary.span);
    let off = |camera: &str| clocks.iter().find(|shift| shift.camera == camera).map_or(0.0, |s| f64::from(s.seconds));
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Option<(Stamp, f64, bool, Option<Place>)> = None;
    for (at, photo) in photos.iter().enumerate().filter(|(_, photo)| seen.contains(photo)) {
        let Some(item) = known.get(*photo) else { continue };
        let Some((taken, source)) = item.taken else { continue };
        let is_of_file = is_of_file(&taken, source, span);
        let taken = as_shown(taken, source);
        let shift = item.camera.as_deref().map_or(0.0, off);
        let pause = before.map_or(0.0, |(earlier, before, ..)| pause(&earlier, before, &taken, shift));
        if parts.is_empty() {
            parts.push(Part { first: photos[0], at: 0, pause: 0.0, is_in_days: false, is_of_file, metres: None });
        } else if pause >= PAUSE {
            let place = before.and_then(|(_, _, _, place)| place);
            let metres = place.zip(item.place).map(|(a, b)| a.distance(&b));
            let is_in_days = before.is_some_and(|(earlier, ..)| is_in_days(&earlier, &taken));
            let is_of_file = is_of_file || before.is_some_and(|(_, _, is_of_file, _)| is_of_file);
            parts.push(Part { first: *photo, at, pause, is_in_days, is_of_file, metres });
        }
        // A photo without a place is where the last one with a place was, as far as anybody knows.
        let place = item.place.or(before.and_then(|(_, _, _, place)| place));
        before = match before {
            // The time that is known goes on to be what the next pause is counted from.
            Some((earlier, off, is_of_file, _)) if pause < PAUSE && taken.precision == Precision::Day => {
                Some((earlier, off, is_of_file, place))
            }
            _ => Some((taken, shift, is_of_file, place)),
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

/// Whether a moment is the file's own time, which says when it was written and not when the photo was taken; with the day in the
/// file's name it is believed within the time that the group is said to be over.
fn is_of_file(taken: &Stamp, source: DateSource, span: Option<(Stamp, Stamp)>) -> bool {
    let is_within = || span.is_none_or(|(first, last)| (first.local..=last.local).contains(&taken.local));
    match source {
        DateSource::File => true,
        DateSource::Name => taken.precision == Precision::Second && !is_within(),
        _ => false,
    }
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
    use crate::domain::ClockShift;
    use crate::engine::session::PhotoItem;

    /// The parts of photos that are all seen.
    fn parts(photos: &[PhotoId], clocks: &[ClockShift], span: Option<(Stamp, Stamp)>, known: &Photos) -> Vec<Part> {
        let summary = Summary { clocks: clocks.to_vec(), span, ..Summary::default() };
        super::parts(photos, &photos.iter().copied().collect(), &summary, known)
    }

    #[test]
    fn a_group_is_cut_at_its_long_pauses_with_the_way_between() {
        let at = |n, time: &str, place| PhotoItem { place, ..photo(n, &format!("2025-05-03T{time}"), (3, 2)) };
        let (home, away) = (Place::new(48.0, 11.0), Place::new(48.0, 11.04));
        let all = vec![at(0, "10:00", home), at(1, "10:59", None), at(2, "13:00", away), at(3, "14:00", None)];
        let ids: Vec<PhotoId> = all.iter().map(|photo| photo.id).collect();
        let mut known = Photos::default();
        known.insert(all);
        let parts = parts(&ids, &[], None, &known);
        assert_eq!(
            parts.iter().map(|part| (part.first, part.at)).collect::<Vec<_>>(),
            [(ids[0], 0), (ids[2], 2), (ids[3], 3)]
        );
        assert_eq!(parts[1].pause, 7_260.0);
        assert!(parts[1].metres.is_some_and(|metres| (2_900.0..3_100.0).contains(&metres)), "{parts:?}");
        assert_eq!(parts[2].metres, None, "nobody knows where the last one is");
        assert_eq!(super::parts(&[], &HashSet::new(), &Summary::default(), &known), []);
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
        let parts: Vec<_> = parts(&ids, &[], None, &known).iter().map(|p| (p.at, p.pause, p.is_in_days)).collect();
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
        let of = |known: &Photos| parts(&ids, &[], None, known).iter().map(|p| (p.at, p.pause)).collect::<Vec<_>>();
        assert_eq!(of(&known), [(0, 0.0), (2, 3_960.0)]);
        known.insert(vec![at(1, "15:30", 0, DateSource::Name)]);
        assert_eq!(of(&known), [(0, 0.0), (2, 3_960.0)]);
        // Two cameras on two clocks are measured on one.
        known.insert(vec![at(1, "15:30", 0, camera)]);
        assert_eq!(of(&known), [(0, 0.0), (1, 10_260.0)]);
    }

    #[test]
    fn a_pause_to_a_files_own_time_is_known_as_one() {
        let at = |n, time: &str, source| {
            let mut item = photo(n, &format!("2024-04-21T{time}"), (3, 2));
            if let Some((_, from)) = &mut item.taken {
                *from = source;
            }
            item
        };
        let (camera, name, file) = (DateSource::Exif, DateSource::Name, DateSource::File);
        let all = vec![
            at(0, "10:00", camera),
            at(1, "12:00", name),
            at(2, "14:00", camera),
            at(3, "17:00", name),
            at(4, "23:00", file),
        ];
        let ids: Vec<PhotoId> = all.iter().map(|photo| photo.id).collect();
        let span = |from: usize, to: usize| Some((all[from].taken?.0, all[to].taken?.0));
        let mut known = Photos::default();
        known.insert(all.clone());
        let of = |span| parts(&ids, &[], span, &known).iter().map(|part| part.is_of_file).collect::<Vec<_>>();
        // "Within 4 hours", as the cameras say; what a name bears out within these hours is one of them.
        assert_eq!(of(span(0, 2)), [false, false, false, true, true]);
        // The name says the time, too.
        assert_eq!(of(span(0, 3)), [false, false, false, false, true]);
        assert_eq!(of(None), [false, false, false, false, true]);
    }

    #[test]
    fn what_lies_folded_makes_no_pause() {
        let all = [(0, "10:00"), (1, "12:00"), (2, "14:00")].map(|(n, t)| photo(n, &format!("2025-05-03T{t}"), (3, 2)));
        let ids: Vec<PhotoId> = all.iter().map(|photo| photo.id).collect();
        let mut known = Photos::default();
        known.insert(all.to_vec());
        let of = |seen: &[PhotoId]| {
            let parts = super::parts(&ids, &seen.iter().copied().collect(), &Summary::default(), &known);
            parts.iter().map(|part| (part.at, part.pause)).collect::<Vec<_>>()
        };
        assert_eq!(of(&ids), [(0, 0.0), (1, 7_200.0), (2, 7_200.0)]);
        assert_eq!(of(&[ids[0], ids[2]]), [(0, 0.0), (2, 14_400.0)], "from what is seen to what is seen");
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
        assert_eq!(parts(&ids, &clocks, None, &known).len(), 1);
        assert_eq!(parts(&ids, &[], None, &known).len(), 3, "as the clocks say");
    }
}
