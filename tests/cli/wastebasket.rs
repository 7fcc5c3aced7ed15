//! `discard`: what is not kept goes to a wastebasket in a folder of the test's own, and comes back.

use super::{Home, text};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Output;

impl Home {
    fn basket(&self) -> PathBuf {
        self.dir.path().canonicalize().unwrap().join("data")
    }

    /// Runs a command where the system's data folder is the test's own.
    fn with_basket(&self, arguments: &[&str]) -> Output {
        std::fs::create_dir_all(self.basket()).unwrap();
        self.command(arguments).env("XDG_DATA_HOME", self.basket()).output().unwrap()
    }

    fn in_basket(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.basket().join("Trash/files")) else { return Vec::new() };
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn what_is_not_kept_goes_to_the_wastebasket_and_comes_back() {
    let home = Home::new();
    let [picture, raw] = home.shoot_raw("IMG_20250901_120000", 200);
    home.scan();
    let nothing = home.with_basket(&["discard"]);
    assert!(nothing.status.success() && text(&nothing.stdout).starts_with("There is nothing to move"), "{nothing:?}");
    let keep = json!({"op": "keep", "stack": [picture, raw], "photos": [raw]});
    assert!(home.apply(&[keep]).status.success());

    let listed = home.with_basket(&["discard", "--dry-run"]);
    assert!(
        text(&listed.stdout).contains(&picture) && text(&listed.stdout).contains("Nothing was moved."),
        "{listed:?}"
    );
    assert!(!text(&listed.stdout).contains(&raw) && Path::new(&picture).exists() && home.in_basket().is_empty());

    // What was changed stays, and so does everything where the kept one is not in its place.
    let bytes = std::fs::read(&picture).unwrap();
    std::fs::write(&picture, [&bytes[..], b"x"].concat()).unwrap();
    let refused = home.with_basket(&["discard"]);
    assert!(!refused.status.success() && text(&refused.stdout).contains("is not as Albumen knows it"), "{refused:?}");
    std::fs::write(&picture, &bytes).unwrap();
    let aside = home.dir.path().join("aside.mrw");
    std::fs::rename(&raw, &aside).unwrap();
    let refused = home.with_basket(&["discard"]);
    assert!(!refused.status.success() && text(&refused.stdout).contains("what you keep instead of"), "{refused:?}");
    std::fs::rename(&aside, &raw).unwrap();

    // Where there is no wastebasket, it says so and nothing goes.
    let none = home.command(&["discard"]).env_remove("XDG_DATA_HOME").env_remove("HOME").output().unwrap();
    assert!(!none.status.success() && text(&none.stdout).contains("the system has no wastebasket for"), "{none:?}");
    assert!(Path::new(&picture).exists() && home.in_basket().is_empty());

    let moved = home.json_with_basket(&["discard", "--json"]);
    assert_eq!((&moved["moved"], &moved["stayed"]), (&json!(1), &json!([])));
    assert!(!Path::new(&picture).exists() && Path::new(&raw).exists());
    assert_eq!(home.in_basket(), ["IMG_20250901_120000.jpg"]);
    home.scan();
    assert_eq!(home.json(&["info", "--json"])["missing"], 1, "the library marks it the ordinary way");

    let back = home.with_basket(&["discard", "--put-back", &picture]);
    assert!(back.status.success() && std::fs::read(&picture).unwrap() == bytes, "{back:?}");
    assert!(home.in_basket().is_empty());
    let again = home.with_basket(&["discard", "--put-back", &picture]);
    assert!(!again.status.success(), "there is nothing to put back any more: {again:?}");
    assert!(text(&home.run(&["check"]).stdout).contains("All is well"));
}

impl Home {
    fn json_with_basket(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.with_basket(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        serde_json::from_str(text(&output.stdout).lines().last().unwrap()).unwrap()
    }
}

#[test]
fn of_duplicates_one_file_stays() {
    let home = Home::new();
    let photo = home.photos().join("IMG_20250503_100000.jpg");
    let backup = home.photos().join("Backup");
    std::fs::create_dir(&backup).unwrap();
    let copy = backup.join("IMG_20250503_100000.jpg");
    home.scan();
    let nothing = home.with_basket(&["discard", "--duplicates"]);
    assert!(nothing.status.success() && text(&nothing.stdout).contains("none of these lies twice"), "{nothing:?}");

    std::fs::copy(&photo, &copy).unwrap();
    home.scan();
    let listed = home.with_basket(&["discard", "--duplicates", "--dry-run"]);
    let said = text(&listed.stdout);
    assert!(said.contains(&format!("stays: {}\n", photo.display())) && said.contains("Nothing was moved."), "{said}");
    assert!(said.starts_with(&copy.display().to_string()) && copy.exists(), "{said}");

    // Where that which stays was changed, its copy is the last, and does not go.
    let bytes = std::fs::read(&photo).unwrap();
    std::fs::write(&photo, [&bytes[..], b"x"].concat()).unwrap();
    let refused = home.with_basket(&["discard", "--duplicates"]);
    assert!(!refused.status.success() && text(&refused.stdout).contains("what you keep instead of"), "{refused:?}");
    std::fs::write(&photo, &bytes).unwrap();

    let moved = home.json_with_basket(&["discard", "--duplicates", "--json"]);
    assert_eq!((&moved["moved"], &moved["stayed"]), (&json!(1), &json!([])));
    assert!(!copy.exists() && std::fs::read(&photo).unwrap() == bytes);
    assert_eq!(home.in_basket(), ["IMG_20250503_100000.jpg"]);
    home.scan();
    assert_eq!(home.json(&["discard", "--duplicates", "--dry-run", "--json"])["files"], json!([]));
    let back = home.with_basket(&["discard", "--put-back", copy.to_str().unwrap()]);
    assert!(back.status.success() && std::fs::read(&copy).unwrap() == bytes, "{back:?}");
}
