//! All stacks as cards: what lies in each, which photo is proposed and why.

use super::Scene;
use crate::app::model::in_order;
use crate::app::theme::{self, space, text};
use crate::app::widgets::cards::{Cards, step};
use crate::app::widgets::cursor::Cursor;
use crate::app::widgets::{button, mosaic, page};
use crate::app::{Action, Screen, WastebasketAction};
use crate::domain::{GroupId, ShownStack};
use crate::engine::Telling;
use eframe::egui::{
    Align, CornerRadius, CursorIcon, Key, Label, Layout, Modifiers, Rect, Response, RichText, Role, ScrollArea, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// What this view keeps.
#[derive(Debug, Default)]
pub(in crate::app) struct Local {
    shows_done: bool,
    cursor: Cursor,
}

/// Cards narrower than this would cut their words off, in points.
const LEAST: f32 = 300.0;
/// More side by side would make each too small to look at.
const MOST: usize = 4;
/// Height of the line above what was decided, in points.
const DONE: f32 = 48.0;
/// Height of the photos of a card by its width.
const SHAPE: f32 = 0.5;
/// Heights of the parts of a card below its photos, in points.
const TITLE: f32 = 20.0;
const DAY: f32 = 18.0;
const REASON: f32 = 34.0;
const BUTTONS: f32 = 30.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let stacks = &scene.model.stacks;
    let (open, done) = (stacks.open().len(), stacks.done().len());
    let note = if open == 0 { String::new() } else { scene.words.fill("stacks-count", &[("count", open.into())]) };
    page::head(ui, &scene.words.say("stacks"), &note, |ui| {
        if done > 0 && button::quiet(ui, &scene.words.say("wastebasket-all")).clicked() {
            scene.actions.push(Action::Wastebasket(WastebasketAction::List(None)));
        }
    });
    if open + done == 0 {
        let (id, note) = match stacks.telling {
            _ if !scene.model.is_loaded || scene.model.is_importing() || !stacks.is_made() => {
                ("stacks-soon", "stacks-soon-note")
            }
            Telling::Works => ("stacks-none", "stacks-none-note"),
            Telling::NoEncoder => ("stacks-blind", "stacks-no-encoder-note"),
            Telling::NotMeasured => ("stacks-blind", "stacks-not-measured-note"),
        };
        page::empty(ui, &scene.words.say(id), &scene.words.say(note), |ui| {
            if note == "stacks-not-measured-note"
                && button::accent(ui, &scene.words.say("found-see-encoders")).clicked()
            {
                scene.actions.push(Action::Go(Screen::Settings));
            }
        });
        return;
    }
    page::body(space::HAIR).show(ui, |ui| {
        let cards = Cards::new(ui.available_width() - space::HAIR - page::MARGIN, LEAST, MOST, height);
        keys(ui, scene, cards.columns);
        let has_moved = scene.locals.stacks.cursor.put(stacks.focused());
        let area = ScrollArea::vertical().id_salt("stacks").auto_shrink(false);
        area.show_viewport(ui, |ui, viewport| list(ui, scene, &cards, viewport, has_moved));
    });
}

fn photos_height(width: f32) -> f32 {
    (width * SHAPE).round()
}

fn height(width: f32) -> f32 {
    photos_height(width) + space::MEDIUM + TITLE + DAY + REASON + space::SMALL + BUTTONS + space::MEDIUM
}

/// The cards that can be seen.
fn list(ui: &mut Ui, scene: &mut Scene<'_>, cards: &Cards, viewport: Rect, follows: bool) {
    let stacks = &scene.model.stacks;
    let (open, done) = (stacks.open(), stacks.done());
    // Room for the ring of a card at the edge.
    let origin = ui.max_rect().min.to_vec2() + Vec2::splat(space::HAIR);
    let line = if open.is_empty() { 0.0 } else { cards.height(open.len()) + space::LARGE };
    let shows_done = scene.locals.stacks.shows_done || open.is_empty();
    let shown = if shows_done { done.len() } else { 0 };
    let end = if done.is_empty() { cards.height(open.len()) } else { line + DONE + cards.height(shown) };
    ui.set_height(end + space::LARGE);
    for (list, top) in [(open, 0.0), (&done[..shown], line + DONE)] {
        let place = |at: usize| cards.rect(at).translate(origin + vec2(0.0, top));
        if follows && let Some(at) = list.iter().position(|id| stacks.focused() == Some(id)) {
            ui.scroll_to_rect(place(at).expand(space::LARGE), None);
        }
        // A row more above and below than is seen, so that Tab can go there.
        let row = cards.size.y;
        for at in cards.visible(list.len(), viewport.top() - top - row, viewport.bottom() - top + row) {
            let is_focused = stacks.focused() == Some(&list[at]);
            if let Some(stack) = stacks.get(&list[at]) {
                let response = card(ui, scene, stack, place(at), is_focused);
                if scene.locals.stacks.cursor.keep(ui, &response, is_focused) {
                    scene.actions.push(Action::FocusStack(list[at].clone()));
                }
            }
        }
    }
    if !done.is_empty() {
        let at = ui.max_rect().min + vec2(-space::SMALL, line);
        let inside = UiBuilder::new().max_rect(Rect::from_min_size(at, vec2(ui.available_width(), DONE)));
        let count = [("count", done.len().into())];
        let text = scene.words.fill(if shows_done { "stacks-done-hide" } else { "stacks-done-show" }, &count);
        let clicked = ui.scope_builder(inside.id_salt("stacks-done"), |ui| {
            ui.horizontal_centered(|ui| button::quiet(ui, &text).clicked()).inner
        });
        if clicked.inner {
            scene.locals.stacks.shows_done = !shows_done;
        }
    }
}

/// A stack: the best large, others beside it, and what can be said of it. The response is that of the photos.
fn card(ui: &mut Ui, scene: &mut Scene<'_>, stack: &ShownStack, rect: Rect, is_focused: bool) -> Response {
    let palette = theme::palette(ui.ctx());
    let corner = CornerRadius::same(theme::CORNER);
    let id = ui.scope_id().with(("stack", &stack.stack.id.0));
    let name = scene.words.stack(&stack.stack);
    ui.painter().rect_filled(rect, corner, palette.card);
    if ui.interact(rect, id.with("ground"), Sense::CLICK).clicked() {
        scene.actions.push(Action::FocusStack(stack.stack.id.clone()));
    }
    let top = Rect::from_min_size(rect.min, vec2(rect.width(), photos_height(rect.width())));
    let response = ui.interact(top, id, Sense::click());
    let label = scene.words.fill("stack-compare", &[("stack", name.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    let photos = in_order(stack);
    mosaic::stack(ui, scene, &photos, top, CornerRadius { sw: 0, se: 0, ..corner });
    if response.clicked() {
        scene.actions.push(Action::Compare(stack.stack.id.clone()));
    }
    let below = Rect::from_min_max(pos2(rect.left(), top.bottom()), rect.max).shrink(space::MEDIUM);
    let layout = UiBuilder::new().id_salt(&stack.stack.id.0).max_rect(below).layout(Layout::top_down(Align::Min));
    ui.scope_builder(layout, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let small = |text: String| RichText::new(text).size(text::SMALL).color(palette.quiet);
        let day = stack.stack.span.map(|(first, _)| scene.words.day(first.local.date())).unwrap_or_default();
        line(ui, TITLE, Label::new(RichText::new(&name).strong()).truncate());
        line(ui, DAY, Label::new(small(day)).truncate());
        line(ui, REASON, Label::new(small(reason(scene, stack))).wrap());
        ui.add_space(space::SMALL);
        ui.horizontal(|ui| decide(ui, scene, stack, &name, is_focused));
    });
    if is_focused {
        ui.painter().rect_stroke(rect.expand(2.0), corner, Stroke::new(2.0, palette.text), StrokeKind::Outside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Why the best is proposed, or what was decided.
pub(super) fn reason(scene: &Scene<'_>, stack: &ShownStack) -> String {
    let count = [("count", stack.kept.len().into())];
    match (stack.kept.len(), stack.is_open) {
        (0, _) => scene.words.stack_reason(&stack.stack),
        (_, true) => scene.words.fill("stack-kept-and-more", &count),
        (_, false) => scene.words.fill("stack-kept", &count),
    }
}

/// In less room than this, in points, three buttons with German words would go over the card's edge.
const ROOMY: f32 = 290.0;

fn decide(ui: &mut Ui, scene: &mut Scene<'_>, stack: &ShownStack, name: &str, is_next: bool) {
    ui.spacing_mut().item_spacing.x = space::HAIR;
    if ui.available_width() < ROOMY {
        ui.spacing_mut().button_padding.x = space::SMALL;
    }
    let id = || stack.stack.id.clone();
    let keep = is_next && stack.is_open;
    let buttons = [
        ("stack-keep-best", "K", Action::Keep(id(), vec![stack.stack.best]), stack.is_open),
        ("stack-compare-short", "C", Action::Compare(id()), true),
        ("stack-unstack", "U", Action::Unstack(id()), true),
        ("wastebasket", "W", Action::Wastebasket(WastebasketAction::List(Some(id()))), !stack.is_open),
    ];
    for (text, key, action, _) in buttons.into_iter().filter(|(.., is_offered)| *is_offered) {
        let way = match action {
            Action::Keep(..) if keep => button::Way::Accent,
            Action::Keep(..) => button::Way::Plain,
            _ => button::Way::Quiet,
        };
        let response = button::with_key(ui, &scene.words.say(text), key, way);
        let spoken = scene.words.fill(&format!("{text}-named"), &[("stack", name.into())]);
        if response.accessible_name(spoken).on_hover_text(scene.words.say(&format!("{text}-key"))).clicked() {
            scene.actions.push(action);
        }
    }
}

/// Arrows step, K keeps the best, C and Enter compare, U takes apart, W lists what is not kept.
fn keys(ui: &Ui, scene: &mut Scene<'_>, columns: usize) {
    if !page::hears_keys(ui, scene) {
        return;
    }
    let stacks = &scene.model.stacks;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    // Also where no card has the keyboard, since all are decided.
    if !stacks.done().is_empty() && pressed(Key::W) {
        let decided = |id: &&GroupId| stacks.get(id).is_some_and(|stack| !stack.is_open);
        let one = stacks.focused().filter(decided).cloned();
        scene.actions.push(Action::Wastebasket(WastebasketAction::List(one)));
    }
    let Some(focused) = stacks.focused() else { return };
    let local = &scene.locals.stacks;
    let shown = if local.shows_done || stacks.open().is_empty() { stacks.done() } else { &[] };
    let all: Vec<&GroupId> = stacks.open().iter().chain(shown).collect();
    let at = all.iter().position(|id| *id == focused);
    for by in local.cursor.steps(ui) {
        let Some(at) = at else { continue };
        let to = step(&[stacks.open().len(), shown.len()], columns, at, by);
        scene.actions.push(Action::FocusStack(all[to].clone()));
    }
    let holder = ui.memory(|memory| memory.focused());
    if pressed(Key::C) || (holder.is_none() && pressed(Key::Enter)) {
        scene.actions.push(Action::Compare(focused.clone()));
    } else if pressed(Key::U) {
        scene.actions.push(Action::Unstack(focused.clone()));
    } else if pressed(Key::K)
        && let Some(stack) = stacks.get(focused).filter(|stack| stack.is_open)
    {
        scene.actions.push(Action::Keep(focused.clone(), vec![stack.stack.best]));
    }
}

/// A label that takes exactly so much height, whatever it says.
fn line(ui: &mut Ui, height: f32, label: Label) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    inside.set_clip_rect(ui.clip_rect().intersect(rect.expand(1.0)));
    inside.add(label);
}
