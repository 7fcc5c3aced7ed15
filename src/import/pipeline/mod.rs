//! The staged pipeline: one walker, readers that do all that a photo needs before the encoder, and encoders.
//!
//! ```text
//! walk ─▶ read: identify, EXIF, decode, thumbnail, prepare ─▶ encode ─▶ events, on the caller's thread
//!  └── unchanged files and failures of the past go straight to the events ───────▲
//! ```
//!
//! Channels are bounded, so memory is too, and a slow library slows the readers down. All threads are named and joined
//! before [`run`] returns, however it ends.

mod encode;
mod gate;
mod in_flight;
mod read;
#[cfg(test)]
mod tests;
mod walk;

use super::{Control, Failure, ImportEvent, Known, Memory, Progress, Snapshot, rest};
use crate::domain::FileStamp;
use crate::encoder::{Encoder, EncoderError, Input};
use crossbeam_channel::{RecvTimeoutError, Sender, bounded};
use gate::Gate;
use in_flight::InFlight;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, Scope, ScopedJoinHandle};
use std::time::Duration;
use thread_priority::{ThreadPriority, ThreadPriorityValue};

/// Memory for decoding, in bytes: with it a scan of common photos stays well under 400 MB.
const MEMORY: u64 = 256 << 20;

/// Events that may wait for the caller.
const QUEUE: usize = 256;

/// Paths that may wait for a reader: enough that most libraries are walked to the end at once, so that the time left can
/// be told early; about 10 MB when full.
const JOBS: usize = 1 << 16;

/// After so long without a finding the caller is told that it is quiet.
const QUIET: Duration = Duration::from_secs(1);

/// What to scan and with how many hands.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folders and files.
    pub roots: Vec<PathBuf>,
    /// Folders to pass over, such as the library's own.
    pub skip: Vec<PathBuf>,
    /// Threads that read and decode, at least 1.
    pub readers: usize,
    /// Threads that encode, each with an encoder of its own, at least 1.
    pub encoders: usize,
    /// Photos that go through an encoder at once, at least 1. A batch is never waited for.
    pub batch: usize,
}

impl Settings {
    /// As many threads as suit a machine with `cores` cores.
    pub fn new(roots: Vec<PathBuf>, skip: Vec<PathBuf>, cores: usize) -> Self {
        let cores = cores.max(1);
        // As many encoders as readers: small photos cost almost nothing but encoding, large ones little of it, and
        // whoever has nothing to do sleeps. Above four the memory for further sessions is not worth it. Batches of 1
        // because larger ones took as long a photo (measured on two cores, batches of 1 to 8) and more memory.
        Self { roots, skip, readers: cores.min(8), encoders: cores.min(4), batch: 1 }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The final counts.
    pub counts: Snapshot,
    /// Whether it was cancelled, so that the counts are not those of the whole.
    pub is_cancelled: bool,
    /// Seconds in which no photo was worked on because the model was loading; 0 where it was not needed.
    pub model_seconds: f64,
}

/// A run that could not go on. What it handed out until then is good.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The encoder could not be loaded, or failed on a batch.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// The system gave no thread.
    #[error("the scan could not start ({0}); close other programs and try again")]
    Thread(io::Error),
    /// A bug of Albumen's.
    #[error("the scan stopped because of an error in Albumen (in {0}); scan again to go on")]
    Panicked(&'static str),
}

/// Makes an encoder; called once in each encoding thread, when the first new photo needs it.
pub type MakeEncoder<'a> = dyn Fn() -> Result<Box<dyn Encoder>, EncoderError> + Sync + 'a;

/// Scan, and hand every finding to `out` on this thread, until all is done, the run is cancelled, or it fails.
///
/// `input` is the rule of the encoder that `make` makes. Where `out` meets a failure of its own, such as a full disk,
/// it cancels `control` and goes on taking events until none comes.
///
/// # Errors
/// [`ImportError`]: the first thing that kept the run from going on. Never because of a photo.
pub fn run(
    settings: &Settings,
    input: &Input,
    known: &dyn Known,
    make: &MakeEncoder<'_>,
    control: &Control,
    progress: &Progress,
    mut out: impl FnMut(ImportEvent),
) -> Result<Outcome, ImportError> {
    let (readers, encoders, batch) = (settings.readers.max(1), settings.encoders.max(1), settings.batch.max(1));
    let run = Run { control, progress, is_stopped: AtomicBool::new(false), error: Mutex::new(None) };
    let (run, gate, flight, memory) = (&run, &Gate::new(encoders), &InFlight::default(), &Memory::new(MEMORY));
    std::thread::scope(|scope| {
        let (event, events) = bounded(QUEUE);
        let (job, jobs) = bounded(JOBS);
        let (prepared, to_encode) = bounded(batch.max(encoders));
        let mut threads = Threads::new(scope, run);
        // Before any encoder starts: one that finds no reader goes home.
        let passes: Vec<_> = (0..readers).map(|_| gate.enter()).collect();
        for n in 0..encoders {
            let (to_encode, out) = (to_encode.clone(), run.teller(&event));
            let work = move || encode::encode(make, batch, &to_encode, gate, flight, &out);
            threads.start("encoding", format!("encode-{n}"), work);
        }
        for (n, pass) in passes.into_iter().enumerate() {
            let (jobs, prepared, out) = (jobs.clone(), prepared.clone(), run.teller(&event));
            let tools = read::Tools { input, known, flight, memory };
            let work = move || read::read(&jobs, &prepared, tools, &pass, &out);
            threads.start("reading", format!("read-{n}"), work);
        }
        let out_of_walk = run.teller(&event);
        threads.start("walking", "walk".into(), move || walk::walk(settings, known, &job, &out_of_walk));
        // Each stage ends when the one before it has dropped its end of the channel between them.
        drop((event, jobs, prepared, to_encode));
        loop {
            match events.recv_timeout(QUIET) {
                Ok(event) => out(event),
                Err(RecvTimeoutError::Timeout) => out(ImportEvent::Quiet),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        threads.join();
    });
    rest();
    match run.error.lock().unwrap_or_else(PoisonError::into_inner).take() {
        Some(error) => Err(error),
        None => Ok(Outcome {
            counts: progress.snapshot(),
            is_cancelled: control.is_cancelled(),
            model_seconds: gate.seconds(),
        }),
    }
}

/// The threads of one run.
struct Threads<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    run: &'scope Run<'scope>,
    handles: Vec<(&'static str, ScopedJoinHandle<'scope, ()>)>,
}

impl<'scope, 'env> Threads<'scope, 'env> {
    fn new(scope: &'scope Scope<'scope, 'env>, run: &'scope Run<'scope>) -> Self {
        Self { scope, run, handles: Vec::new() }
    }

    /// Where the system gives no thread the run fails, and those that did start find that out.
    fn start(&mut self, role: &'static str, name: String, work: impl FnOnce() + Send + 'scope) {
        match Builder::new().name(name).spawn_scoped(self.scope, work) {
            Ok(handle) => self.handles.push((role, handle)),
            Err(e) => self.run.fail(ImportError::Thread(e)),
        }
    }

    fn join(self) {
        for (role, handle) in self.handles {
            if handle.join().is_err() {
                self.run.fail(ImportError::Panicked(role));
            }
        }
    }
}

/// What all threads of one run share.
#[derive(Debug)]
struct Run<'a> {
    control: &'a Control,
    progress: &'a Progress,
    is_stopped: AtomicBool,
    error: Mutex<Option<ImportError>>,
}

impl Run<'_> {
    /// Wait while paused; whether there is a point in going on after that.
    fn go_on(&self) -> bool {
        while self.control.is_paused() && self.is_running() {
            self.control.rest(Duration::from_millis(100));
        }
        self.is_running()
    }

    /// As [`Run::go_on`], for those who finish what they have also while paused.
    fn is_running(&self) -> bool {
        !self.control.is_cancelled() && !self.is_stopped.load(Ordering::SeqCst)
    }

    /// Stop everything. The first error is the one that is told.
    fn fail(&self, error: ImportError) {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        self.is_stopped.store(true, Ordering::SeqCst);
    }

    fn teller(&self, events: &Sender<ImportEvent>) -> Teller<'_> {
        Teller { run: self, events: events.clone() }
    }
}

/// Tells the caller, and counts. Everything that is told is told through this.
#[derive(Debug)]
struct Teller<'a> {
    run: &'a Run<'a>,
    events: Sender<ImportEvent>,
}

impl Teller<'_> {
    fn tell(&self, event: ImportEvent) {
        match &event {
            ImportEvent::New(photo) => self.run.progress.new_photo(photo.is_damaged),
            ImportEvent::SamePhoto { .. } => self.run.progress.same(),
            ImportEvent::Failed { .. } => self.run.progress.failed(),
            // Counted one by one as they are found.
            ImportEvent::Unchanged(_) => {}
            // Counted among the others, as it is found.
            ImportEvent::Side { .. } => {}
            // Nobody sends it: it is what comes of nobody sending anything.
            ImportEvent::Quiet => {}
        }
        // The receiver lives until every sender is gone, unless the caller panicked.
        if self.events.send(event).is_err() {
            self.run.is_stopped.store(true, Ordering::SeqCst);
        }
    }

    fn failed(&self, path: PathBuf, stamp: Option<FileStamp>, failure: Failure) {
        self.tell(ImportEvent::Failed { path, stamp, failure });
    }
}

/// Let the person's other programs go first. A system that refuses is no reason not to work.
pub(crate) fn lower_priority() {
    // On the way from lowest to highest; on Linux a niceness of 5 for the calling thread alone.
    if let Ok(low) = ThreadPriorityValue::try_from(35_u8) {
        let _ = ThreadPriority::Crossplatform(low).set_for_current();
    }
}
