//! The palette of commands: what can be done, found by writing some letters of it.

use super::Scene;
use crate::app::Action;
use crate::app::commands::{Named, Offer, offers};
use crate::app::theme::{self, space, text};
use crate::app::widgets::button;
use crate::app::widgets::dialog;
use eframe::egui::{
    Align2, CornerRadius, FontId, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2,
};

/// What it keeps while it is open.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    is_open: bool,
    text: String,
    /// Which line the keyboard is at.
    at: usize,
    /// What has a name, and the version of the groups that it is of.
    named: Option<(u64, Named)>,
}

/// Width where there is room, and height of the list and of one line of it, in points.
const WIDTH: f32 = 520.0;
const LIST: f32 = 330.0;
const LINE: f32 = 30.0;

/// Paints it, where it is open.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    if !scene.model.shows_commands {
        scene.locals.palette = Local::default();
        return;
    }
    // Before the field takes them.
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (up, down, enter) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown), pressed(Key::Enter));
    let response = dialog::show(ui.ctx(), "palette", WIDTH, space::MEDIUM, |ui| {
        let local = &mut scene.locals.palette;
        let edit = TextEdit::singleline(&mut local.text)
            .desired_width(f32::INFINITY)
            .hint_text(scene.words.say("command-hint"));
        let field = ui.add(edit).accessible_name(scene.words.say("command-field"));
        if !std::mem::replace(&mut local.is_open, true) {
            field.request_focus();
        }
        let version = scene.model.groups_version();
        if local.named.as_ref().is_none_or(|(of, _)| *of != version) {
            local.named = None;
        }
        let (_, named) = local.named.get_or_insert_with(|| (version, Named::of(scene.model, scene.words)));
        let offers = offers(scene.model, scene.words, named, &local.text);
        if field.changed() {
            local.at = 0;
        }
        let last = offers.len().saturating_sub(1);
        local.at = (local.at + usize::from(down)).saturating_sub(usize::from(up)).min(last);
        ui.add_space(space::SMALL);
        if offers.is_empty() {
            ui.label(scene.words.say("command-none"));
        }
        let mut chosen = offers.get(local.at).filter(|_| enter).cloned();
        let follows = up || down;
        ScrollArea::vertical().max_height(LIST).min_scrolled_height(LIST).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (n, offer) in offers.iter().enumerate() {
                if line(ui, offer, n == scene.locals.palette.at, follows) {
                    chosen = Some(offer.clone());
                }
            }
        });
        chosen
    });
    if let Some(offer) = response.inner {
        scene.actions.push(Action::ShowCommands(false));
        scene.actions.extend(offer.id.map(|id| Action::Used(id.to_owned())));
        scene.actions.push(offer.action);
    } else if response.should_close() {
        scene.actions.push(Action::ShowCommands(false));
    }
}

/// One line; whether it was clicked.
fn line(ui: &mut Ui, offer: &Offer, is_at: bool, follows: bool) -> bool {
    let palette = theme::palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_at, &offer.text));
    if is_at || response.hovered() || response.has_focus() {
        let fill = if is_at { palette.line } else { palette.empty };
        ui.painter().rect_filled(rect, CornerRadius::same(theme::CORNER), fill);
    }
    if is_at && follows || response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let inside = rect.shrink2(vec2(space::SMALL, 0.0));
    let painter = ui.painter().with_clip_rect(inside.intersect(ui.clip_rect()));
    let small = FontId::proportional(text::SMALL);
    let key = painter.layout_no_wrap(offer.key.clone(), small, palette.quiet);
    let room = (inside.width() - key.size().x - space::MEDIUM).max(0.0);
    let job = eframe::egui::text::LayoutJob {
        wrap: eframe::egui::text::TextWrapping::truncate_at_width(room),
        ..eframe::egui::text::LayoutJob::single_section(
            offer.text.clone(),
            eframe::egui::TextFormat::simple(FontId::proportional(text::BODY), palette.text),
        )
    };
    let said = painter.layout_job(job);
    let place = |size: eframe::egui::Vec2, align: Align2| {
        align
            .anchor_size(if align == Align2::LEFT_CENTER { inside.left_center() } else { inside.right_center() }, size)
            .min
    };
    painter.galley(place(said.size(), Align2::LEFT_CENTER), said, palette.text);
    painter.galley(place(key.size(), Align2::RIGHT_CENTER), key, palette.quiet);
    button::ring_at(ui.painter(), &response, rect, &palette);
    response.clicked()
}
