//! The real program, killed at random moments of scans, decisions, exports, backups and restoring, and of its window where there
//! is a screen for it. After each kill the library is opened: nothing that was confirmed is gone, nothing is there by half, and the next start goes on.
//!
//! Ten times with the other tests, as often as you like with `cargo xtask crash --times N`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test that meets the unexpected ends, and it makes folders of its own"
)]

mod others;

use albumen::library::Backup;
use image::{Rgb, RgbImage};
use others::Screen;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What `cargo xtask crash` says how often with, and from which random moments.
const TIMES: &str = "ALBUMEN_CRASHES";
const SEED: &str = "ALBUMEN_CRASH_SEED";

/// Names another program than the one that was just built.
const PROGRAM: &str = "ALBUMEN_CRASH_PROGRAM";

/// Photos that come new before each scan.
const NEW: u64 = 8;

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse().expect("a number"));
    let times = number(TIMES).unwrap_or(10);
    let seed = number(SEED).unwrap_or_else(|| u64::from(std::process::id()) ^ 0x9E37_79B9);
    println!("{times} kills from seed {seed}");
    let mut trial = Trial::new(seed);
    let screen = Screen::open();
    if screen.is_none() {
        println!("no kills of the window: Xvfb is not installed");
    }
    for n in 0..times {
        match (n % 5, &screen) {
            (0, _) => trial.scan(),
            (1, _) => trial.decide(),
            (2, _) => trial.export(),
            (3, _) => trial.restore(),
            (_, Some(screen)) => trial.window(screen),
            (_, None) => trial.scan(),
        }
        trial.verify();
        if n % 20 == 19 {
            println!("{} kills, and all is well; {} albums", n + 1, trial.albums.len());
        }
    }
    trial.end();
}

/// Title and files of albums, by id.
type Albums = BTreeMap<String, (String, BTreeSet<String>)>;

/// A library that is tormented, and what must be true of it.
struct Trial {
    home: TempDir,
    random: u64,
    shot: u64,
    /// Photos that the library had at the last look: never fewer.
    photos: u64,
    /// Albums that were confirmed.
    albums: Albums,
    /// Albums of the backup that was restored last.
    restored: Option<Albums>,
    decided: u64,
    exports: u64,
    /// How long each kind of command takes when it is let be.
    lasting: BTreeMap<&'static str, Duration>,
    killed: BTreeMap<&'static str, u64>,
    ended: u64,
}

impl Trial {
    fn new(seed: u64) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("photos")).unwrap();
        let (albums, lasting, killed) = Default::default();
        let mut trial = Self {
            home,
            random: seed | 1,
            shot: 0,
            photos: 0,
            albums,
            restored: None,
            decided: 0,
            exports: 0,
            lasting,
            killed,
            ended: 0,
        };
        // Everything once in peace, to know how long it takes, and so that there is something to lose.
        trial.shoot(24);
        trial.whole("scan", &["scan", &trial.photo_folder()]);
        trial.photos = trial.json(&["info", "--json"])["photos"].as_u64().unwrap();
        let (id, file) = trial.decision();
        trial.whole("apply", &["apply", &file]);
        trial.confirm(&id);
        let to = trial.next_export();
        trial.whole("export", &["export", &id, &to]);
        trial
    }

    fn scan(&mut self) {
        self.shoot(NEW);
        self.kill("scan", &["scan", &self.photo_folder()]);
    }

    /// Accepts and names a group, in one file.
    fn decide(&mut self) {
        let (id, file) = self.decision();
        let is_done = self.kill("apply", &["apply", &file]);
        let name = self.name();
        let groups = self.json(&["suggest", "--json"]);
        let group = find(&groups, &id);
        let (title, state) = (group["title"].as_str().unwrap(), group["state"].as_str().unwrap());
        let is_there = (title == name, state == "accepted");
        assert!(
            is_there == (true, true) || (!is_done && is_there == (false, false)),
            "by half: {title} {state} {is_done}"
        );
        if is_there.0 {
            self.confirm(&id);
        }
        if is_done {
            self.verify_backup();
        }
    }

    fn export(&mut self) {
        let which = self.below(self.albums.len() as u64) as usize;
        let id = self.albums.keys().nth(which).unwrap().clone();
        let to = self.next_export();
        let is_done = self.kill("export", &["export", &id, &to]);
        let exported = self.exported(&to);
        let album = &self.albums[&id].1;
        assert!(exported <= album.len() && (!is_done || exported == album.len()), "{exported} of {}", album.len());
        // Every other one is taken back: exactly what it made goes, and the others go on in the end.
        if self.exports.is_multiple_of(2) {
            let mine = Path::new(&to).join("mine.txt");
            std::fs::create_dir_all(&to).unwrap();
            std::fs::write(&mine, "mine").unwrap();
            let back = self.run(&["take-back", &to]);
            assert!(back.status.success() || exported == 0, "{back:?}");
            let left = std::fs::read_dir(&to).unwrap().map(|e| e.unwrap().path()).filter(|path| !is_hidden(path));
            assert_eq!(left.collect::<Vec<_>>(), std::slice::from_ref(&mine));
            std::fs::remove_file(mine).unwrap();
        }
    }

    /// What must be true after each kill.
    fn verify(&mut self) {
        let check = self.run(&["check"]);
        assert!(check.status.success() && text(&check.stdout).trim() == "All is well.", "{check:?}");
        let photos = self.json(&["info", "--json"])["photos"].as_u64().unwrap();
        assert!(photos >= self.photos, "{} photos were there, now {photos}", self.photos);
        self.photos = photos;
        let there = self.albums();
        for (id, album) in &self.albums {
            assert_eq!(there.get(id), Some(album), "an album that was confirmed");
        }
        assert_eq!(there.len(), self.albums.len(), "and no others");
        for entry in std::fs::read_dir(self.home.path().join("library/backups")).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some() {
                Backup::read(&path).unwrap();
            }
        }
    }

    /// The next start goes on: everything is read to the end, and an export into the same folder is whole.
    fn end(mut self) {
        let scan = self.json(&["scan", &self.photo_folder(), "--json"]);
        assert_eq!((scan["photos"].as_u64(), scan["failed"].as_u64()), (Some(self.shot), Some(0)), "{scan}");
        self.verify();
        if let Some(held) = &self.restored {
            self.end_restored(held);
        }
        let last = self.home.path().join(format!("export {}", self.exports)).to_str().unwrap().to_owned();
        let (id, album) = self.albums.first_key_value().unwrap();
        assert!(self.run(&["export", id, &last]).status.success());
        assert!(self.exported(&last) >= album.1.len());
        let unfinished = std::fs::read_dir(&last).unwrap().filter(|e| is_hidden(&e.as_ref().unwrap().path())).count();
        assert_eq!(unfinished, 0, "what a killed export left behind is gone");
        println!("killed in the middle: {:?}; ended before: {}", self.killed, self.ended);
    }

    /// Starts a command and kills it at some moment of its time. Whether it had ended well by then.
    fn kill(&mut self, kind: &'static str, arguments: &[&str]) -> bool {
        let lasts = self.lasting[kind].as_micros() as u64;
        let moment = Duration::from_micros(self.below(lasts));
        let mut child = self.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(moment);
        let ended = child.try_wait().unwrap();
        let _ = child.kill();
        child.wait().unwrap();
        // A busy machine is slower at times: the span of the moments follows it.
        match ended {
            Some(status) => {
                assert!(status.success(), "{arguments:?} failed by itself");
                self.lasting.insert(kind, moment.max(Duration::from_millis(5)));
                self.ended += 1;
                true
            }
            None => {
                self.lasting.entry(kind).and_modify(|lasts| *lasts += *lasts / 10);
                *self.killed.entry(kind).or_default() += 1;
                false
            }
        }
    }

    /// Lets a command end, and remembers how long it took.
    fn whole(&mut self, kind: &'static str, arguments: &[&str]) {
        let start = Instant::now();
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        self.lasting.insert(kind, start.elapsed());
    }

    /// Writes a file that accepts and names a group that is none of the albums yet; its id, and the file.
    fn decision(&mut self) -> (String, String) {
        self.decided += 1;
        let mut ids = self.open();
        if ids.is_empty() {
            self.shoot(NEW);
            assert!(self.run(&["scan", &self.photo_folder()]).status.success());
            ids = self.open();
        }
        let id = ids.swap_remove(self.below(ids.len() as u64) as usize);
        let name = self.name();
        let lines = [json!({"op": "rename", "group": id, "name": name}), json!({"op": "accept", "group": id})];
        let file = self.home.path().join("said.jsonl");
        std::fs::write(&file, lines.map(|line| line.to_string()).join("\n")).unwrap();
        (id, file.to_str().unwrap().to_owned())
    }

    /// Groups that nobody has decided about.
    fn open(&self) -> Vec<String> {
        let groups = self.json(&["suggest", "--json"]);
        let open = groups["groups"].as_array().unwrap().iter().filter(|g| g["state"] == "open");
        open.map(|g| g["id"].as_str().unwrap().to_owned()).collect()
    }

    fn name(&self) -> String {
        format!("Album number {}", self.decided)
    }

    fn confirm(&mut self, id: &str) {
        let album = self.albums().remove(id).expect("it is an album");
        self.albums.insert(id.to_owned(), album);
    }

    fn albums(&self) -> Albums {
        self.albums_in(&[])
    }

    /// Albums of the library that these words name, else of the tormented one.
    fn albums_in(&self, library: &[&str]) -> Albums {
        let albums = self.json(&[&["albums", "--json"], library].concat());
        let album = |group: &Value| {
            let files = group["photos"].as_array().unwrap().iter().map(|p| p.as_str().unwrap().to_owned()).collect();
            (group["id"].as_str().unwrap().to_owned(), (group["title"].as_str().unwrap().to_owned(), files))
        };
        albums["groups"].as_array().unwrap().iter().map(album).collect()
    }

    fn next_export(&mut self) -> String {
        self.exports += 1;
        self.home.path().join(format!("export {}", self.exports)).to_str().unwrap().to_owned()
    }

    /// Photos in a folder that was exported to: each is whole.
    fn exported(&self, folder: &str) -> usize {
        let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
        let files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).filter(|path| !is_hidden(path)).collect();
        for file in &files {
            // A second export of the same photo has a number behind its name.
            let name = file.file_name().unwrap().to_str().unwrap().replace(" (2)", "");
            let original = self.home.path().join("photos").join(name);
            assert_eq!(std::fs::read(file).unwrap(), std::fs::read(original).unwrap(), "half a photo");
        }
        files.len()
    }

    /// New photos, some days after the last ones.
    fn shoot(&mut self, count: u64) {
        let day = self.shot;
        for _ in 0..count {
            let n = self.shot;
            let (month, date) = (1 + day / 28 % 12, 1 + day % 28);
            let name = format!("IMG_{}{month:02}{date:02}_10{:02}{:02}.jpg", 2000 + day / 336, n / 60 % 60, n % 60);
            // No two are alike: a copy would stand in the album of the other.
            let colour =
                |x: u32, y: u32| Rgb([(n * 7) as u8, (u64::from(x / 2) + n / 256 * 40) as u8, (y ^ n as u32) as u8]);
            RgbImage::from_fn(400, 300, colour).save(self.home.path().join("photos").join(name)).unwrap();
            self.shot += 1;
        }
    }

    fn photo_folder(&self) -> String {
        self.home.path().join("photos").to_str().unwrap().to_owned()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command =
            Command::new(std::env::var_os(PROGRAM).unwrap_or_else(|| env!("CARGO_BIN_EXE_albumen").into()));
        command.args(arguments).stdin(Stdio::null());
        if !arguments.contains(&"--library") {
            command.arg("--library").arg(self.home.path().join("library"));
        }
        command.env("LC_ALL", "C").env_remove("LANGUAGE");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        serde_json::from_str(text(&output.stdout).lines().last().unwrap()).unwrap()
    }

    /// A number below `limit` (Marsaglia's xorshift, 2003).
    fn below(&mut self, limit: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % limit.max(1)
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn find<'a>(groups: &'a Value, id: &str) -> &'a Value {
    groups["groups"].as_array().unwrap().iter().find(|group| group["id"] == id).expect("the group is there")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
