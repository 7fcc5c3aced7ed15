//! The thread that runs errands with files outside the library: it plans exports, carries them out, and takes them back. An
//! import goes on meanwhile.

use super::super::export::plan_with;
use super::super::{
    Carried, DiscardPlan, Discarded, EngineError, ExportPlan, ExportWish, Exported, TakenBack, clock, discard, export,
    exports, plan_discard, plan_twins, put_back, take_back,
};
use super::Event;
use super::ending::Ending;
use super::message::Message;
use crate::domain::PhotoId;
use crate::export::Contents;
use crate::import::ImportError;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Seconds between two news of how far an export is.
const NEWS: f64 = 0.15;

/// What is to be done.
pub(super) enum Errand {
    /// Say what an export would do; the number comes back with the answer.
    Plan(u64, Box<ExportWish>),
    /// Export.
    Export(Box<ExportWish>),
    /// Take back the export with this record.
    TakeBack(PathBuf),
    /// List what is not kept, of the stack that holds these photos or of all.
    ListDiscards(Option<Vec<PhotoId>>),
    /// List the needless files of these photos.
    ListTwins(Vec<PhotoId>),
    /// Move it to the wastebasket.
    Discard(Box<DiscardPlan>),
    /// Put these files back.
    PutBack(Vec<PathBuf>),
}

/// What became of what is not kept.
#[derive(Clone, Debug)]
pub enum WastebasketNews {
    /// What would go.
    Listed(Box<DiscardPlan>),
    /// What went.
    Discarded(Box<Discarded>),
    /// So many files were put back, and so many could not be.
    PutBack(usize, usize),
}

/// What became of an export.
#[derive(Clone, Debug)]
pub enum ExportNews {
    /// What it would do.
    Planned {
        /// The number of the question.
        number: u64,
        /// The plan, or why there is none.
        plan: Result<Box<ExportPlan>, Arc<EngineError>>,
    },
    /// How far it is.
    Running {
        /// Done so far.
        carried: Carried,
        /// Files that are to be made.
        files: usize,
        /// Bytes that are to be copied.
        bytes: u64,
    },
    /// It is over, or was stopped.
    Ended {
        /// What it did.
        carried: Carried,
        /// What was exported.
        wish: Box<ExportWish>,
        /// Its record, by which it can be taken back.
        record: Option<PathBuf>,
    },
    /// It could not go on.
    Failed(Arc<EngineError>),
    /// It was taken back.
    TakenBack {
        /// What that did.
        done: TakenBack,
        /// The folder.
        folder: PathBuf,
    },
    /// One of an earlier day that came to no end.
    BrokenOff(Box<Exported>),
}

/// Where errands are handed in.
pub(super) struct Errands {
    jobs: Sender<Errand>,
    stop: Arc<AtomicBool>,
}

/// Where they are taken out.
pub(super) struct Basket {
    jobs: Receiver<Errand>,
    stop: Arc<AtomicBool>,
}

/// Both ends.
pub(super) fn errands() -> (Errands, Basket) {
    let ((jobs, taken), stop) = (unbounded(), Arc::<AtomicBool>::default());
    (Errands { jobs, stop: stop.clone() }, Basket { jobs: taken, stop })
}

impl Errands {
    /// To be done after what is being done.
    pub(super) fn ask(&self, errand: Errand) {
        // The thread lives as long as whoever asks.
        let _ = self.jobs.send(errand);
    }

    /// Ends the export that runs.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }
}

/// Runs errands until there is nobody who would have more. Of plans that wait only the last is made.
pub(super) fn run(folder: &Path, ending: &Ending, basket: &Basket, out: &Sender<Message>) {
    let tell = |news| drop(out.send(Message::Answer(Event::Export(news))));
    if let Some(broken_off) = exports(folder).into_iter().rev().find(|one| !one.has_ended && one.files() > 0) {
        tell(ExportNews::BrokenOff(Box::new(broken_off)));
    }
    let mut contents = Contents::default();
    while let Ok(errand) = basket.jobs.recv() {
        let waiting: Vec<Errand> = std::iter::once(errand).chain(basket.jobs.try_iter()).collect();
        let last = waiting.iter().rposition(|errand| matches!(errand, Errand::Plan(..)));
        for (at, errand) in waiting.into_iter().enumerate() {
            if ending.is_closing() {
                return;
            }
            if matches!(errand, Errand::Plan(..)) && Some(at) != last {
                continue;
            }
            let work = || one(folder, ending, &basket.stop, &mut contents, errand, out);
            if catch_unwind(AssertUnwindSafe(work)).is_err() {
                tell(ExportNews::Failed(Arc::new(ImportError::Panicked("exporting").into())));
            }
        }
    }
}

fn one(
    folder: &Path,
    ending: &Ending,
    stop: &AtomicBool,
    contents: &mut Contents,
    errand: Errand,
    out: &Sender<Message>,
) {
    let tell = &|news| drop(out.send(Message::Answer(Event::Export(news))));
    let tell_of = |news| drop(out.send(Message::Answer(Event::Wastebasket(news))));
    let list = |plan: Result<DiscardPlan, EngineError>| match plan {
        Ok(plan) => tell_of(WastebasketNews::Listed(Box::new(plan))),
        Err(error) => drop(out.send(Message::Answer(Event::Failed(Arc::new(error))))),
    };
    match errand {
        Errand::Plan(number, wish) => {
            let plan = plan_with(folder, &wish, contents).map(Box::new).map_err(Arc::new);
            tell(ExportNews::Planned { number, plan });
        }
        Errand::Export(wish) => {
            stop.store(false, Ordering::SeqCst);
            match carry_out(folder, &wish, ending, stop, contents, tell) {
                Ok(carried) => {
                    let record = exports(folder).into_iter().rev().find(|one| one.folder == wish.folder);
                    tell(ExportNews::Ended { carried, wish, record: record.map(|one| one.record) });
                }
                Err(error) => tell(ExportNews::Failed(Arc::new(error))),
            }
        }
        Errand::TakeBack(record) => {
            let Some(exported) = exports(folder).into_iter().find(|one| one.record == record) else { return };
            match take_back(&exported, false) {
                Ok(done) => tell(ExportNews::TakenBack { done, folder: exported.folder }),
                Err(error) => tell(ExportNews::Failed(Arc::new(error.into()))),
            }
        }
        Errand::ListDiscards(of) => list(plan_discard(folder, of.as_deref())),
        Errand::ListTwins(of) => list(plan_twins(folder, Some(&of))),
        Errand::Discard(plan) => {
            let done = discard(&plan, &|| ending.is_closing());
            look_at(&done.files, out);
            tell_of(WastebasketNews::Discarded(Box::new(done)));
        }
        Errand::PutBack(files) => {
            let (back, left) = put_back(&files);
            look_at(&back, out);
            tell_of(WastebasketNews::PutBack(back.len(), left.len()));
        }
    }
}

/// Has the folders of these files looked through, as if the system had told that something changed there.
fn look_at(files: &[PathBuf], out: &Sender<Message>) {
    let folders: BTreeSet<PathBuf> = files.iter().filter_map(|file| file.parent().map(Path::to_owned)).collect();
    if !folders.is_empty() {
        drop(out.send(Message::Changed(folders.into_iter().collect())));
    }
}

fn carry_out(
    folder: &Path,
    wish: &ExportWish,
    ending: &Ending,
    stop: &AtomicBool,
    contents: &mut Contents,
    tell: &impl Fn(ExportNews),
) -> Result<Carried, EngineError> {
    let planned = plan_with(folder, wish, contents)?;
    let (files, bytes) = (planned.plan.steps.len(), planned.bytes);
    let (start, mut told) = (clock::start(), f64::NEG_INFINITY);
    let mut hear = |carried| {
        let now = clock::since(start);
        if now - told >= NEWS {
            told = now;
            tell(ExportNews::Running { carried, files, bytes });
        }
        let is_over = ending.is_closing() || stop.load(Ordering::SeqCst);
        if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    // What the closing of the window breaks off is gone on with at the next start.
    export(folder, wish, &planned, &mut hear, &|| !ending.is_closing())
}
