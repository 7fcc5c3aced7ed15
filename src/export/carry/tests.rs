use super::*;
use crate::export::{Contents, ExportItem, Names, Subjects, TakenBack, Target, exports, plan, take_back};
use tempfile::TempDir;

struct Trial {
    dir: TempDir,
}

impl Trial {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        for name in ["photos", "library"] {
            fs::create_dir(dir.path().join(name)).expect("made");
        }
        Self { dir }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn shoot(&self, name: &str, bytes: &[u8]) -> ExportItem {
        let path = self.at("photos").join(name);
        fs::write(&path, bytes).expect("written");
        let content = PhotoId::from_hash(blake3::hash(bytes).as_bytes());
        let subjects = Some(Subjects { root: "Albums".to_owned(), albums: vec!["A".to_owned()], keywords: Vec::new() });
        let file = ExportFile { path, bytes: bytes.len() as u64, content };
        ExportItem { file, film: None, taken: None, is_raw: false, subjects }
    }

    fn plan(&self, items: &[ExportItem]) -> Plan {
        let (to, mut contents) = (self.at("out"), Contents::default());
        let target = Target::look(&to).expect("it can be looked at");
        assert!(target.free.is_some_and(|free| free > 0));
        let names = Names::parse(Names::ORIGINAL).expect("a pattern");
        plan(items, "Album", &names, &target.names, &mut |name, file| contents.is_same(&to, name, file))
    }

    /// Exports, and stops after so many looks.
    fn export(&self, items: &[ExportItem], way: Way, looks: usize) -> Result<Carried, ExportError> {
        let (plan, mut left) = (self.plan(items), looks);
        let mut record = Record::begin(&self.at("library"), &self.at("out"), way, "Album", &serde_json::Value::Null, 7)
            .expect("begun");
        let carried = carry_out(&plan, &self.at("out"), way, &mut record, &mut |_| {
            left = left.saturating_sub(1);
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        record.end()?;
        carried
    }

    fn take_back(&self) -> TakenBack {
        let all = exports(&self.at("library"));
        let last = all.last().expect("it is on record");
        let would = take_back(last, true).expect("it can be looked at");
        let done = take_back(last, false).expect("it can be taken back");
        assert_eq!(would, done);
        done
    }

    fn made(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.at("out")) else { return Vec::new() };
        let mut names: Vec<_> = entries.map(|e| e.expect("listed").file_name().into_string().expect("text")).collect();
        names.sort();
        names
    }
}

const WHOLE: usize = usize::MAX;

#[test]
fn nothing_is_written_over_and_originals_stay() {
    for way in [Way::Copy, Way::HardLink, Way::SymbolicLink] {
        let trial = Trial::new();
        let items = [trial.shoot("a.jpg", b"photo"), trial.shoot("b.jpg", b"other")];
        let before = fs::metadata(&items[0].file.path).and_then(|m| m.modified()).expect("a time");
        assert_eq!(trial.export(&items[..1], way, WHOLE).expect("exported").files, 2);
        let copy = trial.at("out/a.jpg");
        assert_eq!(fs::read_to_string(&copy).ok().as_deref(), Some("photo"));
        assert_eq!(fs::metadata(&copy).and_then(|m| m.modified()).ok(), Some(before));
        // Again: what is there is there.
        assert_eq!(trial.plan(&items).already, 1);
        assert_eq!(trial.export(&items, way, WHOLE).expect("exported").files, 2);
        assert_eq!(trial.made(), ["a.jpg", "a.jpg.xmp", "b.jpg", "b.jpg.xmp"], "{way:?}");
        assert_eq!(fs::read_to_string(&items[0].file.path).ok().as_deref(), Some("photo"));
        // The second is taken back first, then the first with its folder.
        assert_eq!(trial.take_back(), TakenBack { removed: 2, ..TakenBack::default() });
        assert_eq!(trial.made(), ["a.jpg", "a.jpg.xmp"], "{way:?}");
        assert_eq!(trial.take_back(), TakenBack { removed: 2, ..TakenBack::default() });
        assert!(!trial.at("out").exists() && exports(&trial.at("library")).is_empty());
        assert!(items.iter().all(|item| item.file.path.exists()), "{way:?}");
    }
}

#[test]
fn a_name_that_was_taken_since_the_plan_is_an_error() {
    let trial = Trial::new();
    let items = [trial.shoot("a.jpg", b"photo")];
    let plan = trial.plan(&items);
    fs::create_dir(trial.at("out")).expect("made");
    fs::write(trial.at("out/a.jpg"), "edited").expect("written");
    for way in [Way::Copy, Way::HardLink, Way::SymbolicLink] {
        let mut record =
            Record::begin(&trial.at("library"), &trial.at("out"), way, "Album", &serde_json::Value::Null, 7)
                .expect("begun");
        let refused = carry_out(&plan, &trial.at("out"), way, &mut record, &mut |_| ControlFlow::Continue(()));
        assert!(matches!(refused, Err(ExportError::File { done: 0, .. })), "{refused:?}");
    }
    assert_eq!(fs::read_to_string(trial.at("out/a.jpg")).ok().as_deref(), Some("edited"));
    // It was not made by these, so it is not theirs to take back.
    for exported in exports(&trial.at("library")) {
        assert_eq!(take_back(&exported, false).expect("taken back"), TakenBack::default());
    }
    assert!(trial.at("out/a.jpg").exists());
}

#[test]
fn an_original_that_is_gone_is_told_from_a_folder_that_cannot_be_written() {
    for way in [Way::Copy, Way::HardLink] {
        let trial = Trial::new();
        let items = ["a", "b"].map(|name| trial.shoot(&format!("{name}.jpg"), name.as_bytes()));
        let items = items.map(|item| ExportItem { subjects: None, ..item });
        fs::remove_file(trial.at("photos/b.jpg")).expect("removed");
        let refused = trial.export(&items, way, WHOLE);
        assert!(
            matches!(&refused, Err(ExportError::Gone { from, done: 1 }) if from.ends_with("b.jpg")),
            "{way:?}: {refused:?}"
        );
        assert_eq!(trial.made(), ["a.jpg"], "{way:?}");
    }
}

#[test]
fn what_was_changed_or_is_the_last_stays() {
    let trial = Trial::new();
    let items = ["a", "b", "c", "d"].map(|name| trial.shoot(&format!("{name}.jpg"), name.as_bytes()));
    let items = items.map(|item| ExportItem { subjects: None, ..item });
    trial.export(&items, Way::Copy, WHOLE).expect("exported");
    fs::write(trial.at("out/a.jpg"), "x").expect("edited");
    fs::remove_file(trial.at("photos/b.jpg")).expect("removed");
    fs::remove_file(trial.at("out/c.jpg")).expect("removed");
    fs::write(trial.at("out/mine.txt"), "mine").expect("written");
    assert_eq!(trial.take_back(), TakenBack { removed: 1, changed: 1, last: 1, gone: 1 });
    assert_eq!(trial.made(), ["a.jpg", "b.jpg", "mine.txt"]);
}

#[test]
fn an_export_that_was_stopped_goes_on_and_is_taken_back_as_one() {
    let trial = Trial::new();
    let items: Vec<_> = (0..5).map(|n| trial.shoot(&format!("{n}.jpg"), &[n; 100])).collect();
    let carried = trial.export(&items, Way::Copy, 4).expect("stopped");
    assert!(carried.stopped && carried.files < 10, "{carried:?}");
    // As a kill leaves it: no end, a line by half, a copy by half.
    let record = exports(&trial.at("library"))[0].record.clone();
    let text = fs::read_to_string(&record).expect("it is there");
    fs::write(&record, text.replace("\"end\"\n", "{\"next\":[{\"na")).expect("written");
    fs::write(trial.at("out").join(UNFINISHED), "pho").expect("written");
    let broken_off = exports(&trial.at("library"));
    assert_eq!((broken_off[0].has_ended, broken_off[0].files()), (false, carried.files));
    let rest = trial.export(&items, Way::Copy, WHOLE).expect("gone on with");
    assert_eq!(carried.files + rest.files, 10);
    let all = exports(&trial.at("library"));
    assert_eq!((all.len(), all[0].has_ended, all[0].files()), (1, true, 10), "one record");
    assert_eq!(trial.take_back().removed, 10);
    assert!(!trial.at("out").exists());
}
