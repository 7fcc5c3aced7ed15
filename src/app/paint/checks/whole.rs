//! No text is cut, runs out of its place or lies on other text: in the views where people spend their time, with long names, in
//! both languages, in a small window and in one on a screen where all is half as large again.

use super::*;
use crate::app::Model;
use crate::app::model::{Choosing, Select, ToastLine};
use crate::app::widgets::stage::staged_in;
use crate::domain::{
    ClockShift, CountryCode, GroupId, GroupState, Locality, PlaceName, Suggestion, Summary, ThemeKind, ThemeSummary,
    Whereabouts,
};
use crate::encoder::EncoderError;
use crate::engine::session::{Event, ImportState, Themes, ThemesState};
use crate::engine::{EngineError, Estimate, Snapshot, Telling};
use crate::words::Words;
use eframe::egui::epaint::Shape;
use eframe::egui::{Rect, Theme as Colours};
use std::sync::Arc;

/// Width and height in points, and pixels a point: a small window, and a screen of 1440x900 pixels at 150 %.
pub(super) const WINDOWS: [(f32, f32, f32); 3] = [(1_024.0, 700.0, 1.0), (1_024.0, 700.0, 1.5), (960.0, 600.0, 1.5)];
/// So far, in points, letters may reach over an edge: the round ends of an "O" do.
const LEEWAY: f32 = 1.0;

/// Text on the screen.
struct Written {
    text: String,
    place: Rect,
    /// With an ellipsis, at an edge, or within a word.
    is_cut: bool,
}

fn written(harness: &Harness<'_, Stage>) -> Vec<Written> {
    fn gather(shape: &Shape, clip: Rect, all: &mut Vec<Written>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, clip, all)),
            Shape::Text(text) => {
                let place = text.galley.rect.translate(text.pos.to_vec2());
                let seen = place.intersect(clip);
                if seen.width() > LEEWAY && seen.height() > LEEWAY && !text.galley.text().trim().is_empty() {
                    let runs_out = place.left() < clip.left() - LEEWAY || place.right() > clip.right() + LEEWAY;
                    let (_, above) = text.galley.rows.split_last().unwrap();
                    let ends = above.iter().filter_map(|row| row.glyphs.last());
                    let is_broken = ends.map(|end| end.chr).any(char::is_alphanumeric);
                    let text_here = text.galley.text().replace('\u{a0}', " ");
                    all.push(Written {
                        text: text_here,
                        place: seen,
                        is_cut: text.galley.elided || runs_out || is_broken,
                    });
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| gather(&clipped.shape, clipped.clip_rect, &mut all));
    all
}

/// What is wrong with the text of a view.
fn faults(harness: &Harness<'_, Stage>, is_covered: bool) -> Vec<String> {
    let all = written(harness);
    assert!(all.len() > 8, "there is text");
    let mut faults: Vec<String> = all.iter().filter(|w| w.is_cut).map(|w| format!("cut: {}", w.text)).collect();
    for (at, one) in all.iter().enumerate().filter(|_| !is_covered) {
        for other in &all[..at] {
            let both = one.place.intersect(other.place);
            if both.width() > LEEWAY && both.height() > 2.0 * LEEWAY {
                faults.push(format!("on each other: {} / {}", one.text, other.text));
            }
        }
    }
    faults
}

pub(super) fn place(name: &str) -> Option<Whereabouts> {
    let name = PlaceName::new(name.to_owned(), Vec::new());
    Some(Whereabouts::Town(Locality { name, region: None, country: CountryCode::new("DE").unwrap() }))
}

/// An evening or a day in a town with a long name, with all that can be said of why its photos belong together.
pub(super) fn event(n: usize, photos: usize) -> Suggestion {
    let plain = group(n, photos, 0.9);
    let summary = Summary {
        whereabouts: place("Garmisch-Partenkirchen"),
        radius: Some(600.0),
        from_home: Some(1_234_000.0),
        clocks: vec![ClockShift { camera: "Canon PowerShot G7 X Mark III".into(), seconds: -5_400 }],
        ..plain.summary.clone()
    };
    Suggestion { summary, ..plain }
}

const NAME: &str = "Wedding of Anna-Katharina and Maximilian at the lake";

fn named(n: usize, name: &str) -> Suggestion {
    Suggestion { name: Some(name.into()), ..event(n, 40) }
}

pub(super) fn album(group: Suggestion) -> Suggestion {
    Suggestion { state: GroupState::Accepted, ..group }
}

fn everything() -> Model {
    let mut groups: Vec<_> = (0..9).map(|n| event(265 + n, 14 + n)).collect();
    groups[1].sure = true;
    groups[2].sure = true;
    groups.extend([named(20, NAME), album(named(21, NAME)), album(named(22, "Garden")), album(named(23, "Garden"))]);
    groups.extend([album(event(290, 35)), album(event(280, 1_234))]);
    groups.push(Suggestion { addition_to: Some(id(290)), ..event(40, 3) });
    // The same day and part of it, so the same title.
    let twin = album(event(290, 5));
    groups.push(Suggestion { id: id(99), photos: (0..5).map(|k| photo_id(99, k)).collect(), ..twin });
    let mut seen = std::collections::HashSet::new();
    groups.retain(|group| seen.insert(group.id.clone()));
    let mut model = model(groups);
    let kinds = [ThemeKind::Screenshots, ThemeKind::Documents, ThemeKind::Received, ThemeKind::Look];
    let theme = |(n, kind): (usize, &ThemeKind)| {
        let summary = Summary { theme: Some(ThemeSummary { kind: *kind, cohesion: Some(0.8) }), ..Summary::default() };
        Suggestion { id: GroupId(format!("t{n}")), summary, ..group(265 + n, 4, 0.5) }
    };
    let groups = kinds.iter().enumerate().map(theme).collect();
    model.take(Event::Themes(Themes { groups, state: ThemesState::Made { is_stale: true } }));
    model
}

fn missing_model() -> ToastLine {
    let searched = vec![
        "/home/anna-katharina/Programs/albumen-0.1.0-linux-x86_64/models".into(),
        "/usr/lib/albumen/models".into(),
    ];
    let error = EncoderError::ModelNotFound { id: "albumen-lite0-1".into(), searched };
    ToastLine::Problem(Arc::new(EngineError::Encoder(error)))
}

/// A view: what it is called, whether something lies over it, and how one gets there.
pub(super) type View = (&'static str, bool, Box<dyn Fn(&mut Model)>);

/// Every view that is looked at here.
pub(super) fn views() -> Vec<View> {
    let go = |screen: Screen| -> Box<dyn Fn(&mut Model)> {
        Box::new(move |model| _ = crate::app::update::update(model, Action::Go(screen.clone())))
    };
    let choose = |purpose| -> Box<dyn Fn(&mut Model)> {
        Box::new(move |model| {
            model.selection.step(Select::All(vec![photo_id(265, 0)]));
            model.is_choosing = Some(purpose);
        })
    };
    let mut views: Vec<View> = vec![
        ("photos", false, go(Screen::Photos)),
        ("suggestions", false, go(Screen::Suggestions)),
        ("themes", false, go(Screen::Themes)),
        ("albums", false, go(Screen::Albums)),
        ("stacks", false, go(Screen::Stacks)),
        ("move", true, choose(Choosing::Move)),
        ("add", true, choose(Choosing::Add)),
        ("a long problem", false, Box::new(|model| model.say(missing_model()))),
        (
            "importing and a problem",
            false,
            Box::new(|model| {
                let progress = Snapshot { found: 128_312, is_walked: true, new: 101_240, ..Snapshot::default() };
                let estimate = Estimate { per_second: Some(85.2), seconds_left: Some(40_000.0) };
                model.take(Event::Import(ImportState::Running { run: 1, progress, estimate, is_paused: false }));
                model.say(missing_model());
            }),
        ),
        (
            "no stacks",
            false,
            Box::new(|model| {
                model.take(Event::StacksToldBy(Telling::NotMeasured));
                model.take(Event::Stacks { shown: [].into(), is_made: true });
                _ = crate::app::update::update(model, Action::Go(Screen::Stacks));
            }),
        ),
    ];
    views.extend(single::views());
    views
}

pub(super) fn shown<'a>(
    view: &dyn Fn(&mut Model),
    language: &str,
    (width, height, scale): (f32, f32, f32),
) -> Harness<'a, Stage> {
    let mut model = everything();
    view(&mut model);
    let builder = Harness::builder().with_size([width, height]).with_pixels_per_point(scale).with_theme(Colours::Light);
    let mut harness = staged_in(model, builder, Words::new(&[language.to_owned()]));
    harness.run_steps(4);
    harness
}

#[test]
fn no_text_is_cut_or_lies_on_other_text() {
    let mut all = Vec::new();
    for (name, is_covered, view) in views() {
        for language in ["en", "de"] {
            for window in WINDOWS {
                let harness = shown(&view, language, window);
                let found = faults(&harness, is_covered);
                all.extend(found.into_iter().map(|fault| format!("{name}, {language}, {window:?}: {fault}")));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn equal_titles_differ_in_what_is_seen_beside_them() {
    let add = |model: &mut Model| {
        model.selection.step(Select::All(vec![photo_id(265, 0)]));
        model.is_choosing = Some(Choosing::Add);
    };
    let harness = shown(&add, "en", WINDOWS[0]);
    let lines: Vec<_> = written(&harness).into_iter().filter(|w| w.text.starts_with("Album · ")).collect();
    let texts: std::collections::HashSet<_> = lines.iter().map(|line| line.text.clone()).collect();
    assert!(lines.len() >= 3 && texts.len() == lines.len(), "{texts:?}");
    // In the side bar, too, also for those who listen.
    let harness = shown(&|_| {}, "en", WINDOWS[0]);
    let gardens: Vec<_> = harness.query_all_by_label_contains("Garden · ").collect();
    assert_eq!(gardens.len(), 2);
    harness.get_by_label("Garmisch-Partenkirchen · Saturday 18 Oct 2025, 14:00 – 14:04");
}

#[test]
fn text_that_does_not_fit_is_found() {
    let mut harness = shown(&|model| model.say(missing_model()), "en", WINDOWS[0]);
    assert!(faults(&harness, false).is_empty());
    harness.set_size([180.0, 700.0].into());
    harness.run_steps(4);
    assert!(!faults(&harness, false).is_empty(), "the check sees what is cut");
}
