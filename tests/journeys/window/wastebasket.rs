//! What is not kept goes to the system's wastebasket and comes back, by the window's own buttons.
//!
//! Where the wastebasket lies is told by the environment, which a process of many tests cannot change for one of them: the test
//! starts itself once more, in a process of its own with a data folder of its own.

use super::screen::Screen;
use crate::person::{Person, files};
use eframe::egui::Key;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// Set in the process that does it.
const INSIDE: &str = "ALBUMEN_TEST_WASTEBASKET";

#[test]
fn what_is_not_kept_goes_to_the_wastebasket_and_comes_back() {
    if let Some(data) = std::env::var_os(INSIDE) {
        return through_the_window(&PathBuf::from(data));
    }
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().canonicalize().expect("it is there").join("data");
    std::fs::create_dir(&data).expect("made");
    let name = "window::wastebasket::what_is_not_kept_goes_to_the_wastebasket_and_comes_back";
    let mut inside = Command::new(std::env::current_exe().expect("this program"));
    inside.args([name, "--exact", "--nocapture"]).env("XDG_DATA_HOME", &data).env(INSIDE, &data);
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
