//! "Same event?": two photos or two small groups side by side.

use super::Scene;
use super::compare::arrange::arrange;
use crate::app::Action;
use crate::app::textures::Shown;
use crate::app::theme::{self, space, text};
use crate::app::widgets::{button, page, photo, said, turned};
use crate::domain::PhotoId;
use crate::engine::Question;
use crate::engine::session::PhotoItem;
use eframe::egui::{
    Align, Align2, Color32, CornerRadius, Event, FontId, Id, Key, Label, Layout, Modifiers, Rect, RichText, Role,
    Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// Height of the words above and below the photos, in points.
const WORDS: f32 = 28.0;
/// Height of the line with the buttons, in points.
const BUTTONS: f32 = 64.0;
/// Space between the two sides, in points.
const BETWEEN: f32 = 32.0;

/// Paints it.
pub(super) fn show(ui: &mut Ui, scene: &mut Scene<'_>) {
    let asking = &scene.model.questions;
    let note = if asking.now().is_some() { scene.words.asking(asking.count(), asking.open()) } else { String::new() };
    page::head(ui, &scene.words.say("same-event"), &note, |_| ());
    let Some(question) = asking.now() else { return nothing(ui, scene) };
    if page::hears_keys(ui, scene) {
        keys(ui, scene);
    }
    let all = ui.available_rect_before_wrap().shrink2(vec2(page::MARGIN, 0.0));
    let room = Rect::from_min_max(all.min, pos2(all.right(), all.bottom() - BUTTONS));
    let half = (room.width() - BETWEEN) / 2.0;
    let left = Rect::from_min_size(room.min, vec2(half, room.height()));
    let right = Rect::from_min_size(pos2(room.right() - half, room.top()), left.size());
    side(ui, scene, &question.left, left);
    side(ui, scene, &question.right, right);
    buttons(ui, scene, question, Rect::from_min_max(pos2(all.left(), room.bottom()), all.max));
    // The next question's pictures are there when it comes.
    let next = asking.then().into_iter().flat_map(|next| next.left.iter().chain(&next.right));
    for item in next.filter_map(|id| scene.model.photos.get(*id)) {
        scene.textures.prepare_thumbnail(item);
    }
}

/// Why there is nothing to answer.
fn nothing(ui: &mut Ui, scene: &mut Scene<'_>) {
    let (words, asking) = (scene.words, &scene.model.questions);
    if asking.is_made() {
        page::empty(ui, &words.say("questions-settled-all"), &words.settled(asking.open()), |ui| {
            if asking.answers() > 0 {
                let count = [("count", asking.answers().into())];
                ui.label(RichText::new(words.fill("questions-answered", &count)).color(theme::palette(ui.ctx()).quiet));
            }
        });
    } else {
        page::empty(ui, &words.say("questions-loading"), &words.say("questions-loading-note"), |_| ());
    }
}

fn keys(ui: &Ui, scene: &mut Scene<'_>) {
    let freshly = |key: Key| {
        let is_fresh =
            |event: &Event| matches!(event, Event::Key { key: k, pressed: true, repeat: false, .. } if *k == key);
        ui.input(|input| input.events.iter().any(is_fresh))
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
    };
    if freshly(Key::Y) {
        scene.actions.push(Action::Answer(true));
    } else if freshly(Key::N) {
        scene.actions.push(Action::Answer(false));
    } else if ui.memory(|memory| memory.focused()).is_none() && freshly(Key::Space) {
        scene.actions.push(Action::PassQuestion);
    }
}

/// The photos of one side, with when they were taken.
fn side(ui: &mut Ui, scene: &mut Scene<'_>, photos: &[PhotoId], place: Rect) {
    let palette = theme::palette(ui.ctx());
    ui.painter().rect_filled(place, CornerRadius::same(theme::CORNER), palette.bar);
    let inside = place.shrink(space::MEDIUM);
    let items: Vec<&PhotoItem> = photos.iter().filter_map(|id| scene.model.photos.get(*id)).collect();
    let when = when(scene, &items);
    let font = FontId::proportional(text::BODY);
    ui.painter().text(inside.left_top(), Align2::LEFT_TOP, when, font, palette.text);
    let room = Rect::from_min_max(pos2(inside.left(), inside.top() + WORDS), inside.max);
    let shapes: Vec<Vec2> = items.iter().map(|item| vec2(item.width as f32, item.height as f32)).collect();
    let among: Vec<PhotoId> = items.iter().map(|item| item.id).collect();
    for (item, place) in items.iter().zip(arrange(&shapes, room, space::SMALL, 0.0)) {
        picture(ui, scene, item, place, &among);
    }
}

/// The day, and the time or times of day, of one side.
fn when(scene: &Scene<'_>, items: &[&PhotoItem]) -> String {
    let taken = |item: Option<&&PhotoItem>| item.and_then(|item| item.taken).map(|(stamp, _)| stamp);
    match (taken(items.first()), taken(items.last())) {
        (Some(first), Some(last)) if first != last && first.local.date() == last.local.date() => {
            scene.words.times(&first, &last)
        }
        (Some(first), _) => scene.words.moment(&first),
        _ => scene.words.say("photos-undated"),
    }
}

fn picture(ui: &Ui, scene: &mut Scene<'_>, item: &PhotoItem, place: Rect, among: &[PhotoId]) {
    let shape = vec2(item.width as f32, item.height as f32);
    let scale = (place.size() / shape.max(Vec2::splat(1.0))).min_elem();
    let rect = Rect::from_center_size(place.center(), shape * scale);
    let response = ui.interact(rect, Id::unique("question").with(item.id), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, said::photo(scene.words, item)));
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(2), theme::palette(ui.ctx()).empty);
    let put = |shown: &Shown, opacity: f32| {
        if let Shown::Picture { texture, size, .. } = shown {
            let tint = Color32::WHITE.gamma_multiply(opacity);
            turned::paint(painter, rect, CornerRadius::same(2), (*texture, *size), item.turned, tint);
        }
    };
    let small = scene.textures.thumbnail(item);
    put(&small, 1.0);
    // A thumbnail is 320 pixels wide; of two or more that is enough on most screens.
    let wide = rect.size().max_elem() * ui.ctx().pixels_per_point();
    if wide > 400.0 {
        let whole = scene.textures.full(item);
        if let Shown::Picture { since, .. } = &whole {
            put(&whole, photo::fade(ui, *since));
        }
    }
    if matches!(small, Shown::Broken(_)) {
        photo::broken(painter, rect, theme::palette(ui.ctx()).quiet);
    }
    button::ring_at(painter, &response, rect, &theme::palette(ui.ctx()));
    if response.clicked() {
        scene.actions.push(Action::Enlarge { photo: item.id, among: among.to_vec() });
    }
}

/// What lies between the sides, and the three answers: none is urged.
fn buttons(ui: &mut Ui, scene: &mut Scene<'_>, question: &Question, place: Rect) {
    let palette = theme::palette(ui.ctx());
    let inside = UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center));
    ui.scope_builder(inside, |ui| {
        ui.spacing_mut().item_spacing.x = space::SMALL;
        let words = scene.words;
        for (id, way, action) in [
            ("questions-unknown", button::Way::Quiet, Action::PassQuestion),
            ("questions-no", button::Way::Plain, Action::Answer(false)),
            ("questions-yes", button::Way::Plain, Action::Answer(true)),
        ] {
            let name = words.say(id);
            let pressed = button::with_key(ui, &name, &words.say(&format!("{id}-key")), way);
            if pressed.accessible_name(name).clicked() {
                scene.actions.push(action);
            }
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space((BUTTONS - 40.0) / 2.0);
            ui.add(Label::new(RichText::new(words.say("questions-ask")).strong()).truncate());
            let apart = RichText::new(words.question(question)).size(text::SMALL).color(palette.quiet);
            ui.add(Label::new(apart).truncate());
        });
    });
}
