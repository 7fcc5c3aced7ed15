//! The record of an export: which files it is about to make, written before each is made, so that what an export made is known
//! whenever it ends. JSON Lines in the library's folder.

use super::{ExportError, Way};
use crate::domain::PhotoId;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

/// Where records lie, in the library's folder.
const FOLDER: &str = "exports";

/// One line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    /// An export begins, or goes on.
    Begin(Header),
    /// These are about to be made.
    Next(Vec<MadeFile>),
    /// Of these, so many were made.
    Made(usize),
    /// It is over, to its end or by the person's wish.
    End,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Header {
    folder: OsString,
    /// Whether the folder was made for it.
    made_folder: bool,
    way: Way,
    title: String,
    memo: serde_json::Value,
    /// Seconds since 1970.
    at: i64,
}

/// A file that an export made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MadeFile {
    pub(super) name: OsString,
    /// The original; none of a side file.
    pub(super) from: Option<OsString>,
    pub(super) bytes: u64,
    pub(super) content: PhotoId,
}

/// An export that was begun, as its record tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The record.
    pub record: PathBuf,
    /// The folder.
    pub folder: PathBuf,
    /// Whether the folder was made for it.
    pub made_folder: bool,
    /// How files were made.
    pub way: Way,
    /// The title of what was exported.
    pub title: String,
    /// What whoever began it wrote down, to go on with it.
    pub memo: serde_json::Value,
    /// When it began, in seconds since 1970.
    pub at: i64,
    /// Whether it came to its end, or the person stopped it; else the program was ended in the middle.
    pub has_ended: bool,
    /// What it made, or was about to make when it was killed.
    pub(super) files: Vec<MadeFile>,
}

impl Exported {
    /// How many files it made, side files included.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// Of what was about to be made when the program was killed, takes what is there.
    fn take_begun(&mut self, next: &mut Vec<MadeFile>) {
        next.retain(|file| self.folder.join(&file.name).symlink_metadata().is_ok());
        self.files.append(next);
    }
}

/// The exports that are on record in a library's folder, the oldest first. A record that cannot be read is passed over: it
/// stays where it is.
pub fn exports(library: &Path) -> Vec<Exported> {
    let Ok(entries) = fs::read_dir(library.join(FOLDER)) else { return Vec::new() };
    let mut all: Vec<_> = entries.filter_map(|entry| read(&entry.ok()?.path()).ok()?).collect();
    all.sort_by(|a, b| (a.at, &a.record).cmp(&(b.at, &b.record)));
    all
}

fn read(path: &Path) -> io::Result<Option<Exported>> {
    let mut exported: Option<Exported> = None;
    let mut next: Vec<MadeFile> = Vec::new();
    for line in BufReader::new(File::open(path)?).lines() {
        // Where the program was killed, a line is there by half.
        let Ok(line) = serde_json::from_str::<Line>(&line?) else { continue };
        match (line, &mut exported) {
            (Line::Begin(header), None) => {
                exported = Some(Exported {
                    record: path.to_owned(),
                    folder: header.folder.into(),
                    made_folder: header.made_folder,
                    way: header.way,
                    title: header.title,
                    memo: header.memo,
                    at: header.at,
                    has_ended: false,
                    files: Vec::new(),
                });
            }
            (Line::Begin(_), Some(exported)) => {
                exported.take_begun(&mut next);
                exported.has_ended = false;
            }
            (Line::Next(files), Some(exported)) => exported.files.append(&mut std::mem::replace(&mut next, files)),
            (Line::Made(count), Some(exported)) => {
                next.truncate(count);
                exported.files.append(&mut next);
            }
            (Line::End, Some(exported)) => exported.has_ended = true,
            (_, None) => return Ok(None),
        }
    }
    if let Some(exported) = &mut exported {
        exported.take_begun(&mut next);
        let mut seen = HashSet::new();
        exported.files.retain(|file| seen.insert(file.name.clone()));
    }
    Ok(exported)
}

/// A record that is being written.
#[derive(Debug)]
pub struct Record {
    file: File,
    path: PathBuf,
}

impl Record {
    /// Begins the record of an export of `title` into `folder`, in the library's folder; `memo` is for whoever goes on with it,
    /// `at` is now, in seconds since 1970.
    /// Where an export into the same folder was broken off, its record is gone on with, so that both are taken back together.
    pub fn begin(
        library: &Path,
        folder: &Path,
        way: Way,
        title: &str,
        memo: &serde_json::Value,
        at: i64,
    ) -> Result<Self, ExportError> {
        let lies = library.join(FOLDER);
        let fail = |source| ExportError::Record { path: lies.clone(), source };
        fs::create_dir_all(&lies).map_err(fail)?;
        let broken_off =
            exports(library).into_iter().find(|one| one.folder == folder && !one.has_ended && one.way == way);
        let header = Header {
            folder: folder.as_os_str().to_owned(),
            made_folder: !folder.exists(),
            way,
            title: title.to_owned(),
            memo: memo.clone(),
            at,
        };
        let (file, path) = match broken_off {
            Some(one) => {
                let mut file = OpenOptions::new().append(true).open(&one.record).map_err(fail)?;
                // Its last line may be there by half.
                file.write_all(b"\n").map_err(fail)?;
                (file, one.record)
            }
            None => create(&lies, at).map_err(fail)?,
        };
        let mut record = Self { file, path };
        record.write(&Line::Begin(header))?;
        Ok(record)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// These are about to be made.
    pub(super) fn next(&mut self, files: Vec<MadeFile>) -> Result<(), ExportError> {
        self.write(&Line::Next(files))
    }

    /// So many of them were.
    pub(super) fn made(&mut self, count: usize) -> Result<(), ExportError> {
        self.write(&Line::Made(count))
    }

    /// It is over.
    pub fn end(&mut self) -> Result<(), ExportError> {
        self.write(&Line::End)
    }

    /// On the disk when this returns.
    fn write(&mut self, line: &Line) -> Result<(), ExportError> {
        let written = serde_json::to_vec(line).map_err(io::Error::from).and_then(|mut bytes| {
            bytes.push(b'\n');
            self.file.write_all(&bytes)?;
            self.file.sync_data()
        });
        written.map_err(|source| ExportError::Record { path: self.path.clone(), source })
    }
}

/// A new record, by a name that none has.
fn create(lies: &Path, at: i64) -> io::Result<(File, PathBuf)> {
    let mut n = 1;
    loop {
        let path = lies.join(format!("{at}-{n}.jsonl"));
        match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => n += 1,
            made => return made.map(|file| (file, path)),
        }
    }
}
