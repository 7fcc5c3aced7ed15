//! What views say of photos.

use crate::domain::DateSource;
use crate::engine::session::PhotoItem;
use crate::words::Words;
use jiff::civil::Date;
use std::path::Path;

/// So many photos.
pub(in crate::app) fn photos(words: &Words, count: usize) -> String {
    words.fill("photos-counted", &[("count", count.into())])
}

/// A day such as "Saturday 3 May 2025", or that there is no date.
pub(in crate::app) fn day(words: &Words, day: Option<Date>) -> String {
    day.map_or_else(|| words.say("photos-undated"), |day| words.day(day))
}

/// A month such as "May 2025".
pub(in crate::app) fn month(words: &Words, of: Option<(i16, i8)>) -> String {
    let first = of.and_then(|(year, month)| Date::new(year, month, 1).ok());
    first.map_or_else(|| words.say("photos-undated"), |first| words.month_and_year(first))
}

/// Where a date is from, in words.
pub(in crate::app) fn source(words: &Words, source: DateSource) -> String {
    words.say(match source {
        DateSource::Person => "photos-date-from-person",
        DateSource::Exif => "photos-date-from-camera",
        DateSource::Side => "photos-date-from-side",
        DateSource::Name => "photos-date-from-name",
        DateSource::File => "photos-date-from-file",
    })
}

/// The name of a photo's file.
pub(in crate::app) fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// A photo's name for those who listen: its file, and when it was taken.
pub(in crate::app) fn photo(words: &Words, photo: &PhotoItem) -> String {
    let when = photo.taken.map_or_else(|| words.say("photos-undated"), |(stamp, _)| words.moment(&stamp));
    words.fill("photos-photo", &[("name", file_name(&photo.file).into()), ("when", when.into())])
}
