//! Views of one thing, which [`super::whole`] looks at too: one suggestion, one photo, one question, and what lies over the window.

use super::whole::{View, album, event, place};
use super::*;
use crate::app::ExportAction;
use crate::app::Model;
use crate::domain::{Camera, Correction, Doubt, Doubtful, Failure, Mark, Photo, Place, Side, SideKind, Suggestion};
use crate::engine::session::{Details, Event, ExportNews};
use crate::engine::{
    BoundaryKind, Criterion, Done, ExportPlan, ExportWish, Learned, LearnedHabit, LearnedLooks, LearnedVersion,
    Question, Questions, Unread,
};
use std::ffi::OsString;

const CAMERA: &str = "Canon PowerShot G7 X Mark III";
const LONG: &str =
    "/home/anna-katharina/Pictures/2025 Garmisch-Partenkirchen/Wedding of Anna-Katharina/Camera of Maximilian";

fn act(model: &mut Model, action: Action) {
    _ = crate::app::update::update(model, action);
}

/// One suggestion with all that it can have: pauses, doubts, neighbours, and what might belong to it, too.
fn suggestion(model: &mut Model) {
    let mut group = event(267, 16);
    let doubts = [Doubt::FarInTime(31_000.0), Doubt::Elsewhere(1_234_000.0), Doubt::NoDate, Doubt::OnlyDay];
    let doubtful = doubts.into_iter().enumerate().map(|(k, why)| Doubtful { photo: photo_id(267, k + 9), why });
    group.summary.doubtful = doubtful.collect();
    let groups =
        model.groups.all().iter().map(|other| if other.id == group.id { group.clone() } else { other.clone() });
    let groups = groups.collect();
    let spread = crate::app::model::samples::photos(&group).into_iter().enumerate().map(|(k, mut item)| {
        if let Some((taken, source)) = &mut item.taken {
            taken.local += jiff::Span::new().hours(k as i64 / 6 * 3);
            if k > 11 {
                *source = crate::domain::DateSource::File;
            }
        }
        item
    });
    model.take(Event::Photos(spread.collect()));
    model.take(Event::Groups(groups));
    act(model, Action::Go(Screen::Suggestions));
    act(model, Action::Go(Screen::Group(id(267))));
    let near = (0..12).map(|k| photo_id(268, k)).collect();
    model.take(Event::Nearly { group: id(267), photos: near });
}

/// A photo in large, with all that can be known of one.
fn large(model: &mut Model) {
    let item = model.photos.get(photo_id(265, 0)).unwrap().clone();
    act(model, Action::Enlarge { photo: item.id, among: (0..14).map(|k| photo_id(265, k)).collect() });
    act(model, Action::ToggleDetails);
    let photo = Photo {
        id: item.id,
        format: "JPEG".into(),
        width: 12_000,
        height: 9_000,
        orientation: 1,
        taken: item.taken.map(|(stamp, _)| stamp),
        place: Place::new(47.4917, -111.0955),
        camera: Some(Camera { make: "Canon".into(), model: CAMERA.into() }),
        film: None,
    };
    let keywords = ["Garmisch-Partenkirchen", "Familientreffen", "Hochzeit", "Berge", "Wanderung"];
    let side = Side {
        title: Some("Anna-Katharina and Maximilian at the lake".into()),
        rating: Some(4),
        keywords: keywords.map(str::to_owned).to_vec(),
        ..Side::new(SideKind::Xmp)
    };
    let files = vec![
        (format!("{LONG}/IMG_20251018_140500_edited_by_Anna-Katharina.jpg").into(), 24_000_000, true),
        ("/media/old photos/copy.jpg".into(), 24_000_000, false),
    ];
    let details = Details {
        photo,
        taken: item.taken,
        locality: None,
        group_whereabouts: place("Garmisch-Partenkirchen"),
        side: Some(side),
        mark: Mark::default(),
        files,
    };
    model.take(Event::Described(Box::new(details)));
}

fn export(model: &mut Model, is_possible: bool) {
    let title = "Wedding of Anna-Katharina and Maximilian at the lake".to_owned();
    let photos = (0..40).map(|k| photo_id(21, k)).collect();
    act(model, Action::Export(ExportAction::Open { title, photos }));
    let Some(wish) = model.export.dialog.as_ref().map(|dialog| dialog.wish.clone()) else { return };
    // Text that is longer than its field is scrolled within it.
    let wish = ExportWish {
        folder: "/home/anna/Pictures".into(),
        names: "{date} {time} {album} {counter} {original}".into(),
        ..wish
    };
    let (number, _) = model.export.wish(wish).unwrap();
    let name = |n: usize| OsString::from(format!("IMG_20251018_14050{n}_edited_by_Anna-Katharina.jpg"));
    let names = |n| (name(n), OsString::from(format!("2025-10-18 14.05.0{n} Wedding of Anna-Katharina {n:03}.jpg")));
    let plan = crate::export::Plan {
        steps: Vec::new(),
        photos: 1_234,
        already: 12,
        renamed: vec![names(1), names(2)],
        sides_left: 3,
        bytes: 12_345_678_901,
        preview: vec![names(1), names(2), names(3)],
    };
    let plan = ExportPlan {
        plan,
        free: Some(if is_possible { 1 << 40 } else { 12_000 }),
        bytes: 12_345_678_901,
        missing: 7,
        is_far: !is_possible,
        is_beside_originals: true,
    };
    model.take(Event::Export(ExportNews::Planned { number, plan: Ok(Box::new(plan)) }));
}

fn unread(model: &mut Model) {
    let reasons = [
        Failure::NotThere,
        Failure::BrokenLink,
        Failure::File("Permission denied (os error 13)".into()),
        Failure::Empty,
        Failure::PhotoTooLarge { width: 123_456, height: 98_765 },
        Failure::NotAPhoto,
    ];
    let file = |(n, reason)| Unread { path: format!("{LONG}/IMG_{n}_edited_by_Anna-Katharina.jpg").into(), reason };
    model.take(Event::Unread(reasons.into_iter().enumerate().map(file).collect()));
    act(model, Action::Go(Screen::Unread));
}

/// Settings with several versions of what was learned.
fn settings(model: &mut Model) {
    let looks = LearnedLooks { albums: 12, asked: 400, before: 300, after: 330, ..LearnedLooks::default() };
    let version = |id: i64| LearnedVersion {
        id,
        corrections: 1_000 + id.unsigned_abs(),
        albums: if id == 2 { 0 } else { 1_200 },
        before: 1_084,
        after: 1_193,
        looks: (id > 1).then(|| looks.clone()),
        ..LearnedVersion::default()
    };
    let versions: Vec<_> = (1..=3).map(version).collect();
    let when = model.photos.get(photo_id(265, 0)).unwrap().taken.unwrap().0;
    model.take(Event::Learning(std::sync::Arc::new(Learned {
        is_on: true,
        is_held: true,
        corrections: 1_234,
        used: versions.last().cloned(),
        when: versions.iter().map(|version| (version.id, when)).collect(),
        versions,
        habits: vec![LearnedHabit::DaysOfJourneysApart, LearnedHabit::PartsOfDaysApart],
        ..Learned::default()
    })));
    act(model, Action::Go(Screen::Settings));
}

fn question(model: &mut Model) {
    let side = |n: usize, photos: std::ops::Range<usize>| photos.map(|k| photo_id(n, k)).collect::<Vec<_>>();
    let question = Question {
        kind: BoundaryKind::NextDay,
        left: side(265, 0..4),
        right: side(266, 0..4),
        pause: 86_400.0,
        probability: 0.5,
        worth: 5.0,
    };
    model.take(Event::Questions(Questions { next: vec![question], worth_asking: 123, open: 1_234 }));
    act(model, Action::Go(Screen::Questions));
}

fn history(model: &mut Model) {
    let when = model.photos.get(photo_id(265, 0)).unwrap().taken.unwrap().0;
    let named =
        |n: usize| album(Suggestion { name: Some("Anna-Katharina and Maximilian at the lake".into()), ..event(n, 9) });
    let all = [
        Correction::Accept { group: id(21) },
        Correction::Rename { group: id(21), name: "Anna-Katharina and Maximilian at the lake".into() },
        Correction::Reject { group: id(266) },
        Correction::Favourite { photos: vec![photo_id(265, 0)], on: true },
        Correction::Same { photos: vec![photo_id(265, 0), photo_id(266, 0)] },
    ];
    let done = |(n, correction): (usize, Correction)| Done {
        entry: n as u64 + 1,
        at: n as i64,
        when,
        stands: n != 1,
        correction,
        groups: vec![named(21)],
        photos: vec![photo_id(265, 0), photo_id(265, 1)],
    };
    model.take(Event::History(all.into_iter().enumerate().map(done).collect()));
    act(model, Action::Go(Screen::History));
}

/// The timeline with a filter of several criteria.
fn filter(model: &mut Model) {
    act(model, Action::ShowFilter(true));
    let day = jiff::civil::date(2025, 10, 1);
    for criterion in [
        Criterion::Taken { from: Some(day), to: Some(day.last_of_month()) },
        Criterion::NoAlbum,
        Criterion::Folder("/photos".into()),
        Criterion::Stars(0),
    ] {
        act(model, Action::Filter(criterion));
    }
}

/// Each of them.
pub(super) fn views() -> Vec<View> {
    vec![
        ("one suggestion", false, Box::new(suggestion)),
        ("one album", false, Box::new(|model| act(model, Action::Go(Screen::Group(id(21)))))),
        ("large with details", false, Box::new(large)),
        ("export", true, Box::new(|model| export(model, true))),
        ("export that cannot be", true, Box::new(|model| export(model, false))),
        ("filter", false, Box::new(filter)),
        ("problems", false, Box::new(unread)),
        ("settings", false, Box::new(settings)),
        ("same event", false, Box::new(question)),
        ("history", false, Box::new(history)),
        ("sure ones", true, Box::new(|model| act(model, Action::ShowSure(true)))),
        ("palette", true, Box::new(|model| act(model, Action::ShowCommands(true)))),
        ("keys", true, Box::new(|model| act(model, Action::ShowShortcuts(true)))),
        ("date and place", true, Box::new(|model| act(model, Action::Mend(vec![photo_id(265, 0), photo_id(265, 1)])))),
    ]
}
