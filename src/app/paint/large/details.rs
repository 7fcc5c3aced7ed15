//! What is known of a large photo, beside it.

use super::super::Scene;
use crate::app::widgets::{button, said};
use crate::app::{Action, Screen, WastebasketAction, theme};
use crate::domain::{Camera, DateSource, Exposure, PhotoId, Place, Side, Suggestion};
use crate::engine::session::{Details, PhotoItem};
use crate::words::Words;
use eframe::egui::{CursorIcon, Label, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};
use std::path::Path;

pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>, id: PhotoId) {
    let model = scene.model;
    ui.heading(scene.words.say("large-details"));
    ui.add_space(theme::space::SMALL);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if let Some(item) = model.photos.get(id) {
            of_item(ui, scene.words, item);
        }
        if let Some(details) = model.details.as_deref().filter(|details| details.photo.id == id) {
            of_details(ui, scene, details);
        }
    });
}

/// What is known at once.
fn of_item(ui: &mut Ui, words: &Words, item: &PhotoItem) {
    section(ui, words, "large-file", &[said::file_name(&item.file)]);
    let taken = match &item.taken {
        // A file's time is told on the computer's own clock, which goes without saying.
        Some((stamp, DateSource::File)) => vec![words.moment(stamp), said::source(words, DateSource::File)],
        Some((stamp, source)) => vec![words.moment_and_zone(stamp), said::source(words, *source)],
        None => vec![words.say("photos-undated")],
    };
    section(ui, words, "large-taken", &taken);
    section(ui, words, "large-size", &[size(words, item)]);
    if item.favourite || item.stars > 0 {
        let favourite = item.favourite.then(|| words.say("mark-favourite"));
        let stars = (item.stars > 0).then(|| words.fill("large-stars", &[("stars", item.stars.into())]));
        let text = [favourite, stars].into_iter().flatten().collect::<Vec<_>>().join(", ");
        section(ui, words, "large-rating", &[text]);
    }
    if let Some(length) = item.film.and_then(|film| film.milliseconds) {
        section(ui, words, "large-length", &[words.length(length as f64 / 1_000.0)]);
    }
}

/// What had to be asked for.
fn of_details(ui: &mut Ui, scene: &mut Scene<'_>, details: &Details) {
    let words = scene.words;
    if let Some(name) = details.photo.camera.as_ref().map(Camera::name).filter(|name| !name.is_empty()) {
        section(ui, words, "large-camera", &[name]);
    }
    if let Some((_, exposure)) = scene.model.exposure.as_ref().filter(|(photo, _)| *photo == details.photo.id) {
        if let Some(lens) = &exposure.lens {
            section(ui, words, "large-lens", std::slice::from_ref(lens));
        }
        let taken = exposed(exposure);
        if !taken.is_empty() {
            section(ui, words, "large-exposure", &[taken]);
        }
    }
    let place = place(words, details);
    if !place.is_empty() {
        section(ui, words, "large-place", &place);
    }
    ui.add_space(theme::space::SMALL);
    if button::plain(ui, &words.say("large-mend")).clicked() {
        scene.actions.push(Action::Mend(vec![details.photo.id]));
    }
    groups(ui, scene, details.photo.id);
    if let Some(side) = &details.side {
        of_side(ui, words, side);
    }
    ui.add_space(theme::space::SMALL);
    quiet(ui, words.fill("large-files", &[("count", details.files.len().into())]));
    for (file, bytes, is_there) in &details.files {
        ui.add_space(theme::space::HAIR);
        ui.add(Label::new(shown(file)).wrap());
        if *is_there {
            ui.horizontal(|ui| {
                let button = button::plain(ui, &words.say("large-reveal"));
                if button.on_hover_text(shown(file)).clicked() {
                    scene.actions.push(Action::Reveal(file.clone()));
                }
                quiet(ui, words.bytes(*bytes));
            });
        } else {
            ui.add(
                Label::new(RichText::new(words.say("large-file-missing")).color(theme::palette(ui.ctx()).warning))
                    .wrap(),
            );
        }
    }
    if details.files.iter().filter(|(_, _, is_there)| *is_there).count() > 1 {
        ui.add_space(theme::space::SMALL);
        let button = button::plain(ui, &words.say("large-twins")).on_hover_text(words.say("large-twins-tip"));
        if button.clicked() {
            // What came of it is said on the page below, with the way back.
            let list = WastebasketAction::ListTwins(vec![details.photo.id]);
            scene.actions.extend([Action::Shrink, Action::Wastebasket(list)]);
        }
    }
}

/// "35 mm, f/1.8, 1/250 s, ISO 100", as cameras write it.
fn exposed(exposure: &Exposure) -> String {
    let rounded = |number: f64| (number * 10.0).round() / 10.0;
    let seconds = exposure.seconds.map(|seconds| match seconds {
        short if short < 0.3 => format!("1/{} s", (1.0 / short).round()),
        long => format!("{} s", rounded(long)),
    });
    let parts = [
        exposure.focal_length.map(|length| format!("{} mm", rounded(length))),
        exposure.f_number.map(|number| format!("f/{}", rounded(number))),
        seconds,
        exposure.iso.map(|iso| format!("ISO {iso}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The albums that a photo is in, and the suggestions; a click opens one.
fn groups(ui: &mut Ui, scene: &mut Scene<'_>, photo: PhotoId) {
    let model = scene.model;
    let has = |group: &&Suggestion| group.photos.contains(&photo);
    let albums: Vec<&Suggestion> = model.albums().into_iter().filter(has).collect();
    let open = model.groups.suggestions().iter().chain(model.groups.put_off());
    let suggested: Vec<&Suggestion> = open.filter_map(|id| model.groups.get(id)).filter(has).collect();
    for (title, groups) in [("large-in-albums", albums), ("large-in-suggestions", suggested)] {
        if groups.is_empty() {
            continue;
        }
        ui.add_space(theme::space::SMALL);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            quiet(ui, scene.words.fill(title, &[("count", groups.len().into())]));
            for group in groups {
                let name = scene.title(group);
                let link = ui.add(Label::new(RichText::new(&name).underline()).wrap().sense(Sense::click()));
                link.widget_info(|| {
                    WidgetInfo::labeled(
                        Role::Link,
                        true,
                        scene.words.fill("large-open-named", &[("title", name.as_str().into())]),
                    )
                });
                if link.gained_focus() {
                    link.scroll_to_me(None);
                }
                button::ring(ui.painter(), &link, &theme::palette(ui.ctx()));
                if link.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                    scene.actions.push(Action::Go(Screen::Group(group.id.clone())));
                }
            }
        });
    }
}

/// What the person, or Google, wrote beside it.
fn of_side(ui: &mut Ui, words: &Words, side: &Side) {
    for (title, text) in [("large-title", &side.title), ("large-description", &side.description)] {
        if let Some(text) = text {
            section(ui, words, title, std::slice::from_ref(text));
        }
    }
    if side.rating.is_some_and(|rating| rating < 0) {
        section(ui, words, "large-rating", &[words.say("large-rejected")]);
    }
    if !side.keywords.is_empty() {
        section(ui, words, "large-keywords", &[side.keywords.join(", ")]);
    }
    if !side.albums.is_empty() {
        section(ui, words, "large-albums", &[side.albums.join(", ")]);
    }
}

/// A quiet title, and what there is to say.
fn section(ui: &mut Ui, words: &Words, title: &str, lines: &[String]) {
    ui.add_space(theme::space::SMALL);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        quiet(ui, words.say(title));
        for (at, line) in lines.iter().enumerate() {
            let text = RichText::new(line);
            let text = if at == 0 { text } else { text.color(theme::palette(ui.ctx()).quiet) };
            ui.add(Label::new(text).wrap().selectable(true));
        }
    });
}

fn quiet(ui: &mut Ui, text: String) {
    ui.label(RichText::new(text).size(theme::text::SMALL).color(theme::palette(ui.ctx()).quiet));
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn size(words: &Words, item: &PhotoItem) -> String {
    let megapixels = f64::from(item.width) * f64::from(item.height) / 1e6;
    let megapixels = if megapixels < 10.0 { (megapixels * 10.0).round() / 10.0 } else { megapixels.round() };
    // A tenth of one says nothing that the pixels do not say.
    let id = if megapixels < 0.5 { "large-pixels" } else { "large-size-of" };
    words.fill(id, &[("width", item.width.into()), ("height", item.height.into()), ("megapixels", megapixels.into())])
}

/// The town's name before its degrees; for a photo without a position, where its group was.
fn place(words: &Words, details: &Details) -> Vec<String> {
    let own = details.photo.place.as_ref().map(|place| degrees(words, place));
    let town = details.locality.as_ref().map(|town| words.locality(town));
    let of_group = details.group_whereabouts.as_ref().map(|place| words.whereabouts_in_full(place));
    let from_group = of_group.is_some().then(|| words.say("large-place-from-group"));
    [town, own, of_group, from_group].into_iter().flatten().collect()
}

fn degrees(words: &Words, place: &Place) -> String {
    let yes = |is: bool| if is { "yes" } else { "no" };
    words.fill(
        "large-place-of",
        &[
            ("latitude", format!("{:.4}", place.latitude().abs()).into()),
            ("longitude", format!("{:.4}", place.longitude().abs()).into()),
            ("north", yes(place.latitude() >= 0.0).into()),
            ("east", yes(place.longitude() >= 0.0).into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exposure_is_written_as_cameras_write_it() {
        let all = Exposure {
            lens: None,
            focal_length: Some(34.96),
            f_number: Some(1.8),
            seconds: Some(0.004),
            iso: Some(100),
        };
        assert_eq!(exposed(&all), "35 mm, f/1.8, 1/250 s, ISO 100");
        assert_eq!(exposed(&Exposure { seconds: Some(2.5), ..Exposure::default() }), "2.5 s");
    }

    #[test]
    fn places_and_sizes_are_in_words() {
        let words = Words::new(&["en".to_owned()]);
        let place = Place::new(38.7223, -9.13934).unwrap();
        assert_eq!(degrees(&words, &place), "38.7223° north, 9.1393° west");
        let item = crate::app::model::photo(1, "", (4_032, 3_024));
        assert!(size(&words, &item).ends_with("12 megapixels"), "{}", size(&words, &item));
    }
}
