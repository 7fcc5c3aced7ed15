//! The export that is being wished for, and the one that runs.

use super::{Model, ToastLine};
use crate::domain::PhotoId;
use crate::engine::session::ExportNews;
use crate::engine::{Carried, EngineError, ExportPlan, ExportWish, Names};
use std::sync::Arc;

/// Exports, as the window knows them.
#[derive(Debug, Default)]
pub struct Exports {
    /// What is being wished for, while its dialog is open.
    pub dialog: Option<ExportDialog>,
    /// The one that runs.
    pub running: Option<ExportProgress>,
    /// The last wish: the next one begins with its folder and its names.
    last: Option<ExportWish>,
    /// Numbers of plans that were asked for.
    asked: u64,
}

/// A wish, and what it would do.
#[derive(Debug)]
pub struct ExportDialog {
    /// The wish.
    pub wish: ExportWish,
    /// What it would do, once that is known.
    pub plan: Option<Result<Box<ExportPlan>, Arc<EngineError>>>,
    number: u64,
}

/// How far an export is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportProgress {
    /// Done so far.
    pub carried: Carried,
    /// Files that are to be made.
    pub files: usize,
    /// Bytes that are to be copied.
    pub bytes: u64,
}

impl ExportProgress {
    /// The share that is done: of the bytes, or of the files where none are copied.
    pub fn share(&self) -> f32 {
        let share = |done: f64, of: f64| if of > 0.0 { (done / of).clamp(0.0, 1.0) as f32 } else { 0.0 };
        if self.bytes > 0 {
            share(self.carried.bytes as f64, self.bytes as f64)
        } else {
            share(self.carried.files as f64, self.files as f64)
        }
    }
}

impl ExportDialog {
    /// Whether it can begin, as far as is known.
    pub fn can_begin(&self) -> bool {
        matches!(&self.plan, Some(Ok(plan)) if plan.can_begin())
    }
}

impl Exports {
    /// Opens the dialog for these photos.
    pub fn open(&mut self, title: String, photos: Vec<PhotoId>) {
        let last =
            self.last.clone().unwrap_or_else(|| ExportWish { names: Names::ORIGINAL.into(), ..Default::default() });
        let wish = ExportWish { photos, title, xmp: None, ..last };
        self.dialog = Some(ExportDialog { wish, plan: None, number: 0 });
    }

    /// Another wish. What is to be asked of the engine, where there is a folder to plan for.
    pub fn wish(&mut self, wish: ExportWish) -> Option<(u64, ExportWish)> {
        let dialog = self.dialog.as_mut()?;
        self.asked += 1;
        (dialog.wish, dialog.number) = (wish, self.asked);
        if dialog.wish.folder.as_os_str().is_empty() {
            dialog.plan = None;
            return None;
        }
        Some((dialog.number, dialog.wish.clone()))
    }

    /// Closes the dialog; the wish, where it can be carried out.
    pub fn begin(&mut self) -> Option<ExportWish> {
        let dialog = self.dialog.take_if(|dialog| dialog.can_begin())?;
        self.last = Some(dialog.wish.clone());
        self.running = Some(ExportProgress::default());
        Some(dialog.wish)
    }
}

impl Model {
    /// What became of an export.
    pub(super) fn export_is(&mut self, news: ExportNews) {
        match news {
            ExportNews::Planned { number, plan } => {
                if let Some(dialog) = self.export.dialog.as_mut().filter(|dialog| dialog.number == number) {
                    dialog.plan = Some(plan);
                }
            }
            ExportNews::Running { carried, files, bytes } => {
                self.export.running = Some(ExportProgress { carried, files, bytes });
            }
            ExportNews::Ended { carried, wish, record } => {
                self.export.running = None;
                self.say(ToastLine::Exported { carried, title: wish.title, folder: wish.folder, record });
            }
            ExportNews::Failed(problem) => {
                self.export.running = None;
                self.say(ToastLine::Problem(problem));
            }
            ExportNews::TakenBack { done, folder } => self.say(ToastLine::TakenBack(done, folder)),
            ExportNews::BrokenOff(exported) => self.say(ToastLine::BrokenOff(exported)),
        }
    }
}
