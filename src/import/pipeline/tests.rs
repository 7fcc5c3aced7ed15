//! Whole runs over folders of drawn pictures, with a fake encoder and a library in memory.

use super::*;
use crate::domain::PhotoId;
use crate::encoder::{Channels, Crop, Encoded, Filter, LAYOUT, Manifest, ModelFile, Output, Purpose, Resize};
use crate::import::decode::tests::{drawing, encoded};
use crate::import::{KnownFile, KnownState, NewPhoto};
use image::{DynamicImage, ImageFormat, Rgb};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Instant, SystemTime};
use tempfile::TempDir;

fn manifest() -> Manifest {
    let input = Input {
        name: "image".into(),
        size: 32,
        resize: Resize::ShortSide,
        filter: Filter::Bicubic,
        crop: Crop::Centre,
        channels: Channels::Rgb,
        mean: [0.5; 3],
        std: [0.5; 3],
    };
    let outputs = vec![Output { name: "scene".into(), length: 2, purpose: Purpose::Scene }];
    let model = ModelFile { file: "none".into(), sha256: "0".repeat(64) };
    let text = || "fake-1".to_owned();
    Manifest {
        layout: LAYOUT,
        id: text(),
        name: text(),
        licence: text(),
        source: text(),
        model,
        input,
        outputs,
        text: None,
    }
}

/// Takes its time, and can fail in every way.
struct Fake {
    manifest: Manifest,
    behaviour: Behaviour,
    alive: Arc<AtomicUsize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Behaviour {
    Works,
    IsSlow,
    GivesNoNumbers,
    Fails,
    Panics,
}

impl Encoder for Fake {
    fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn encode(&mut self, photos: &[Vec<f32>]) -> Result<Vec<Encoded>, EncoderError> {
        assert!(photos.iter().all(|p| p.len() == self.manifest.input.values()));
        match self.behaviour {
            Behaviour::Panics => panic!("as the test wants it"),
            Behaviour::Fails => Err(EncoderError::Failed { id: "fake-1".into(), reason: "it was told to".into() }),
            Behaviour::GivesNoNumbers => Ok(vec![Encoded::NotFinite; photos.len()]),
            Behaviour::Works | Behaviour::IsSlow => {
                if self.behaviour == Behaviour::IsSlow {
                    std::thread::sleep(Duration::from_millis(10));
                }
                Ok(vec![Encoded::Embeddings(vec![vec![1.0, 0.0]]); photos.len()])
            }
        }
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A library in memory.
#[derive(Default)]
struct Library {
    files: HashMap<PathBuf, KnownFile>,
    photos: HashMap<PhotoId, NewPhoto>,
}

impl Known for Library {
    fn file(&self, path: &Path) -> Option<KnownFile> {
        self.files.get(path).cloned()
    }

    fn is_complete(&self, photo: PhotoId) -> bool {
        self.photos.contains_key(&photo)
    }
}

/// What a run said, sorted by file name.
#[derive(Debug, Default)]
struct Told {
    new: Vec<String>,
    same: Vec<String>,
    unchanged: Vec<String>,
    failed: BTreeMap<String, String>,
}

impl Library {
    fn take(&mut self, events: Vec<ImportEvent>) -> Told {
        let mut told = Told::default();
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        for event in events {
            match event {
                ImportEvent::Unchanged(paths) => told.unchanged.extend(paths.iter().map(|p| name(p))),
                ImportEvent::SamePhoto { path, stamp, photo } => {
                    assert!(self.photos.contains_key(&photo), "a photo is handed out before its copies");
                    told.same.push(name(&path));
                    self.files.insert(path, KnownFile { stamp, state: KnownState::Complete(photo) });
                }
                ImportEvent::New(new) => {
                    told.new.push(name(&new.path));
                    let state = KnownState::Complete(new.photo.id);
                    self.files.insert(new.path.clone(), KnownFile { stamp: new.stamp, state });
                    assert!(self.photos.insert(new.photo.id, *new).is_none(), "each photo is new once");
                }
                ImportEvent::Quiet | ImportEvent::Side { .. } => {}
                ImportEvent::Failed { path, stamp, failure } => {
                    told.failed.insert(name(&path), failure.to_string());
                    if failure.is_permanent() {
                        let state = KnownState::Failed(failure);
                        self.files.insert(path, KnownFile { stamp: stamp.unwrap(), state });
                    }
                }
            }
        }
        for names in [&mut told.new, &mut told.same, &mut told.unchanged] {
            names.sort();
        }
        told
    }

    fn scan(&mut self, folder: &Path) -> Told {
        let mut events = Vec::new();
        let run = Trial::new(folder, Behaviour::Works);
        let outcome = run.go(self, &Control::default(), |e| events.push(e)).unwrap();
        let told = self.take(events);
        let counts = outcome.counts;
        assert!(counts.is_walked && !outcome.is_cancelled);
        assert_eq!(counts.found, counts.done(), "every file ends in exactly one event");
        assert_eq!(counts.new, told.new.len() as u64);
        assert_eq!(counts.unchanged, told.unchanged.len() as u64);
        assert_eq!(run.made.load(Ordering::SeqCst) > 0, !told.new.is_empty(), "no model without need");
        told
    }
}

struct Trial {
    settings: Settings,
    behaviour: Behaviour,
    made: AtomicUsize,
    alive: Arc<AtomicUsize>,
}

impl Trial {
    fn new(folder: &Path, behaviour: Behaviour) -> Self {
        let settings = Settings { readers: 3, encoders: 2, batch: 3, ..Settings::new(vec![folder.into()], vec![], 2) };
        Self { settings, behaviour, made: AtomicUsize::new(0), alive: Arc::default() }
    }

    fn go(&self, known: &Library, control: &Control, out: impl FnMut(ImportEvent)) -> Result<Outcome, ImportError> {
        let make = || -> Result<Box<dyn Encoder>, EncoderError> {
            self.made.fetch_add(1, Ordering::SeqCst);
            self.alive.fetch_add(1, Ordering::SeqCst);
            Ok(Box::new(Fake { manifest: manifest(), behaviour: self.behaviour, alive: self.alive.clone() }))
        };
        let outcome = run(&self.settings, &manifest().input, known, &make, control, &Progress::default(), out);
        assert_eq!(self.alive.load(Ordering::SeqCst), 0, "no encoder outlives its run");
        outcome
    }
}

/// A different small picture for each number.
fn picture(n: u8) -> Vec<u8> {
    let mut picture = drawing(48, 36);
    picture.put_pixel(1, 1, Rgb([n, n.wrapping_mul(7), 255 - n]));
    encoded(&DynamicImage::ImageRgb8(picture), ImageFormat::Png)
}

fn pictures(count: u8) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for n in 0..count {
        fs::write(dir.path().join(format!("{n:03}.png")), picture(n)).unwrap();
    }
    dir
}

/// Hash and time of change of every file.
fn originals(folder: &Path) -> BTreeMap<PathBuf, (blake3::Hash, SystemTime)> {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten().filter(|e| e.file_type().is_file());
    files
        .map(|e| {
            let modified = e.metadata().unwrap().modified().unwrap();
            (e.path().to_owned(), (blake3::hash(&fs::read(e.path()).unwrap()), modified))
        })
        .collect()
}

#[test]
fn all_that_a_folder_can_hold() {
    let dir = pictures(3);
    let at = |name: &str| dir.path().join(name);
    fs::write(at("copy of 000.png"), picture(0)).unwrap();
    fs::write(at("a png.jpg"), picture(10)).unwrap();
    fs::write(at("text.jpg"), "Dear diary,").unwrap();
    fs::write(at("empty.jpg"), "").unwrap();
    fs::write(at("cut off.png"), &picture(11)[..200]).unwrap();
    fs::write(at("film.mp4"), "film").unwrap();
    fs::create_dir(at("folder.jpg")).unwrap();
    fs::write(at("folder.jpg/inside.png"), picture(12)).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::{ffi::OsStrExt, fs::symlink};
        fs::write(dir.path().join(std::ffi::OsStr::from_bytes(b"caf\xe9.png")), picture(13)).unwrap();
        symlink(dir.path(), at("folder.jpg/loop")).unwrap();
        symlink(at("nowhere"), at("broken.jpg")).unwrap();
    }
    let before = originals(dir.path());
    let mut library = Library::default();

    let first = library.scan(dir.path());
    let mut all = [first.new.clone(), first.same.clone()].concat();
    all.sort();
    let mut expected =
        vec!["000.png", "001.png", "002.png", "a png.jpg", "caf\u{fffd}.png", "copy of 000.png", "inside.png"];
    expected.retain(|n| cfg!(unix) || !n.contains('\u{fffd}'));
    assert_eq!(all, expected);
    assert_eq!(first.same.len(), 1);
    let failed = |name: &str| first.failed.get(name).map(String::as_str).unwrap_or_default();
    assert!(failed("text.jpg").contains("not a photo"));
    assert!(failed("empty.jpg").contains("empty"));
    assert!(failed("cut off.png").contains("cut off"));
    assert!(cfg!(not(unix)) || failed("broken.jpg").contains("leads nowhere"));
    let mislabelled = library.photos.values().find(|p| p.path.ends_with("a png.jpg")).unwrap();
    assert_eq!((mislabelled.photo.format.as_str(), mislabelled.photo.width, mislabelled.photo.height), ("PNG", 48, 36));
    assert_eq!(mislabelled.embeddings, [[1.0, 0.0]]);
    assert!(mislabelled.thumbnail.starts_with(&[0xff, 0xd8]) && !mislabelled.is_damaged);

    let second = library.scan(dir.path());
    assert_eq!(
        (second.unchanged, second.new.len(), second.same.len()),
        (expected.iter().map(|s| (*s).to_owned()).collect(), 0, 0)
    );
    assert_eq!(second.failed, first.failed, "told again, in the same words, without reading");

    assert_eq!(originals(dir.path()), before, "originals are never touched");
}

#[test]
fn moved_touched_and_changed_files() {
    let dir = pictures(4);
    let at = |name: &str| dir.path().join(name);
    let mut library = Library::default();
    library.scan(dir.path());
    fs::rename(at("000.png"), at("moved.png")).unwrap();
    fs::File::open(at("001.png")).unwrap().set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
    fs::write(at("002.png"), picture(99)).unwrap();
    let told = library.scan(dir.path());
    assert_eq!(
        (told.same, told.new, told.unchanged),
        (vec!["001.png".to_owned(), "moved.png".to_owned()], vec!["002.png".to_owned()], vec!["003.png".to_owned()],)
    );
    // Another encoder: what is incomplete is read again, though the file is as it was.
    let id = library.photos.keys().copied().next().unwrap();
    library.photos.clear();
    library.files.values_mut().for_each(|f| f.state = KnownState::Incomplete(id));
    library.files.remove(&at("000.png"));
    assert_eq!(library.scan(dir.path()).new.len(), 4);
}

#[test]
fn copies_are_worked_on_once_and_none_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    for n in 0..40 {
        fs::write(dir.path().join(format!("good {n}.png")), picture(1)).unwrap();
        fs::write(dir.path().join(format!("bad {n}.png")), &picture(1)[..90]).unwrap();
    }
    let mut library = Library::default();
    let told = library.scan(dir.path());
    assert_eq!((told.new.len(), told.same.len(), told.failed.len()), (1, 39, 40));
}

#[test]
fn a_cancelled_run_ends_at_once_and_the_next_goes_on() {
    let dir = pictures(200);
    let mut library = Library::default();
    let (control, mut events) = (Control::default(), Vec::new());
    let start = Instant::now();
    let outcome = Trial::new(dir.path(), Behaviour::IsSlow).go(&library, &control, |e| {
        events.push(e);
        if events.len() == 5 {
            control.cancel();
        }
    });
    assert!(outcome.unwrap().is_cancelled);
    assert!(start.elapsed() < Duration::from_secs(10));
    let first = library.take(events);
    assert!(first.new.len() < 200);
    let second = library.scan(dir.path());
    assert_eq!((second.new.len() + first.new.len(), second.unchanged), (200, first.new));
}

#[test]
fn a_paused_run_stands_still_until_resumed_or_cancelled() {
    let dir = pictures(10);
    for cancels in [false, true] {
        let (control, count) = (Control::default(), AtomicUsize::new(0));
        control.pause();
        std::thread::scope(|s| {
            let run = s.spawn(|| {
                let trial = Trial::new(dir.path(), Behaviour::Works);
                trial.go(&Library::default(), &control, |_| {
                    count.fetch_add(1, Ordering::SeqCst);
                })
            });
            std::thread::sleep(Duration::from_millis(150));
            assert_eq!(count.load(Ordering::SeqCst), 0);
            assert!(!run.is_finished());
            if cancels {
                control.cancel();
            } else {
                control.resume();
            }
            assert_eq!(run.join().unwrap().unwrap().is_cancelled, cancels);
        });
        assert_eq!(count.into_inner(), if cancels { 0 } else { 10 });
    }
}

#[test]
fn an_encoder_that_fails_ends_the_run_with_its_reason() {
    let dir = pictures(30);
    let fails = |behaviour| Trial::new(dir.path(), behaviour).go(&Library::default(), &Control::default(), drop);
    assert!(matches!(fails(Behaviour::Fails), Err(ImportError::Encoder(EncoderError::Failed { .. }))));
    assert!(matches!(fails(Behaviour::Panics), Err(ImportError::Panicked("encoding"))));
    let make = || -> Result<Box<dyn Encoder>, EncoderError> {
        Err(EncoderError::ModelNotFound { id: "fake-1".into(), searched: vec![] })
    };
    let trial = Trial::new(dir.path(), Behaviour::Works);
    let (known, control, progress) = (Library::default(), Control::default(), Progress::default());
    let start =
        |make: &MakeEncoder<'_>| run(&trial.settings, &manifest().input, &known, make, &control, &progress, drop);
    assert!(matches!(start(&make), Err(ImportError::Encoder(EncoderError::ModelNotFound { .. }))));
    assert!(matches!(start(&|| panic!("as the test wants it")), Err(ImportError::Panicked("loading the model"))));
}

#[test]
fn a_photo_without_numbers_is_still_a_photo() {
    let dir = pictures(2);
    let mut library = Library::default();
    let mut events = Vec::new();
    Trial::new(dir.path(), Behaviour::GivesNoNumbers).go(&library, &Control::default(), |e| events.push(e)).unwrap();
    assert_eq!(library.take(events).new.len(), 2);
    assert!(library.photos.values().all(|p| p.embeddings.is_empty() && !p.thumbnail.is_empty()));
}

#[test]
fn a_root_that_is_gone_is_told() {
    let dir = pictures(1);
    let mut events = Vec::new();
    let mut trial = Trial::new(&dir.path().join("unplugged"), Behaviour::Works);
    trial.settings.roots.push(dir.path().into());
    trial.go(&Library::default(), &Control::default(), |e| events.push(e)).unwrap();
    let told = Library::default().take(events);
    assert_eq!(told.new, ["000.png"]);
    assert!(told.failed["unplugged"].contains("plug the drive in"));
}
