//! What follows from actions about exports.

use super::engine;
use crate::app::model::Model;
use crate::app::{Effect, ExportAction, Purpose};
use crate::engine::ExportWish;
use crate::engine::session::Command;

/// Carries out what is said of an export.
pub(super) fn update(model: &mut Model, action: ExportAction) -> Vec<Effect> {
    match action {
        ExportAction::Open { title, photos } if !photos.is_empty() => {
            model.export.open(title, photos);
            let wish = model.export.dialog.as_ref().map(|dialog| dialog.wish.clone());
            wish.map(|wish| plan(model, wish)).unwrap_or_default()
        }
        ExportAction::Open { .. } => Vec::new(),
        ExportAction::Choose => vec![Effect::ChooseFolders(Purpose::Export)],
        ExportAction::To(folder) => {
            let wish = model.export.dialog.as_ref().map(|dialog| ExportWish { folder, ..dialog.wish.clone() });
            wish.map(|wish| plan(model, wish)).unwrap_or_default()
        }
        ExportAction::Wish(wish) => plan(model, *wish),
        ExportAction::Begin => {
            let begun = model.export.begin();
            begun.map(|wish| engine(Command::Export(Box::new(wish)))).unwrap_or_default()
        }
        ExportAction::GoOn(wish) => {
            (model.toast, model.export.running) = (None, Some(Default::default()));
            engine(Command::Export(wish))
        }
        ExportAction::Close => {
            model.export.dialog = None;
            Vec::new()
        }
        ExportAction::Stop => engine(Command::StopExport),
        ExportAction::TakeBack(record) => {
            model.toast = None;
            engine(Command::TakeBackExport(record))
        }
    }
}

fn plan(model: &mut Model, wish: ExportWish) -> Vec<Effect> {
    let asked = model.export.wish(wish);
    asked.map(|(number, wish)| engine(Command::PlanExport(number, Box::new(wish)))).unwrap_or_default()
}
