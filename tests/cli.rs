//! The real program with the real encoder, as a script or a person at a terminal calls it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that meets the unexpected ends, and it makes folders of its own"
)]

#[path = "cli/kinds.rs"]
mod kinds;
#[path = "cli/questions.rs"]
mod questions;
#[path = "cli/wastebasket.rs"]
mod wastebasket;

use image::{Rgb, RgbImage};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

struct Home {
    dir: TempDir,
}

impl Home {
    /// Two outings months apart, six photos each.
    fn new() -> Self {
        let home = Self { dir: tempfile::tempdir().unwrap() };
        std::fs::create_dir(home.photos()).unwrap();
        for (day, look) in [("20250503", 10_u8), ("20250810", 120)] {
            for i in 0..6_u8 {
                home.shoot(&format!("IMG_{day}_10{i:02}00.jpg"), look + i);
            }
        }
        home
    }

    fn shoot(&self, name: &str, look: u8) {
        let colour = |x: u32, y: u32| Rgb([look, (x / 2) as u8, (y ^ u32::from(look)) as u8]);
        RgbImage::from_fn(400, 300, colour).save(self.photos().join(name)).unwrap();
    }

    fn photos(&self) -> PathBuf {
        self.dir.path().canonicalize().unwrap().join("photos")
    }

    fn library(&self) -> PathBuf {
        self.dir.path().join("library")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_albumen"));
        command.args(arguments).arg("--library").arg(self.library()).stdin(Stdio::null());
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

    fn scan(&self) -> Value {
        self.json(&["scan", self.photos().to_str().unwrap(), "--json"])
    }

    fn apply(&self, lines: &[Value]) -> Output {
        let file = self.dir.path().join("said.jsonl");
        std::fs::write(&file, lines.iter().map(|l| format!("{l}\n")).collect::<String>()).unwrap();
        self.run(&["apply", file.to_str().unwrap()])
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The photo paths of each group.
fn groups(suggestions: &Value) -> Vec<Vec<&str>> {
    let groups = suggestions["groups"].as_array().unwrap().iter();
    groups.map(|g| g["photos"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect()).collect()
}

#[test]
fn from_photos_to_an_album_and_back() {
    let home = Home::new();
    let first = home.scan();
    let counts = |v: &Value| ["photos", "new", "unchanged", "failed"].map(|k| v[k].as_u64().unwrap());
    assert_eq!(counts(&first), [12, 12, 0, 0]);
    assert!(first["seconds"].as_f64().unwrap() > 0.0);
    assert_eq!(counts(&home.scan()), [12, 0, 12, 0]);

    let suggested = home.json(&["suggest", "--json"]);
    let mut files: Vec<_> = groups(&suggested).concat();
    files.sort_unstable();
    files.dedup();
    assert_eq!(files.len(), 12, "every file once");
    assert!(files.iter().all(|f| Path::new(f).is_absolute()));
    let group = &suggested["groups"][0];
    for key in ["id", "kind", "state", "title", "reason", "confidence", "sure", "photos"] {
        assert!(!group[key].is_null(), "{key} is missing: {group}");
    }
    assert_eq!(suggested, home.json(&["suggest", "--json", "--kind", "events"]), "the same each time");

    let id = group["id"].as_str().unwrap();
    let accepted =
        home.apply(&[json!({"op": "accept", "group": id}), json!({"op": "rename", "group": id, "name": "Mai"})]);
    assert!(accepted.status.success(), "{}", text(&accepted.stderr));
    let albums = home.json(&["albums", "--json"]);
    assert_eq!(
        (albums["groups"][0]["title"].as_str(), albums["groups"][0]["state"].as_str()),
        (Some("Mai"), Some("accepted"))
    );
    assert!(text(&home.run(&["suggest"]).stdout).contains("Mai · accepted"));
    assert!(home.apply(&[json!({"op": "undo"}), json!({"op": "undo"})]).status.success());
    assert_eq!(suggested, home.json(&["suggest", "--json"]), "undo gives the start");
    assert_eq!(home.json(&["info", "--json"])["photos"], 12);
    assert!(text(&home.run(&["check"]).stdout).contains("All is well"));
}

#[test]
fn albums_made_by_hand_covers_and_the_history_of_it_all() {
    let home = Home::new();
    home.scan();
    let suggested = home.json(&["suggest", "--json"]);
    let ids: Vec<&str> = suggested["groups"].as_array().unwrap().iter().map(|g| g["id"].as_str().unwrap()).collect();
    let files = groups(&suggested);
    let said = [
        json!({"op": "accept", "group": ids[0]}),
        json!({"op": "create", "name": "Best of", "photos": [files[0][1], files[1][2]]}),
        json!({"op": "add", "photos": [files[1][3]], "to": "n2"}),
        json!({"op": "cover", "group": "n2", "photo": files[1][2]}),
    ];
    let applied = home.apply(&said);
    assert!(applied.status.success(), "{}", text(&applied.stderr));
    let albums = home.json(&["albums", "--json"]);
    let titles: Vec<_> = albums["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| (&g["title"], groups(&json!({"groups": [g]}))[0].len()))
        .collect();
    assert_eq!((titles.len(), titles[0].1, titles[1]), (2, 6, (&json!("Best of"), 3)), "no event lost a photo");
    let taken = home.apply(&[json!({"op": "add", "photos": [files[0][0]], "to": ids[1]})]);
    assert!(text(&taken.stderr).contains("another album"), "{}", text(&taken.stderr));

    let history = home.json(&["history", "--json"]);
    let seen = |history: &Value| -> Vec<(u64, bool, String)> {
        let entries = history["entries"].as_array().unwrap().iter();
        entries
            .map(|e| (e["entry"].as_u64().unwrap(), e["stands"] == true, e["op"].as_str().unwrap().to_owned()))
            .collect()
    };
    let all = [(4, true, "cover"), (3, true, "add"), (2, true, "create"), (1, true, "accept")];
    assert_eq!(seen(&history), all.map(|(n, stands, op)| (n, stands, op.to_owned())));
    assert_eq!(
        (&history["entries"][1]["photos"], &history["entries"][2]["what"]),
        (&json!([files[1][3]]), &json!("Made an album of 2 photos: “Best of”"))
    );
    assert!(home.apply(&[json!({"op": "back", "before": 2})]).status.success());
    assert_eq!(home.json(&["albums", "--json"])["groups"].as_array().unwrap().len(), 1);
    assert!(text(&home.run(&["history"]).stdout).contains("taken back"));
    assert!(home.apply(&[json!({"op": "forward", "through": 4})]).status.success());
    assert_eq!(home.json(&["albums", "--json"]), albums, "all of it again");
    assert!(!home.apply(&[json!({"op": "back", "before": 99})]).status.success());
    assert!(text(&home.run(&["check"]).stdout).contains("All is well"));
}

#[test]
fn the_likest_photo_is_of_the_same_outing() {
    let home = Home::new();
    home.scan();
    let photo = home.photos().join("IMG_20250503_100200.jpg");
    let alike = home.json(&["similar", photo.to_str().unwrap(), "--json", "--count", "3"]);
    let best = alike["photos"][0]["paths"][0].as_str().unwrap();
    assert!(best.contains("20250503") && best != photo.to_str().unwrap(), "{alike}");
    assert_eq!(alike["photos"].as_array().unwrap().len(), 3);
}

#[test]
fn embeddings_come_in_the_order_of_the_list() {
    let home = Home::new();
    let (list, out) = (home.dir.path().join("list.txt"), home.dir.path().join("out.npy"));
    let (a, b) = (home.photos().join("IMG_20250810_100100.jpg"), home.photos().join("IMG_20250503_100000.jpg"));
    let lines = [a.as_path(), Path::new("/nowhere/x.jpg"), &b, &a].map(|p| p.display().to_string());
    std::fs::write(&list, lines.join("\n")).unwrap();
    let output = home.run(&["embed", list.to_str().unwrap(), out.to_str().unwrap()]);
    assert!(output.status.success() && text(&output.stdout).contains("/nowhere/x.jpg: It is not there"), "{output:?}");
    let file = npyz::NpyFile::new(std::fs::File::open(&out).unwrap()).unwrap();
    let (shape, numbers) = (file.shape().to_vec(), file.into_vec::<f32>().unwrap());
    let rows: Vec<_> = numbers.chunks(shape[1] as usize).collect();
    assert_eq!((shape[0], rows[0] == rows[3], rows[0] == rows[2]), (4, true, false));
    assert!(rows[1].iter().all(|x| x.is_nan()));
    let wrong = home.run(&["embed", list.to_str().unwrap(), out.to_str().unwrap(), "--output", "smell"]);
    assert!(!wrong.status.success() && text(&wrong.stderr).contains("no output “smell”"));
}

#[test]
fn exit_codes_and_sentences() {
    let home = Home::new();
    let code = |output: &Output| output.status.code();
    assert_eq!(code(&home.run(&["scan"])), Some(2), "no folder");
    assert_eq!(code(&home.run(&["suggest", "--paint"])), Some(2), "no such option");
    assert_eq!(code(&Command::new(env!("CARGO_BIN_EXE_albumen")).arg("--version").output().unwrap()), Some(0));
    assert_eq!(home.json(&["info", "--json"])["photos"], 0, "none yet");
    assert_eq!(home.json(&["suggest", "--json"]), json!({"groups": []}));
    assert_eq!(code(&home.run(&["check"])), Some(0));
    assert_eq!(home.json(&["learn", "--json"])["corrections"], 0);
    let early = home.apply(&[json!({"op": "undo"})]);
    assert_eq!(code(&early), Some(1));
    assert!(text(&early.stderr).contains("There is no library in"), "{}", text(&early.stderr));
    assert!(!home.library().join("albumen.sqlite3").exists(), "asking makes nothing");
    assert_eq!(code(&home.run(&["scan", "/nowhere/at/all"])), Some(0), "what cannot be read is a warning");
    let bad = home.apply(&[json!({"op": "accept", "group": "e1"})]);
    assert_eq!(code(&bad), Some(1));
    assert!(text(&bad.stderr).contains("line 1: There is no group “e1”"), "{}", text(&bad.stderr));
}

#[test]
fn a_missing_model_or_runtime_is_a_sentence() {
    let home = Home::new();
    let photos = home.photos();
    for (variable, says) in [("ALBUMEN_MODEL", "was not found"), ("ORT_DYLIB_PATH", "ONNX Runtime")] {
        let output = home.command(&["scan", photos.to_str().unwrap()]).env(variable, "/nowhere").output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let error = text(&output.stderr);
        assert!(error.contains(says) && !error.contains("panicked"), "{error}");
    }
    assert_eq!(home.scan()["new"], 12, "and the next one goes on");
}

#[test]
fn nothing_is_written_outside_of_the_library() {
    let home = Home::new();
    let library = albumen::encoder::Runtime::load().unwrap().library().to_owned();
    let person = tempfile::tempdir().unwrap();
    let mut scan = home.command(&["scan", home.photos().to_str().unwrap()]);
    // As from a double-click: nobody has told ONNX Runtime anything.
    scan.env_remove("ORT_DISABLE_TELEMETRY").env("ORT_DYLIB_PATH", library);
    scan.env("HOME", person.path()).env_remove("XDG_CACHE_HOME").env_remove("XDG_DATA_HOME");
    assert!(scan.output().unwrap().status.success());
    let left: Vec<_> = std::fs::read_dir(person.path()).unwrap().collect();
    assert!(left.is_empty(), "a device id, a store of events? {left:?}");
}

/// What a decoder that runs apart says next: its head, and the length of what stands behind it, which is read too.
fn hear(decoder: &mut Child) -> (Value, usize) {
    let out = decoder.stdout.as_mut().unwrap();
    let (mut head, mut body) = ([0; 4], [0; 8]);
    out.read_exact(&mut head).unwrap();
    out.read_exact(&mut body).unwrap();
    let mut text = vec![0; u32::from_le_bytes(head) as usize];
    out.read_exact(&mut text).unwrap();
    let mut pixels = vec![0; u64::from_le_bytes(body) as usize];
    out.read_exact(&mut pixels).unwrap();
    (serde_json::from_slice(&text).unwrap(), pixels.len())
}

#[test]
fn the_program_started_as_a_decoder_decodes_until_its_orders_end() {
    let home = Home::new();
    let mut decoder = home.command(&["decode-for-albumen"]);
    let mut decoder = decoder.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    assert_eq!(hear(&mut decoder).0, json!({ "Ready": concat!("albumen ", env!("CARGO_PKG_VERSION")) }));
    let mut ask = |photo: &[u8]| {
        let order = json!({"Photo": {"short": 1, "long": 1}}).to_string();
        let lengths = [&(order.len() as u32).to_le_bytes()[..], &(photo.len() as u64).to_le_bytes()].concat();
        decoder.stdin.as_mut().unwrap().write_all(&[&lengths, order.as_bytes(), photo].concat()).unwrap();
        hear(&mut decoder)
    };
    let photo = std::fs::read(home.photos().join("IMG_20250503_100000.jpg")).unwrap();
    let (seen, pixels) = ask(&photo);
    // As small as a JPEG can be decoded: an eighth.
    assert_eq!((&seen["Seen"]["size"], pixels), (&json!([400, 300]), 50 * 38 * 3), "{seen}");
    assert!(ask(&photo[..200]).0["Failed"].is_object(), "cut off");
    assert_eq!(ask(b"a letter").0, json!({"Failed": "not-a-photo"}));
    assert_eq!(ask(&photo).0, seen, "it goes on after a bad one");
    drop(decoder.stdin.take());
    assert!(decoder.wait().unwrap().success());
}

/// Decoders that this process started.
#[cfg(target_os = "linux")]
fn decoders(id: u32) -> Vec<u32> {
    let threads = std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let lists: Vec<String> = threads.filter_map(|t| std::fs::read_to_string(t.path().join("children")).ok()).collect();
    let ids = lists.iter().flat_map(|list| list.split_whitespace()).filter_map(|id| id.parse().ok());
    // Until it is told its name, a child is still a copy of its parent, which waits for it.
    let is_decoder = |id: &u32| {
        std::fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|c| c.contains("decode-for-albumen"))
    };
    ids.filter(is_decoder).collect()
}

#[cfg(target_os = "linux")]
fn signal(name: &str, id: u32) {
    assert!(Command::new("kill").args([name, &id.to_string()]).status().unwrap().success(), "{name} {id}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_scan_that_is_told_to_end_does_not_wait_for_the_file_at_hand() {
    let home = Home::new();
    let mut scan = home.command(&["scan", home.photos().to_str().unwrap(), "--json"]);
    let scan = scan.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    // Decoders that are held decode for ever.
    let held = std::iter::repeat_with(|| decoders(scan.id())).take(1_000_000).find(|found| !found.is_empty()).unwrap();
    held.iter().for_each(|decoder| signal("-STOP", *decoder));
    std::thread::sleep(std::time::Duration::from_secs(1));
    let told = std::time::Instant::now();
    signal("-TERM", scan.id());
    let output = scan.wait_with_output().unwrap();
    // A busy machine takes its time; a decoder is given a minute.
    assert!(told.elapsed() < std::time::Duration::from_secs(30), "{:?}", told.elapsed());
    let said: Value = serde_json::from_str(text(&output.stdout).lines().last().unwrap()).unwrap();
    assert!(
        !output.status.success() && said["failed"] == 0,
        "it was stopped, and nothing is held against the file: {said}"
    );
}
