//! Reading folders into a library.

use super::catalogue::load_review;
use super::drives::settle;
use super::encoders::{begin, complete};
use super::known::KnownFiles;
use super::measured::measure_the_rest;
use super::versions::follow;
use super::writer::{Told, Writer, locked};
use super::{EncoderSource, EngineError, clock};
use crate::domain::{Failure, PhotoId};
use crate::import::{Control, Progress, Settings, run};
use crate::library::Library;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// A file or folder that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub reason: Failure,
}

/// What a scan did; all but `measured` count files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Read now: not in the library before, or changed since.
    pub new: u64,
    /// In the library already, and the same.
    pub unchanged: u64,
    /// Side files, documents: neither photos nor films.
    pub other: u64,
    /// Known files that are no longer in their place.
    pub missing: u64,
    /// Photos that an earlier version imported, whose light was measured now, on their thumbnails.
    pub measured: u64,
    /// Photos of which only a part could be read.
    pub damaged: Vec<PathBuf>,
    /// What could not be read.
    pub failures: Vec<Unread>,
    /// Seconds from start to end, without loading the model.
    pub seconds: f64,
    /// Whether it was stopped before the end. What was read is kept.
    pub stopped: bool,
}

/// Scans `roots`, folders or photos, into the library in `folder`, which is made where it is missing. What is known and
/// unchanged is not opened; photos without an embedding of this encoder are read again. Returns when all is written, or
/// soon after `control` says stop.
pub fn scan(
    folder: &Path,
    roots: &[PathBuf],
    encoders: &EncoderSource,
    control: &Control,
    progress: &Progress,
) -> Result<Report, EngineError> {
    let library = Mutex::new(Library::open(folder)?);
    let report = scan_into(&library, Roots::Added(roots), encoders, control, progress, &mut |_| ());
    // Also after a scan that could not go on: what was read is there.
    let mut library = locked(&library);
    let mut review = load_review(&library)?;
    if follow(&mut library, &mut review)? {
        library.back_up(clock::now())?;
    }
    report
}

/// What a scan looks through.
#[derive(Clone, Copy)]
pub(super) enum Roots<'a> {
    /// Folders and photos that the person gave: they are among the library's folders from then on.
    Added(&'a [PathBuf]),
    /// Folders in which something changed, below those of the library.
    Known(&'a [PathBuf]),
}

/// As [`scan`], into a library that is open. It is locked only to read what is known and to write each batch, never while
/// `tell` runs.
pub(super) fn scan_into(
    library: &Mutex<Library>,
    roots: Roots<'_>,
    encoders: &EncoderSource,
    control: &Control,
    progress: &Progress,
    tell: &mut dyn FnMut(Told<'_>),
) -> Result<Report, EngineError> {
    let (roots, adds) = match roots {
        Roots::Added(roots) => (roots, true),
        Roots::Known(roots) => (roots, false),
    };
    let mut roots: Vec<PathBuf> = roots.iter().map(|root| real_path(root)).collect();
    if !adds {
        let folders = locked(library).folders()?;
        roots.iter_mut().for_each(|root| *root = looked_through(root, &folders).to_owned());
        roots.sort();
        roots.dedup();
    }
    let there: Vec<_> = roots.iter().filter(|root| adds && root.exists()).cloned().collect();
    let (known, folder, offline) = prepare(&mut locked(library), &there, encoders)?;
    tell(Told::Folders);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let settings = Settings::new(roots.clone(), vec![folder], cores);
    let start = clock::start();
    let mut writer = Writer::new(library, &known, encoders, tell);
    let mut failure = None;
    let outcome = run(&settings, &encoders.manifest().input, &known, &|| encoders.load(), control, progress, |event| {
        // After a failure of the library's own nothing more is written, and the run ends as soon as it can.
        if failure.is_none()
            && let Err(error) = writer.take(event)
        {
            failure = Some(error);
            control.cancel();
        }
    });
    if let Some(error) = failure {
        return Err(error);
    }
    // What was handed out is good, also where the run itself could not go on.
    writer.flush()?;
    let outcome = outcome?;
    if !outcome.is_cancelled {
        complete(&mut locked(library), encoders, &roots, &offline)?;
    }
    let Writer { seen, failures, damaged, .. } = writer;
    let gone = if outcome.is_cancelled { Vec::new() } else { gone(&known, &roots, &seen, &failures, offline) };
    let (sides, gone): (Vec<PathBuf>, Vec<PathBuf>) = gone.into_iter().partition(|path| known.is_side(path));
    locked(library).mark_missing(&gone)?;
    locked(library).forget_sides(&sides)?;
    let lost: Vec<PhotoId> = gone.iter().filter_map(|path| known.photo_at(path)).collect();
    if !lost.is_empty() {
        tell(Told::Photos(&lost));
    }
    // Last, so that nothing waits for it.
    let measured = measure_the_rest(library, control)?;
    Ok(Report {
        measured,
        new: outcome.counts.new + outcome.counts.same,
        unchanged: outcome.counts.unchanged,
        other: outcome.counts.other,
        missing: gone.len() as u64,
        damaged,
        failures,
        seconds: (start.elapsed().as_secs_f64() - outcome.model_seconds).max(0.0),
        stopped: outcome.is_cancelled,
    })
}

/// Makes the library ready for these folders and this encoder. Returns what it knows, its own folder, to be passed over,
/// and those of its folders that are offline, of which nothing is gone.
fn prepare(
    library: &mut Library,
    folders: &[PathBuf],
    encoders: &EncoderSource,
) -> Result<(KnownFiles, PathBuf, Vec<PathBuf>), EngineError> {
    begin(library, encoders)?;
    library.forget_failures_of_others(env!("CARGO_PKG_VERSION"))?;
    library.add_folders(folders, clock::now())?;
    let offline = settle(library)?;
    Ok((KnownFiles::load(library, &encoders.ids())?, real_path(library.folder()), offline))
}

/// From where on to look for what changed in a folder: where no file is left in it, from the one above, up to the library's
/// own. Of a root without any file it is not known whether it was emptied or its drive is away, so nothing would be missing.
fn looked_through<'a>(folder: &'a Path, folders: &[PathBuf]) -> &'a Path {
    let mut at = folder;
    while !folders.iter().any(|own| own == at) && !holds_a_file(at) {
        match at.parent().filter(|above| folders.iter().any(|own| above.starts_with(own))) {
            Some(above) => at = above,
            None => break,
        }
    }
    at
}

/// Whether there is a file in a folder or below it, or may be one where it cannot be opened.
fn holds_a_file(folder: &Path) -> bool {
    match folder.read_dir() {
        Err(error) => error.kind() != std::io::ErrorKind::NotFound,
        Ok(entries) => entries.flatten().any(|entry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => holds_a_file(&entry.path()),
            _ => true,
        }),
    }
}

fn gone(
    known: &KnownFiles,
    roots: &[PathBuf],
    seen: &HashSet<PathBuf>,
    failures: &[Unread],
    offline: Vec<PathBuf>,
) -> Vec<PathBuf> {
    let unopened: Vec<_> = failures.iter().map(|f| f.path.clone()).chain(offline).collect();
    known.gone(roots, seen, &unopened)
}

/// The one name of a place, so that a folder reached in two ways is one; as given where it is not there.
pub(super) fn real_path(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "a folder of the test's own")]
mod tests {
    use super::*;

    #[test]
    fn of_an_emptied_folder_the_one_above_is_looked_through() {
        let dir = tempfile::tempdir().expect("a folder");
        let at = |name: &str| dir.path().join(name);
        std::fs::create_dir_all(at("all/backup/again/deep")).expect("made");
        std::fs::create_dir_all(at("all/2025")).expect("made");
        std::fs::write(at("all/2025/a.jpg"), "").expect("written");
        let own = [at("all")];
        for (folder, from) in [
            ("all/2025", "all/2025"),
            ("all/backup/again/deep", "all"),
            ("all/gone/for/ever", "all"),
            ("all/2025/gone", "all/2025"),
            ("all", "all"),
            ("other", "other"),
        ] {
            assert_eq!(looked_through(&at(folder), &own), at(from), "{folder}");
        }
    }
}
