//! Encoders that a person adds, through the real program and the real runtime: models of three colours, built here.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that meets the unexpected ends, and it makes folders of its own"
)]

#[path = "../models/mod.rs"]
mod models;

use image::{Rgb, RgbImage};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

struct Home(TempDir);

impl Home {
    /// Photos of three colours, six of each, no two the same.
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(home.at("photos")).unwrap();
        for n in 0..6_u8 {
            for (name, strong) in [("red", 0), ("green", 1), ("blue", 2)] {
                home.shoot(&format!("{name}{n}.png"), strong, n);
            }
        }
        home
    }

    fn shoot(&self, name: &str, strong: usize, n: u8) {
        let mut colour = [40 + n, 40, 40];
        colour[strong] = 200 + n * 4;
        let picture = RgbImage::from_fn(64, 48, |x, y| Rgb(colour.map(|c| c.saturating_add((x ^ y) as u8 % 16))));
        picture.save(self.at("photos").join(name)).unwrap();
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().canonicalize().unwrap().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_albumen"));
        command.args(arguments).arg("--library").arg(self.at("library")).stdin(Stdio::null());
        command.env("LC_ALL", "C").env_remove("LANGUAGE").env_remove("ALBUMEN_MODEL");
        command.env("ALBUMEN_ENCODERS", self.at("encoders")).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        serde_json::from_str(text(&output.stdout).lines().last().unwrap()).unwrap()
    }

    fn scan(&self) -> Value {
        self.json(&["scan", self.at("photos").to_str().unwrap()])
    }

    /// What is said of an encoder that is listed.
    fn encoder(&self, id: &str) -> Value {
        let all = self.json(&["encoders"]);
        let found = all["encoders"].as_array().unwrap().iter().find(|e| e["id"] == id).cloned();
        found.unwrap_or_else(|| panic!("{id} is not in {all}"))
    }

    fn used(&self) -> String {
        let all = self.json(&["encoders"]);
        let used: Vec<_> = all["encoders"].as_array().unwrap().iter().filter(|e| e["used"] == true).cloned().collect();
        assert_eq!(used.len(), 1, "{all}");
        used[0]["id"].as_str().unwrap().to_owned()
    }

    /// Adds the model of three colours; its id.
    fn add_colours(&self) -> String {
        let folder = self.at("Colours");
        models::colours(&folder);
        let before = contents(&folder);
        let added = self.json(&["encoders", "--add", folder.to_str().unwrap()]);
        assert_eq!(contents(&folder), before, "the person's folder is as it was");
        assert_eq!((&added["new"], &added["text"]), (&true.into(), &true.into()), "{added}");
        added["id"].as_str().unwrap().to_owned()
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().to_owned(), std::fs::read(e.path()).unwrap())).collect()
}

/// The colours of the photos that a list of results names.
fn colours(found: &Value) -> Vec<String> {
    let photos = found["photos"].as_array().unwrap().iter();
    let name = |photo: &Value| Path::new(photo["paths"][0].as_str().unwrap()).file_stem().unwrap().to_owned();
    photos.map(|p| name(p).to_string_lossy().trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()).collect()
}

#[test]
fn an_encoder_is_added_chosen_and_left_again() {
    let home = Home::new();
    assert_eq!(home.scan()["new"], 18);
    let shipped = home.used();
    let id = home.add_colours();
    assert!(id.starts_with("colours-"), "{id}");
    let again = home.json(&["encoders", "--add", home.at("Colours").to_str().unwrap()]);
    assert_eq!((&again["new"], &again["id"]), (&false.into(), &id.clone().into()));
    let listed = home.encoder(&id);
    assert_eq!(listed["photos"], 0);
    assert_eq!(
        (&listed["used"], &listed["shipped"], &listed["measured"]),
        (&false.into(), &false.into(), &false.into())
    );
    assert!(listed["milliseconds"].as_f64().unwrap() >= 0.0 && listed["bytes"].as_u64().unwrap() > 1_000, "{listed}");
    // The person's folder may go: it was copied.
    std::fs::remove_dir_all(home.at("Colours")).unwrap();
    let switched = home.json(&["encoders", "--use", &id]);
    assert_eq!((&switched["used"], &switched["left"]), (&true.into(), &0.into()));
    assert_eq!(home.used(), id);
    assert_eq!(home.encoder(&id)["photos"], 18);
    let found = home.json(&["similar", home.at("photos/red0.png").to_str().unwrap(), "--count", "5"]);
    assert_eq!(colours(&found), ["red"; 5]);
    // A scan goes on with what was chosen, and groups hold.
    home.shoot("blue9.png", 2, 9);
    assert_eq!(home.scan()["new"], 1);
    assert_eq!(home.encoder(&id)["photos"], 19);
    assert!(home.run(&["suggest"]).status.success());
    // The way back: only the photo that came meanwhile is read.
    let back = home.json(&["encoders", "--use", &shipped]);
    assert_eq!(back["used"], true);
    assert_eq!(home.used(), shipped);
    let refused = home.run(&["encoders", "--forget", &shipped]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(home.run(&["encoders", "--forget", &id]).status.success());
    assert_eq!(home.encoder(&id)["photos"], 0);
    let said = text(&home.run(&["encoders"]).stdout).to_owned();
    assert!(said.contains("can be asked in words") && said.contains("has seen 19 photos"), "{said}");
}

#[test]
fn a_broken_encoder_is_one_sentence_and_nothing_changes() {
    let home = Home::new();
    home.scan();
    let shipped = home.used();
    let folder = home.at("Broken");
    models::colours(&folder);
    let nan = models::picture_graph(224, "pooler_output").floats("matrix", &[12, 3], &[f32::NAN; 36]);
    models::write(&folder, "onnx/vision_model.onnx", nan.output("pooler_output", &["batch", "3"]).model());
    let output = home.run(&["encoders", "--add", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr).trim();
    assert!(said.contains("it gives no numbers for a picture") && said.lines().count() == 1, "{said}");
    assert!(!home.at("encoders").exists(), "nothing is kept of it");
    let output = home.run(&["encoders", "--use", "no-such-encoder"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("no-such-encoder"), "{}", text(&output.stderr));
    assert_eq!(home.used(), shipped);
    // One that was whole when it was added, and is not any more.
    let id = home.add_colours();
    let kept = home.at("encoders").join(&id).join("onnx/vision_model.onnx");
    std::fs::write(&kept, "rust").unwrap();
    let output = home.run(&["encoders", "--use", &id]);
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains("damaged") && said.contains("Add it again in the settings"), "{said}");
    assert_eq!(home.used(), shipped, "the old one stays");
    home.shoot("red9.png", 0, 9);
    assert_eq!(home.scan()["new"], 1, "and goes on working");
}

#[test]
fn photos_that_cannot_be_reached_keep_the_old_encoder_in_use() {
    let home = Home::new();
    home.scan();
    let id = home.add_colours();
    let (shipped, away) = (home.used(), home.at("elsewhere"));
    std::fs::rename(home.at("photos"), &away).unwrap();
    let switched = home.json(&["encoders", "--use", &id]);
    assert_eq!((&switched["used"], &switched["left"]), (&false.into(), &18.into()));
    assert_eq!(home.used(), shipped);
    assert_eq!(home.encoder(&id)["chosen"], true);
    std::fs::rename(&away, home.at("photos")).unwrap();
    assert_eq!(home.scan()["new"], 18, "the next scan goes on");
    assert_eq!(home.used(), id);
}

#[test]
fn photos_are_found_by_what_is_known_of_them_and_by_what_they_show() {
    let home = Home::new();
    home.scan();
    let by_name = home.json(&["search", "green3"]);
    assert_eq!((&by_name["by_look"], colours(&by_name).len()), (&false.into(), 1));
    let said = home.run(&["search", "red"]);
    assert!(text(&said.stderr).is_empty() && text(&said.stdout).contains("add an encoder"), "{}", text(&said.stdout));
    assert_eq!(colours(&home.json(&["search", "no-such-thing"])), [] as [&str; 0]);
    let id = home.add_colours();
    home.json(&["encoders", "--use", &id]);
    // Names that say nothing, so that only looks can.
    for n in 0..6 {
        let shown = ["red", "green", "blue"].map(|c| (format!("{c}{n}.png"), format!("{}_{n}.png", &c[..1])));
        for (old, new) in shown {
            std::fs::rename(home.at("photos").join(old), home.at("photos").join(new)).unwrap();
        }
    }
    home.scan();
    for (word, letter) in [("red", "r"), ("Blue", "b"), ("green", "g")] {
        let found = home.json(&["search", word, "--count", "6"]);
        assert_eq!(found["by_look"], true);
        let names: Vec<_> = colours(&found).iter().map(|name| name[..1].to_owned()).collect();
        assert_eq!(names, [letter; 6], "{word}: {found}");
        assert!(found["photos"][0]["similarity"].as_f64().unwrap() > 0.5, "{found}");
    }
    // Days narrow what is shown: these photos have the day of their files.
    let none = home.json(&["search", "red", "1999"]);
    assert_eq!(none["photos"].as_array().unwrap().len(), 0);
}
