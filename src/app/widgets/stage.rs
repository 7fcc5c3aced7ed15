//! A window without an engine, for tests of what is painted and what clicks and keys ask for.

use crate::app::model::Model;
use crate::app::paint::{self, Locals, Scene};
use crate::app::textures::Textures;
use crate::app::{Action, Effect, theme, update};
use crate::words::Words;
use egui_kittest::Harness;

/// A model on the screen.
pub(crate) struct Stage {
    /// What there is to see.
    pub(crate) model: Model,
    words: Words,
    /// Pictures.
    pub(crate) textures: Textures,
    locals: Locals,
    /// What was asked for.
    pub(crate) actions: Vec<Action>,
    /// What followed outside.
    pub(crate) effects: Vec<Effect>,
}

/// A window of this size that shows `model` and carries actions out on it.
pub(crate) fn stage<'a>(model: Model, width: f32, height: f32) -> Harness<'a, Stage> {
    staged(model, Harness::builder().with_size([width, height]))
}

/// A window made by `builder`.
pub(crate) fn staged<'a>(model: Model, builder: egui_kittest::HarnessBuilder<Stage>) -> Harness<'a, Stage> {
    staged_in(model, builder, Words::new(&[]))
}

/// The same in another language.
pub(crate) fn staged_in<'a>(
    model: Model,
    builder: egui_kittest::HarnessBuilder<Stage>,
    words: Words,
) -> Harness<'a, Stage> {
    let stage = Stage {
        model,
        words,
        textures: Textures::default(),
        locals: Locals::default(),
        actions: Vec::new(),
        effects: Vec::new(),
    };
    let mut is_dressed = false;
    builder.build_ui_state(
        move |ui, stage: &mut Stage| {
            if !std::mem::replace(&mut is_dressed, true) {
                theme::install(ui.ctx());
            }
            let mut actions = Vec::new();
            let mut scene = Scene {
                model: &stage.model,
                words: &stage.words,
                textures: &mut stage.textures,
                locals: &mut stage.locals,
                actions: &mut actions,
            };
            paint::show(ui, &mut scene);
            for action in actions {
                stage.actions.push(action.clone());
                stage.effects.extend(update::update(&mut stage.model, action));
                ui.ctx().request_repaint();
            }
        },
        stage,
    )
}
