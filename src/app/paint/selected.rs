//! The bar that appears while photos are selected: how many, and what can be done with them here.

mod naming;

use super::Scene;
use crate::app::Action;
use crate::app::model::Select;
use crate::app::offers::{Offer, offers};
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon, Way};
use crate::app::widgets::page;
use crate::app::widgets::wall::band;
use eframe::egui::accesskit::Live;
use eframe::egui::{
    Align, FontId, Frame, Key, Label, Layout, Margin, Modifiers, Panel, Response, RichText, Role, Ui, WidgetInfo,
};

pub(in crate::app) use naming::Local;

/// Height of the bar, in points.
const HEIGHT: f32 = 48.0;

/// Turns keys into what they do with the selected photos, before anything else hears them. Escape first gives up the band that
/// is being drawn, then the selection.
pub(super) fn keys(ui: &Ui, scene: &mut Scene<'_>) {
    if !page::hears_keys(ui, scene) {
        return;
    }
    let escape = || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if scene.locals.band.is_some() {
        if escape() {
            band::give_up(scene);
        }
        return;
    }
    if scene.model.is_naming {
        if escape() {
            scene.actions.push(Action::NameAlbum(false));
        }
        return;
    }
    for offer in offers(scene.model) {
        for (choice, key) in offer.keys.iter().enumerate() {
            if ui.input_mut(|input| key.take(&mut input.events)) {
                scene.actions.extend(offer.does(scene.model, scene.words, choice));
            }
        }
    }
    if !scene.model.selection.is_empty() && escape() {
        scene.actions.push(Action::Select(Select::Clear));
    }
}

/// Paints it at the lower edge of `ui`, where something is selected.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    if !scene.model.is_naming {
        scene.locals.selected = Local::default();
    }
    if scene.model.selection.is_empty() {
        return;
    }
    let frame = Frame::new().fill(theme::palette(ui.ctx()).card).inner_margin(Margin::symmetric(space::SMALL as i8, 0));
    Panel::bottom("selected").frame(frame).exact_size(HEIGHT).resizable(false).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if scene.model.is_naming { naming::show(ui, scene) } else { bar(ui, scene) }
        });
    });
}

fn bar(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.spacing_mut().item_spacing.x = space::HAIR;
    if button::icon(ui, Icon::Close, &scene.words.say("select-clear")).clicked() {
        scene.actions.push(Action::Select(Select::Clear));
    }
    let count = scene.words.fill("select-count", &[("count", scene.model.selection.len().into())]);
    let label = ui.add(Label::new(RichText::new(&count).strong()));
    label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &count));
    // Read aloud whenever it changes.
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
    ui.add_space(space::MEDIUM);
    let all = offers(scene.model);
    let (room, more) = (ui.available_width(), width(ui, &scene.words.say("select-more"), ""));
    let widths: Vec<f32> = all.iter().map(|offer| width_of(ui, scene, offer)).collect();
    let fit = fitting(&widths, room, more, ui.spacing().item_spacing.x);
    for offer in &all[..fit] {
        shown(ui, scene, offer);
    }
    if fit < all.len() {
        let rest = ui.menu_button(scene.words.say("select-more"), |ui| {
            for offer in &all[fit..] {
                shown(ui, scene, offer);
            }
        });
        button::ring(ui.painter(), &rest.response, &theme::palette(ui.ctx()));
    }
}

/// The button of an offer; where there is something to choose, it opens the choices.
fn shown(ui: &mut Ui, scene: &mut Scene<'_>, offer: &Offer) {
    let (name, key) = said(scene, offer);
    let choices = offer.choices(scene.words);
    if choices.is_empty() {
        let pressed = button::with_key(ui, &name, &key, Way::Quiet).on_hover_text(tip(scene, offer));
        does(ui, scene, offer, 0, &pressed.accessible_name(&name));
        return;
    }
    let key = RichText::new(key).size(text::SMALL).color(theme::palette(ui.ctx()).quiet);
    let menu = ui.menu_button((name.as_str(), key), |ui| {
        for (at, choice) in choices.iter().enumerate() {
            let pressed = button::quiet(ui, choice);
            does(ui, scene, offer, at, &pressed);
        }
    });
    button::ring(ui.painter(), &menu.response, &theme::palette(ui.ctx()));
    menu.response.accessible_name(&name).on_hover_text(tip(scene, offer));
}

fn does(ui: &Ui, scene: &mut Scene<'_>, offer: &Offer, choice: usize, pressed: &Response) {
    if pressed.clicked() {
        scene.actions.extend(offer.does(scene.model, scene.words, choice));
        ui.close();
    }
}

/// What an offer is called, and its key.
fn said(scene: &Scene<'_>, offer: &Offer) -> (String, String) {
    let id = offer.name;
    (scene.words.say(id), scene.words.say(&format!("{id}-key")))
}

fn tip(scene: &Scene<'_>, offer: &Offer) -> String {
    let id = offer.name;
    scene.words.say(&format!("{id}-tip"))
}

fn width_of(ui: &Ui, scene: &Scene<'_>, offer: &Offer) -> f32 {
    let (name, key) = said(scene, offer);
    width(ui, &name, &key)
}

/// How wide a button with this text and key is.
fn width(ui: &Ui, name: &str, key: &str) -> f32 {
    let colour = theme::palette(ui.ctx()).text;
    let wide =
        |text: &str, size| ui.painter().layout_no_wrap(text.to_owned(), FontId::proportional(size), colour).size().x;
    let gap = if key.is_empty() { 0.0 } else { ui.spacing().icon_spacing + wide(key, text::SMALL) };
    wide(name, text::BODY) + gap + 2.0 * ui.spacing().button_padding.x
}

/// How many of these buttons have room, where the others lie behind one that is `more` wide.
fn fitting(widths: &[f32], room: f32, more: f32, gap: f32) -> usize {
    let end = |count: usize| widths[..count].iter().map(|width| width + gap).sum::<f32>();
    if end(widths.len()) <= room {
        return widths.len();
    }
    (0..widths.len()).rev().find(|count| end(*count) + more <= room).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn what_has_no_room_lies_behind_more() {
        let widths = [100.0, 80.0, 60.0];
        assert_eq!(fitting(&widths, 252.0, 50.0, 4.0), 3);
        assert_eq!(fitting(&widths, 251.0, 50.0, 4.0), 2);
        assert_eq!(fitting(&widths, 200.0, 50.0, 4.0), 1);
        assert_eq!(fitting(&widths, 30.0, 50.0, 4.0), 0);
        assert_eq!(fitting(&[], 0.0, 50.0, 4.0), 0);
    }
}
