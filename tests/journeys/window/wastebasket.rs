//! What is not kept goes to the system's wastebasket and comes back, by the window's own buttons.
//!
//! Where the wastebasket lies is told by the environment, which a process of many tests cannot change for one of them: the test
//! starts itself once more, in a process of its own with a data folder of its own.

use super::screen::Screen;
use crate::person::{Person, files};
use crate::twins::copy;
use eframe::egui::{Key, Modifiers};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Set in the process that does it.
const INSIDE: &str = "ALBUMEN_TEST_WASTEBASKET";

#[test]
fn what_is_not_kept_goes_to_the_wastebasket_and_comes_back() {
    apart("what_is_not_kept_goes_to_the_wastebasket_and_comes_back", through_the_window);
}

#[test]
fn of_a_file_in_several_places_one_is_kept() {
    apart("of_a_file_in_several_places_one_is_kept", duplicates);
}

/// Has this test done in a process of its own; there, `does` it with the data folder.
fn apart(name: &str, does: fn(&Path)) {
    if let Some(data) = std::env::var_os(INSIDE) {
        return does(&PathBuf::from(data));
    }
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().canonicalize().expect("it is there").join("data");
    std::fs::create_dir(&data).expect("made");
    let name = format!("window::wastebasket::{name}");
    let mut inside = Command::new(std::env::current_exe().expect("this program"));
    inside.args([&name, "--exact", "--nocapture"]).env("XDG_DATA_HOME", &data).env(INSIDE, &data);
    let output = inside.output().expect("it can be started");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
}

fn through_the_window(data: &Path) {
    let person = Person::new();
    person.outing("20250503", 10, 4, 1);
    let [picture, raw] = person.shoot_raw("IMG_20250607_120000", 50);
    let bytes = std::fs::read(&picture).expect("it is there");
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(6);
    screen.press(Key::Num5);
    screen.see("The best is the camera’s raw file");
    screen.press(Key::K);
    screen.see("Kept 1 photo; 1 is hidden under it");
    screen.until("it is decided", |harness| harness.state().model().stacks.done().len() == 1);
    screen.press(Key::W);
    screen.see("1 file that is not kept");
    screen.see(&picture.display().to_string());
    assert!(picture.exists() && files(&data.join("Trash/files")).is_empty(), "nothing goes before it is asked for");

    press_until(&mut screen, "Move 1 file", "Moved 1 file,");
    assert!(!picture.exists() && raw.exists());
    assert_eq!(files(&data.join("Trash/files")), ["IMG_20250607_120000.jpg"]);
    press_until(&mut screen, "Put back", "Put 1 file back");
    assert_eq!(std::fs::read(&picture).expect("it is there again"), bytes);
    assert!(files(&data.join("Trash/files")).is_empty());

    // What was moved and put back is what is not kept, as before: the same key lists it again.
    screen.until("it is in its place for the library, too", |harness| {
        let model = harness.state().model();
        model.photos.len() == 6 && model.stacks.done().len() == 1 && !model.is_importing()
    });
    screen.press(Key::W);
    screen.see("1 file that is not kept");
    screen.press(Key::Escape);
    screen.see_no("1 file that is not kept");
    screen.close();
}

fn duplicates(data: &Path) {
    let person = Person::new();
    let photos = person.outing("20250503", 10, 4, 1);
    let copies = [0, 1].map(|n| copy(&person, &photos[n], "Backup"));
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(4);
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    screen.click("In several places");
    screen.see("2 of 4 photos");
    // Of all that are listed, and of those that are selected.
    screen.click("Keep one file of each…");
    screen.see("2 files that you have elsewhere, too");
    screen.press(Key::Escape);
    screen.see_no("2 files that you have elsewhere, too");
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.see("2 photos selected");
    screen.press(Key::W);
    screen.see("2 files that you have elsewhere, too");
    for n in [0, 1] {
        screen.see(&copies[n].display().to_string());
        screen.see(&format!("stays: {}", photos[n].display()));
    }
    assert!(files(&data.join("Trash/files")).is_empty(), "nothing goes before it is asked for");
    press_until(&mut screen, "Move 2 files", "Moved 2 files,");
    assert!(photos.iter().all(|photo| photo.exists()) && !copies.iter().any(|copy| copy.exists()));
    screen.see("Nothing is left");
    press_until(&mut screen, "Put back", "Put 2 files back");
    screen.see("2 of 4 photos");

    // The same from the details of one.
    screen.press(Key::Escape);
    screen.press(Key::Home);
    screen.press(Key::Enter);
    screen.press(Key::I);
    screen.click("Keep only one of them…");
    screen.see("1 file that you have elsewhere, too");
    press_until(&mut screen, "Move 1 file", "Moved 1 file,");
    screen.see("1 of 4 photos");
    assert!(photos.iter().all(|photo| photo.exists()));
    assert_eq!(copies.iter().filter(|copy| copy.exists()).count(), 1);
    screen.close();
}

/// Presses a button and waits for a line. Originals come and go meanwhile, which everywhere else must never be.
fn press_until(screen: &mut Screen<'_>, button: &str, line: &str) {
    screen.click(button);
    let start = Instant::now();
    while !screen.has(line) {
        assert!(start.elapsed() < Duration::from_secs(60), "waited in vain for “{line}”");
        screen.harness.step();
        std::thread::sleep(Duration::from_millis(10));
    }
}
