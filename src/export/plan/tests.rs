use super::*;
use crate::domain::Precision;

fn file(path: &str, look: u8) -> ExportFile {
    ExportFile { path: path.into(), bytes: 10, content: PhotoId::from_bytes([look; 16]) }
}

fn item(path: &str, look: u8) -> ExportItem {
    let local = format!("2025-05-03T14:05:{look:02}").parse().expect("a date");
    let taken = Some(Stamp { local, offset_minutes: None, precision: Precision::Second });
    ExportItem { file: file(path, look), film: None, taken, is_raw: false, subjects: None }
}

/// Plans into a folder with these names, each with a content.
fn planned(items: &[ExportItem], pattern: &str, there: &[(&str, u8)]) -> Plan {
    let names: Vec<OsString> = there.iter().map(|(name, _)| name.into()).collect();
    let mut is_same = |name: &OsStr, file: &ExportFile| {
        there.iter().any(|(there, look)| name == *there && file.content == PhotoId::from_bytes([*look; 16]))
    };
    plan(items, "Garden", &Names::parse(pattern).expect("a pattern"), &names, &mut is_same)
}

fn made(plan: &Plan) -> Vec<String> {
    plan.steps.iter().map(|step| step.name.to_string_lossy().into_owned()).collect()
}

#[test]
fn no_name_is_given_twice_and_what_is_there_is_not_made_again() {
    let items = [item("/a/IMG_1.jpg", 1), item("/b/img_1.JPG", 2), item("/c/IMG_1.jpg", 3), item("/c/x", 4)];
    let plan = planned(&items, "{original}", &[("IMG_1 (2).jpg", 9)]);
    assert_eq!(made(&plan), ["IMG_1.jpg", "img_1 (3).JPG", "IMG_1 (4).jpg", "x"]);
    assert_eq!((plan.photos, plan.already, plan.renamed.len(), plan.bytes), (4, 0, 2, 40));
    // Begun again when two were there: only the rest.
    let plan = planned(&items, "{original}", &[("IMG_1 (2).jpg", 9), ("IMG_1.jpg", 1), ("img_1 (3).JPG", 2)]);
    assert_eq!(made(&plan), ["IMG_1 (4).jpg", "x"]);
    assert_eq!((plan.photos, plan.already, plan.bytes), (2, 2, 20));
    // What was edited there meanwhile stays, and the photo comes beside it.
    let plan = planned(&items[..1], "{original}", &[("img_1.jpg", 7)]);
    assert_eq!(made(&plan), ["IMG_1 (2).jpg"]);
}

#[test]
fn what_belongs_together_keeps_one_name() {
    let raw = ExportItem { is_raw: true, ..item("/a/DSC_7.NEF", 1) };
    let live = ExportItem { film: Some(file("/a/IMG_8.MOV", 3)), ..item("/a/IMG_8.HEIC", 2) };
    let items = [raw, item("/a/DSC_7.JPG", 4), live, item("/b/DSC_7.JPG", 5)];
    let plan = planned(&items, "{date}_{counter}", &[("2025-05-03_002.mov", 8)]);
    assert_eq!(
        made(&plan),
        [
            "2025-05-03_001.NEF",
            "2025-05-03_001.JPG",
            "2025-05-03_002 (2).HEIC",
            "2025-05-03_002 (2).MOV",
            "2025-05-03_003.JPG"
        ]
    );
    assert_eq!((plan.photos, plan.bytes), (4, 50));
    assert_eq!(plan.preview[0], ("DSC_7.NEF".into(), "2025-05-03_001.NEF".into()));
}

#[test]
fn side_files_never_replace_others() {
    let subjects =
        Some(Subjects { root: "Albums".to_owned(), albums: vec!["Garden".to_owned()], keywords: Vec::new() });
    let raw = ExportItem { is_raw: true, subjects: subjects.clone(), ..item("/a/DSC_7.NEF", 1) };
    let items = [raw, ExportItem { subjects, ..item("/a/x.jpg", 2) }];
    let plan = planned(&items, "{original}", &[("x.jpg.xmp", 7)]);
    assert_eq!(made(&plan), ["DSC_7.NEF", "DSC_7.NEF.xmp", "DSC_7.xmp", "x.jpg"]);
    assert_eq!(plan.sides_left, 1);
}
