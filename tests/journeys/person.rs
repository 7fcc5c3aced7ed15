//! A person with a photo folder, a library and a fake encoder that counts what it is given.

use albumen::encoder::{Channels, Crop, Encoded, Encoder, EncoderError, Filter, Input, Manifest, ModelFile, Output};
use albumen::encoder::{LAYOUT, Purpose, Resize};
use albumen::engine::session::FindEncoder;
use albumen::engine::{self, Applied, Control, EncoderSource, EngineError, Group, Progress, Report};
use image::{Rgb, RgbImage};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

pub struct Person {
    _dir: TempDir,
    pub photos: PathBuf,
    pub library: PathBuf,
    /// Photos that went through the encoder so far.
    pub encoded: Arc<AtomicUsize>,
    /// Encoders made so far.
    pub loaded: Arc<AtomicUsize>,
    gate: Arc<Gate>,
}

/// Where the encoder stands still, so that a test can be sure that an import is in the middle.
pub struct Gate {
    limit: Mutex<usize>,
    changed: Condvar,
}

impl Gate {
    fn hold_at(&self, limit: usize) {
        *self.limit.lock().expect("nobody panicked") = limit;
        self.changed.notify_all();
    }

    /// Waits until photo number `n` may pass; not for ever, so that a closing session is not held up.
    fn pass(&self, n: usize) {
        let limit = self.limit.lock().expect("nobody panicked");
        let wait = Duration::from_secs(20);
        drop(self.changed.wait_timeout_while(limit, wait, |limit| n > *limit).expect("nobody panicked"));
    }
}

impl Person {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().canonicalize().expect("it is there");
        let photos = root.join("Pictures");
        std::fs::create_dir(&photos).expect("made");
        let gate = Arc::new(Gate { limit: Mutex::new(usize::MAX), changed: Condvar::new() });
        let (encoded, loaded) = Default::default();
        Self { photos, library: root.join("library"), _dir: dir, encoded, loaded, gate }
    }

    /// A photo of its own, taken at a time that its name says.
    pub fn shoot(&self, name: &str, look: u8) -> PathBuf {
        let path = self.photos.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        draw(&path, look);
        path
    }

    /// An outing: `n` photos a minute apart.
    pub fn outing(&self, day: &str, hour: u8, n: u8, look: u8) -> Vec<PathBuf> {
        (0..n).map(|i| self.shoot(&format!("IMG_{day}_{hour:02}{i:02}00.jpg"), look.wrapping_add(i))).collect()
    }

    /// A raw file and the picture that the camera made of it, by one name.
    pub fn shoot_raw(&self, name: &str, look: u8) -> [PathBuf; 2] {
        let picture = self.shoot(&format!("{name}.jpg"), look);
        let raw = self.photos.join(format!("{name}.mrw"));
        // Minolta's files begin so; what they show is found by looking for a JPEG.
        let mut bytes = b"\0MRM\0\0\0\0".to_vec();
        let inside = self.photos.join("inside.jpg");
        draw(&inside, look.wrapping_add(1));
        bytes.extend(std::fs::read(&inside).expect("it was written"));
        std::fs::remove_file(&inside).expect("it is there");
        std::fs::write(&raw, bytes).expect("written");
        [picture, raw]
    }

    /// Pictures of a screen, by their names.
    pub fn screenshots(&self, n: u8, look: u8) -> Vec<PathBuf> {
        (0..n).map(|i| self.shoot(&format!("Screenshot_2025060{}-120000.jpg", i + 1), look.wrapping_add(i))).collect()
    }

    /// As a session asks for it, each time that it is opened.
    pub fn find_encoders(&self) -> impl Fn() -> FindEncoder + 'static {
        let (encoded, loaded, gate) = (Arc::clone(&self.encoded), Arc::clone(&self.loaded), Arc::clone(&self.gate));
        move || {
            let (encoded, loaded, gate) = (Arc::clone(&encoded), Arc::clone(&loaded), Arc::clone(&gate));
            Box::new(move |id| Ok(counted(id.unwrap_or(FIRST), &encoded, &loaded, &gate)))
        }
    }

    pub fn encoders(&self) -> EncoderSource {
        counted(FIRST, &self.encoded, &self.loaded, &self.gate)
    }

    /// From now on the encoder takes no photo above this number, until it is told so.
    pub fn hold_encoder_at(&self, photos: usize) {
        self.gate.hold_at(photos);
    }

    pub fn try_scan(&self) -> Result<Report, EngineError> {
        self.scan_with(&Control::default())
    }

    pub fn scan_with(&self, control: &Control) -> Result<Report, EngineError> {
        let roots = [self.photos.clone()];
        self.untouched(|| engine::scan(&self.library, &roots, &self.encoders(), control, &Progress::default()))
    }

    pub fn scan(&self) -> Report {
        self.try_scan().expect("it can be scanned")
    }

    pub fn groups(&self) -> Vec<Group> {
        self.untouched(|| engine::suggestions(&self.library).expect("there are suggestions"))
    }

    /// The group that a file is in.
    pub fn group_of(&self, file: &Path) -> Group {
        let mut with: Vec<_> = self.groups().into_iter().filter(|g| g.files.iter().any(|f| f == file)).collect();
        assert_eq!(with.len(), 1, "{} is in {} groups", file.display(), with.len());
        with.remove(0)
    }

    pub fn try_say(&self, lines: &[serde_json::Value]) -> Result<Applied, EngineError> {
        let file = self.library.join("said.jsonl");
        let text: Vec<_> = lines.iter().map(ToString::to_string).collect();
        std::fs::write(&file, text.join("\n")).expect("written");
        self.untouched(|| engine::apply(&self.library, &file))
    }

    /// Lets Albumen do something, and checks that no original was touched by it.
    pub fn untouched<T>(&self, act: impl FnOnce() -> T) -> T {
        let before = self.originals();
        let result = act();
        assert_eq!(self.originals(), before, "a photo was changed");
        result
    }

    pub fn say(&self, line: serde_json::Value) {
        self.try_say(&[line]).expect("it can be applied");
    }

    /// Every photo file with the hash of its content and its time of change.
    fn originals(&self) -> BTreeMap<PathBuf, (blake3::Hash, SystemTime)> {
        let files = walkdir::WalkDir::new(&self.photos).into_iter().filter_map(Result::ok);
        files
            .filter(|e| e.file_type().is_file() && !e.path().starts_with(&self.library))
            .map(|e| {
                let modified = e.metadata().expect("it is there").modified().expect("a time");
                (e.path().to_owned(), (blake3::hash(&std::fs::read(e.path()).expect("it can be read")), modified))
            })
            .collect()
    }
}

/// Fake encoders that count what goes through them, and how many were made.
fn counted(id: &str, encoded: &Arc<AtomicUsize>, loaded: &Arc<AtomicUsize>, gate: &Arc<Gate>) -> EncoderSource {
    let manifest = manifest(id);
    let (encoded, loaded, gate) = (Arc::clone(encoded), Arc::clone(loaded), Arc::clone(gate));
    EncoderSource::new(manifest.clone(), move || {
        loaded.fetch_add(1, Ordering::SeqCst);
        Ok(Box::new(Fake { manifest: manifest.clone(), encoded: Arc::clone(&encoded), gate: Arc::clone(&gate) }))
    })
}

/// Names of what lies in a folder, in order; none where there is no folder.
pub fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .map(|entries| entries.map(|e| e.expect("listed").file_name().into_string().expect("text")).collect())
        .unwrap_or_default();
    names.sort();
    names
}

/// Two colours that depend on `look`: equal looks give equal files.
pub fn draw(path: &Path, look: u8) {
    let colour = |x: u32, y: u32| Rgb([look.wrapping_mul(37), (x * 3) as u8, (y * 2) as u8 ^ look]);
    RgbImage::from_fn(64, 48, colour).save(path).expect("it can be written");
}

struct Fake {
    manifest: Manifest,
    encoded: Arc<AtomicUsize>,
    gate: Arc<Gate>,
}

impl Encoder for Fake {
    fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The means of each eighth of the values.
    fn encode(&mut self, photos: &[Vec<f32>]) -> Result<Vec<Encoded>, EncoderError> {
        let n = self.encoded.fetch_add(photos.len(), Ordering::SeqCst) + photos.len();
        self.gate.pass(n);
        let embed = |values: &Vec<f32>| {
            let part = values.len() / 8;
            let mut means: Vec<f32> =
                values.chunks(part).take(8).map(|c| 1.0 + c.iter().sum::<f32>() / part as f32).collect();
            albumen::domain::normalise(&mut means);
            Encoded::Embeddings(vec![means])
        };
        Ok(photos.iter().map(embed).collect())
    }
}

/// The encoder of a person who chose none.
const FIRST: &str = "fake-1";

fn manifest(id: &str) -> Manifest {
    Manifest {
        layout: LAYOUT,
        id: id.to_owned(),
        name: "Fake".to_owned(),
        licence: "CC0-1.0".to_owned(),
        source: "tests".to_owned(),
        model: ModelFile { file: "model.onnx".to_owned(), sha256: "0".repeat(64) },
        input: Input {
            name: "image".to_owned(),
            size: 32,
            resize: Resize::ShortSide,
            filter: Filter::Bicubic,
            crop: Crop::Centre,
            channels: Channels::Rgb,
            mean: [0.5; 3],
            std: [0.5; 3],
        },
        outputs: vec![Output { name: "scene".to_owned(), length: 8, purpose: Purpose::Scene }],
        text: None,
    }
}
