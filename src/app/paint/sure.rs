//! A look at what accepting all that is sure would accept, before it does, over everything else.

use super::Scene;
use crate::app::Action;
use crate::app::model::Ticked;
use crate::app::theme::{self, space, text};
use crate::app::widgets::button::{self, Icon, Way};
use crate::app::widgets::cards::Cards;
use crate::app::widgets::dialog;
use crate::app::widgets::fitted::{self, Lettering};
use crate::app::widgets::{card, mosaic, tick};
use crate::domain::{GroupId, Suggestion};
use eframe::egui::{
    Align, CornerRadius, Key, Label, Layout, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2,
    vec2,
};
use std::collections::HashSet;

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    /// What the person leaves out.
    left_out: HashSet<GroupId>,
    /// Whether the keyboard was given to the button.
    has_begun: bool,
}

/// Width where there is room, in points: three cards side by side.
const WIDTH: f32 = 760.0;
/// A card is no narrower, in points.
const LEAST: f32 = 210.0;
/// Height of what is written below a card's photos, in points: a title in two lines, as those with a place and a day are, and
/// how many photos it has.
const WORDS: f32 = 64.0;

/// Paints it, where it was asked for. Enter accepts, Escape leaves.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    if !scene.model.shows_sure {
        scene.locals.sure = Local::default();
        return;
    }
    let sure = scene.model.groups.sure();
    // Before a card that has the keyboard takes it for a click.
    let enters = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let palette = theme::palette(ui.ctx());
    let screen = ui.ctx().content_rect();
    let response = dialog::show(ui.ctx(), "sure", WIDTH, space::LARGE, |ui| {
        let mut closes = false;
        ui.horizontal(|ui| {
            ui.label(RichText::new(scene.words.say("sure-title")).heading());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                closes = button::icon(ui, Icon::Close, &scene.words.say("close")).clicked();
            });
        });
        ui.add(Label::new(RichText::new(scene.words.say("sure-note")).color(palette.quiet)).wrap());
        ui.add_space(space::MEDIUM);
        list(ui, scene, sure, screen.height() - 12.0 * space::HUGE);
        ui.add_space(space::MEDIUM);
        let chosen: Vec<GroupId> =
            sure.iter().filter(|id| !scene.locals.sure.left_out.contains(*id)).cloned().collect();
        ui.horizontal(|ui| {
            let gaps = [("sure", chosen.len().into())];
            let name = scene.words.fill("sure-accept", &gaps);
            let key = scene.words.say("sure-accept-key");
            let accepts =
                ui.add_enabled_ui(!chosen.is_empty(), |ui| button::with_key(ui, &name, &key, Way::Accent)).inner;
            let accepts = accepts.accessible_name(&name);
            if !std::mem::replace(&mut scene.locals.sure.has_begun, true) {
                accepts.request_focus();
            }
            if (accepts.clicked() || enters) && !chosen.is_empty() {
                scene.actions.push(Action::Accept(chosen));
                closes = true;
            }
            closes |= button::quiet(ui, &scene.words.say("sure-leave")).clicked();
        });
        closes
    });
    if response.inner || response.should_close() || sure.is_empty() {
        scene.actions.push(Action::ShowSure(false));
    }
}

fn list(ui: &mut Ui, scene: &mut Scene<'_>, sure: &[GroupId], room: f32) {
    let cards = Cards::new(ui.available_width() - space::MEDIUM, LEAST, 4, |width| (width * 0.56).round() + WORDS);
    let high = cards.height(sure.len()).min(room);
    let area = ScrollArea::vertical().max_height(high).min_scrolled_height(high).auto_shrink([false, false]);
    area.show_viewport(ui, |ui, viewport| {
        ui.set_height(cards.height(sure.len()));
        let origin = ui.max_rect().min.to_vec2();
        let row = cards.size.y;
        for at in cards.visible(sure.len(), viewport.top() - row, viewport.bottom() + row) {
            if let Some(group) = scene.model.groups.get(&sure[at]) {
                compact(ui, scene, group, cards.rect(at).translate(origin));
            }
        }
    });
}

/// One of them: photos that stand for it, its title, how many it has. A click leaves it out, or takes it in again.
fn compact(ui: &mut Ui, scene: &mut Scene<'_>, group: &Suggestion, rect: Rect) {
    let palette = theme::palette(ui.ctx());
    let corner = CornerRadius::same(theme::CORNER);
    let id = ui.scope_id().with(("sure", &group.id.0));
    let is_in = !scene.locals.sure.left_out.contains(&group.id);
    let touched = ui.interact(rect, id, Sense::click());
    let name = scene.title(group);
    let spoken = format!("{name}, {}", card::count(scene, group));
    touched.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_in, &spoken));
    if touched.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let fill = if touched.hovered() { palette.line } else { palette.empty };
    ui.painter().rect_filled(rect, corner, fill);
    let photos = rect.with_max_y(rect.bottom() - WORDS);
    mosaic::paint(ui, scene, group, photos, CornerRadius { sw: 0, se: 0, ..corner });
    if !is_in {
        ui.painter().rect_filled(photos, CornerRadius { sw: 0, se: 0, ..corner }, palette.card.gamma_multiply(0.7));
    }
    tick::sign_at(ui, photos, if is_in { Ticked::Whole } else { Ticked::No });
    let colour = if is_in { palette.text } else { palette.quiet };
    let width = rect.width() - 2.0 * space::SMALL;
    let title = fitted::fit(ui, scene.titles(group), Lettering { size: text::BODY, colour }, width, 2);
    let count = Lettering { size: text::SMALL, colour: palette.quiet };
    let count = fitted::fit(ui, [card::count(scene, group)], count, width, 1);
    let at = pos2(rect.left() + space::SMALL, photos.bottom() + 5.0);
    let below = vec2(0.0, title.galley.size().y + 3.0);
    ui.painter().galley(at, title.galley.clone(), colour);
    ui.painter().galley(at + below, count.galley, palette.quiet);
    button::ring_at(ui.painter(), &touched, rect, &palette);
    let touched = title.tip(touched);
    if touched.clicked() {
        let left_out = &mut scene.locals.sure.left_out;
        if !left_out.remove(&group.id) {
            left_out.insert(group.id.clone());
        }
    }
}
