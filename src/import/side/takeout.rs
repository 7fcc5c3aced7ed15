//! The JSON that Google Takeout lays beside each photo: its date, its place, and what the person wrote.

use super::{SideFile, kept};
use crate::domain::{Place, Precision, Side, SideKind, Stamp};
use crate::import::format::{Named, by_name};
use crate::import::metadata::YEARS;
use serde::Deserialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// What Takeout puts behind the photo's name, cut off where the name would be too long.
const SUFFIX: &str = "supplemental-metadata";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    title: String,
    #[serde(default)]
    description: String,
    photo_taken_time: Moment,
    #[serde(default)]
    geo_data: Position,
    #[serde(default)]
    geo_data_exif: Position,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Album {
    #[serde(default)]
    title: String,
    date: Option<Value>,
    access: Option<Value>,
    album_data: Option<Box<Album>>,
}

#[derive(Deserialize)]
struct Moment {
    timestamp: String,
}

#[derive(Default, Deserialize)]
struct Position {
    #[serde(default)]
    latitude: f64,
    #[serde(default)]
    longitude: f64,
}

/// What it says, and of which file beside it; `None` for JSON of any other kind.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Option<SideFile> {
    let Ok(told) = serde_json::from_slice::<Told>(bytes) else { return album(path, bytes) };
    let place = |position: &Position| Place::new(position.latitude, position.longitude);
    let side = Side {
        taken: stamp(&told.photo_taken_time.timestamp),
        place: place(&told.geo_data).or_else(|| place(&told.geo_data_exif)),
        description: kept(&told.description),
        ..Side::new(SideKind::Takeout)
    };
    Some(SideFile { owner: owner(path, &told.title)?, side })
}

/// The album that a folder was: in it Takeout lays one file (`metadata.json`, in the person's language), which names it and says
/// when, or who sees it; older exports have that one level deeper. The folders of years have none.
fn album(path: &Path, bytes: &[u8]) -> Option<SideFile> {
    let told: Album = serde_json::from_slice(bytes).ok()?;
    let told = match told.album_data {
        Some(inner) => *inner,
        None => told,
    };
    let is_one = told.date.is_some() || told.access.is_some();
    let name = kept(&told.title).filter(|_| is_one)?;
    Some(SideFile {
        owner: path.parent()?.to_owned(),
        side: Side { albums: vec![name], ..Side::new(SideKind::Takeout) },
    })
}

/// Seconds since 1970, in UTC.
fn stamp(seconds: &str) -> Option<Stamp> {
    let at = jiff::Timestamp::from_second(seconds.trim().parse().ok()?).ok()?;
    let local = jiff::tz::Offset::UTC.to_datetime(at);
    let is_real = YEARS.contains(&local.year());
    is_real.then_some(Stamp { local, offset_minutes: Some(0), precision: Precision::Second })
}

/// The photo's file: by the JSON's own name where that still holds one, else by the title inside. The number of a second
/// photo of the same name stands elsewhere in the two names: "a.jpg(1).json" is of "a(1).jpg".
fn owner(path: &Path, title: &str) -> Option<PathBuf> {
    let name = path.file_stem()?.to_str()?;
    let (name, number) = numbered(name);
    let name = match name.rsplit_once('.') {
        Some((rest, end)) if !end.is_empty() && SUFFIX.starts_with(end) => rest,
        _ => name,
    };
    let name = if by_name(Path::new(name)) == Named::Photo { name } else { title };
    let name = match (number, name.rsplit_once('.')) {
        (Some(number), Some((stem, extension))) => format!("{stem}({number}).{extension}"),
        _ => name.to_owned(),
    };
    // A title is any text: only a plain name is a file beside this one.
    let is_plain = Path::new(&name).file_name().is_some_and(|plain| plain == name.as_str());
    is_plain.then(|| path.with_file_name(name))
}

/// A name without the number in brackets at its end, and that number.
fn numbered(name: &str) -> (&str, Option<u32>) {
    let inside = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    match inside.and_then(|(rest, number)| Some((rest, number.parse().ok()?))) {
        Some((rest, number)) => (rest, Some(number)),
        None => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"title": "IMG_20190803_140506.jpg", "description": "At the Isar", "imageViews": "3",
        "creationTime": {"timestamp": "1564900000", "formatted": "x"}, "photoTakenTime": {"timestamp": "1564833906"},
        "geoData": {"latitude": 0.0, "longitude": 0.0, "altitude": 0.0},
        "geoDataExif": {"latitude": 48.1371, "longitude": 11.5754, "altitude": 500.0}}"#;

    #[test]
    fn date_place_and_description() {
        let found = read(Path::new("/t/IMG_20190803_140506.jpg.json"), JSON.as_bytes()).unwrap();
        assert_eq!(found.owner, Path::new("/t/IMG_20190803_140506.jpg"));
        let taken = found.side.taken.unwrap();
        assert_eq!((taken.local.to_string().as_str(), taken.offset_minutes), ("2019-08-03T12:05:06", Some(0)));
        assert_eq!(found.side.description.as_deref(), Some("At the Isar"));
        assert_eq!(found.side.place, Place::new(48.1371, 11.5754));
        assert_eq!(read(Path::new("/t/metadata.json"), br#"{"title": "Summer", "description": ""}"#), None);
        assert_eq!(read(Path::new("/t/metadata.json"), br#"{"title": " ", "access": "protected"}"#), None);
        assert_eq!(read(Path::new("/t/a.json"), b"[1, 2]"), None);
    }

    #[test]
    fn albums_old_and_new() {
        let of = |json: &str| read(Path::new("/Takeout/Summer/Metadaten.json"), json.as_bytes());
        for json in [
            r#"{"title": "Summer on the Isar", "description": "", "access": "protected",
                "date": {"timestamp": "1564833906", "formatted": "03.08.2019"}, "geoData": {"latitude": 0.0}}"#,
            r#"{"albumData": {"title": "Summer on the Isar", "access": "protected", "location": ""}}"#,
        ] {
            let found = of(json).unwrap();
            assert_eq!(found.owner, Path::new("/Takeout/Summer"));
            assert_eq!(found.side.albums, ["Summer on the Isar"]);
        }
    }

    #[test]
    fn every_way_in_which_takeout_names_them() {
        let of = |json: &str, title: &str| owner(Path::new(json), title).map(|p| p.display().to_string());
        for (json, title, photo) in [
            ("/t/a.jpg.json", "a.jpg", "/t/a.jpg"),
            ("/t/a.jpg.supplemental-metadata.json", "a.jpg", "/t/a.jpg"),
            ("/t/a.jpg.supplemental-me.json", "a.jpg", "/t/a.jpg"),
            ("/t/a.jpg.s.json", "a.jpg", "/t/a.jpg"),
            ("/t/a.jpg(1).json", "a.jpg", "/t/a(1).jpg"),
            ("/t/a.jpg.supplemental-metadata(2).json", "a.jpg", "/t/a(2).jpg"),
            (
                "/t/a very long name that was c.json",
                "a very long name that was cut.jpg",
                "/t/a very long name that was cut.jpg",
            ),
        ] {
            assert_eq!(of(json, title).as_deref(), Some(photo), "{json}");
        }
        assert_eq!(of("/t/x.json", "../../etc/passwd"), None);
    }
}
