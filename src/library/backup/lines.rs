//! A backup as text: one JSON object a line, the first of which says what it is.

use super::super::{LibraryError, LogLine};
use crate::domain::{GroupId, GroupState, Held, PhotoId, ThemeKind};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The first line says so.
const KIND: &str = "decisions";

/// The layout that is written, and the newest that can be read.
const LAYOUT: u64 = 1;

/// All that the person decided, and where the photos were that it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// When it was written, in milliseconds since the Unix epoch.
    pub at: i64,
    /// The folders of the library.
    pub folders: Vec<PathBuf>,
    /// Every photo that decisions name, once for each of its places.
    pub places: Vec<BackupPlace>,
    /// The groups that the person holds, accepted albums among them: the last state of the record.
    pub albums: Vec<Held>,
    /// The whole record.
    pub log: Vec<LogLine>,
}

/// Where a photo was last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupPlace {
    /// Which photo.
    pub photo: PhotoId,
    /// The folder of the library's that held it, where one did.
    pub folder: Option<PathBuf>,
    /// Its path from there; `None` where no file of it is known any more.
    pub path: Option<PathBuf>,
}

impl BackupPlace {
    /// The whole path, where it is known.
    pub fn file(&self) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        Some(self.folder.as_ref().map_or_else(|| path.clone(), |folder| folder.join(path)))
    }
}

impl Backup {
    /// As text. Names that are not UTF-8 are written as well as they can be: photos are found by content.
    pub fn to_text(&self) -> String {
        let head = json!({
            "albumen": KIND, "layout": LAYOUT, "program": env!("CARGO_PKG_VERSION"), "written": written(self.at),
            "folders": self.folders.len(), "places": self.places.len(), "albums": self.albums.len(),
            "entries": self.log.len(),
        });
        let folders = self.folders.iter().map(|folder| json!({"folder": folder.to_string_lossy()}));
        let places = self.places.iter().map(|place| {
            let text = |path: &Option<PathBuf>| path.as_ref().map(|path| path.to_string_lossy().into_owned());
            json!({"photo": place.photo, "in": text(&place.folder), "path": text(&place.path)})
        });
        let albums = self.albums.iter().map(|album| {
            let mut line = json!({"album": album.id, "state": album.state, "name": album.name, "photos": album.photos});
            if let (Some(theme), Some(line)) = (album.theme, line.as_object_mut()) {
                line.insert("theme".to_owned(), json!(theme));
            }
            line
        });
        let log = self.log.iter().map(|line| {
            // A step that is damaged is kept as it is, too: as a text.
            let step = serde_json::from_str(&line.step).unwrap_or_else(|_| Value::String(line.step.clone()));
            json!({"entry": line.sequence, "at": line.at, "written": written(line.at), "step": step})
        });
        let all = [head].into_iter().chain(folders).chain(places).chain(albums).chain(log);
        all.map(|line| format!("{line}\n")).collect()
    }

    /// Reads the backup at `path`.
    pub fn read(path: &Path) -> Result<Self, LibraryError> {
        let bytes = std::fs::read(path).map_err(LibraryError::folder(path))?;
        let text = String::from_utf8_lossy(&bytes);
        Self::from_text(&text).map_err(|(line, detail)| LibraryError::NotABackup {
            path: path.to_owned(),
            line,
            detail,
        })
    }

    /// Reads one from its text. The error is the number of a line, and what is wrong with it.
    pub fn from_text(text: &str) -> Result<Self, (usize, String)> {
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
        let (_, first) = lines.next().ok_or_else(|| (1, "it is empty".to_owned()))?;
        let head: Head = serde_json::from_str(first).map_err(|e| (1, e.to_string()))?;
        if head.albumen != KIND || head.layout > LAYOUT {
            return Err((
                1,
                format!("its layout is {} {}, this version knows {KIND} {LAYOUT}", head.albumen, head.layout),
            ));
        }
        let at = head.written.parse::<Timestamp>().map_err(|e| (1, e.to_string()))?.as_millisecond();
        let mut backup = Self { at, folders: Vec::new(), places: Vec::new(), albums: Vec::new(), log: Vec::new() };
        for (number, line) in lines {
            backup.take(line).map_err(|e| (number, e.to_string()))?;
        }
        let found = [backup.folders.len(), backup.places.len(), backup.albums.len(), backup.log.len()];
        if found != [head.folders, head.places, head.albums, head.entries] {
            return Err((
                text.lines().count(),
                "the file is cut off: there are fewer lines than the first one says".to_owned(),
            ));
        }
        Ok(backup)
    }

    fn take(&mut self, line: &str) -> Result<(), serde_json::Error> {
        match serde_json::from_str(line)? {
            Line::Folder { folder } => self.folders.push(folder),
            Line::Place { photo, folder, path } => self.places.push(BackupPlace { photo, folder, path }),
            Line::Album { album, state, name, photos, theme } => {
                self.albums.push(Held { id: album, state, name, photos, theme });
            }
            Line::Entry { entry, at, step } => {
                let step = step.as_str().map_or_else(|| step.to_string(), ToOwned::to_owned);
                self.log.push(LogLine { sequence: entry, at, step });
            }
        }
        Ok(())
    }
}

/// The first line. The counts tell a backup from the beginning of one.
#[derive(Deserialize)]
struct Head {
    albumen: String,
    layout: u64,
    written: String,
    folders: usize,
    places: usize,
    albums: usize,
    entries: usize,
}

/// Any other line.
#[derive(Deserialize)]
#[serde(untagged)]
enum Line {
    Folder {
        folder: PathBuf,
    },
    Place {
        photo: PhotoId,
        #[serde(rename = "in")]
        folder: Option<PathBuf>,
        path: Option<PathBuf>,
    },
    Album {
        album: GroupId,
        state: GroupState,
        name: Option<String>,
        photos: Vec<PhotoId>,
        #[serde(default)]
        theme: Option<ThemeKind>,
    },
    Entry {
        entry: u64,
        at: i64,
        step: Value,
    },
}

/// Adds the photos that a step names: every text in it that is a photo's id.
pub(super) fn photos_in(step: &str, photos: &mut BTreeSet<PhotoId>) {
    fn gather(value: &Value, photos: &mut BTreeSet<PhotoId>) {
        match value {
            Value::String(text) => photos.extend(text.parse::<PhotoId>().ok()),
            Value::Array(all) => all.iter().for_each(|value| gather(value, photos)),
            Value::Object(all) => all.values().for_each(|value| gather(value, photos)),
            _ => {}
        }
    }
    if let Ok(step) = serde_json::from_str(step) {
        gather(&step, photos);
    }
}

/// A time as a person reads it.
fn written(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap_or_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(n: u8) -> PhotoId {
        PhotoId::from_bytes([n; 16])
    }

    fn backup() -> Backup {
        let folder = Some(PathBuf::from("/home/me/Pictures"));
        let step = json!({"step": "correct", "photos": [photo(1), photo(3)]}).to_string();
        let name = Some("Sommer „25“".to_owned());
        Backup {
            at: 1_764_000_000_123,
            folders: vec!["/home/me/Pictures".into()],
            places: vec![
                BackupPlace { photo: photo(1), folder, path: Some("2025/a.jpg".into()) },
                BackupPlace { photo: photo(3), folder: None, path: None },
            ],
            albums: vec![Held {
                id: GroupId("e1".to_owned()),
                state: GroupState::Accepted,
                name,
                photos: vec![photo(1)],
                theme: Some(ThemeKind::Look),
            }],
            log: vec![
                LogLine { sequence: 1, at: 5, step },
                LogLine { sequence: 2, at: 4, step: "not JSON any more".to_owned() },
            ],
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        let text = backup().to_text();
        assert_eq!(Backup::from_text(&text), Ok(backup()));
        assert!(text.starts_with("{\"albumen\":\"decisions\""), "a person sees what it is: {text}");
        assert_eq!(text.lines().count(), 7);
        assert_eq!(backup().places[0].file(), Some(PathBuf::from("/home/me/Pictures/2025/a.jpg")));
        let mut named = BTreeSet::new();
        backup().log.iter().for_each(|line| photos_in(&line.step, &mut named));
        assert_eq!(named, BTreeSet::from([photo(1), photo(3)]));
    }

    #[test]
    fn what_is_no_backup_says_where_it_goes_wrong() {
        let text = backup().to_text();
        let wrong = |text: &str| Backup::from_text(text).map_err(|(line, detail)| (line, detail.contains("cut off")));
        assert_eq!(wrong(""), Err((1, false)));
        assert_eq!(wrong("Dear aunt"), Err((1, false)));
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(wrong(&lines[..5].join("\n")), Err((5, true)));
        assert_eq!(wrong(&text[..text.len() - 9]), Err((7, false)), "the last line ends in the middle");
        assert_eq!(wrong(&text.replace("\"layout\":1", "\"layout\":99")), Err((1, false)));
        let odd = text.replace("{\"folder\":", "{\"fold\":");
        assert_eq!(wrong(&odd), Err((2, false)));
    }
}
