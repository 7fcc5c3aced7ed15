//! Decoders in a process of their own.
//!
//! Why it exists: a file can make a decoder hang, take all memory, overflow its stack or end its process, and none of that can
//! be caught or stopped from inside: a thread cannot be killed. So this program starts itself a second time, hands over the
//! bytes of one file after the other, and gets pixels back. A process that takes too long or dies costs the one file that it
//! was at, and another takes its place.
//! It must never take what such a process says on trust, nor hold a file against its decoder that somebody else ended.

mod message;
mod process;
mod serve;
#[cfg(test)]
mod tests;

use super::picture::Seen;
use super::{Failure, Share};
pub(super) use message::Order;
use process::{End, Process};
pub use serve::serve;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// How long one file may be decoded. AV1 without assembler is the slowest of what is read whole: an AVIF of 12 megapixels took
/// 0.7 s of one core, so the largest that is taken, of 110, some 6 s; with fifteen programs on two cores, the one of 12 took
/// 7 s. A progressive JPEG of a thousand scans would take minutes.
const LIMIT: Duration = Duration::from_secs(60);

/// Processes that are kept when nobody has work for them.
const KEPT: usize = 1;

/// How often a file is tried whose process was ended by somebody else.
const TRIES: usize = 2;

/// The program that decodes, by the words of `message`.
#[derive(Clone, Debug)]
pub struct Program {
    /// Where it lies.
    pub path: PathBuf,
    /// What it is told, so that it [serves](serve).
    pub arguments: Vec<OsString>,
}

impl Program {
    /// The program that runs now, told these words; nothing where the system does not say where it lies.
    pub fn this(arguments: Vec<OsString>) -> Option<Self> {
        // Also where an update has put another in its place.
        let path = if cfg!(target_os = "linux") { "/proc/self/exe".into() } else { std::env::current_exe().ok()? };
        Some(Self { path, arguments })
    }
}

/// Decoders that run apart.
#[derive(Debug)]
pub(super) struct Apart {
    program: Program,
    limit: Duration,
    idle: Mutex<Vec<Process>>,
    /// It does not start, or is another program: files are decoded in this process then.
    is_unusable: AtomicBool,
}

/// Of this process, where `main` said so. Tests and tools that use the library alone decode where they are.
static CHOSEN: OnceLock<Apart> = OnceLock::new();

/// From now on every file is decoded by this program. The first that is named stays.
pub fn decode_with(program: Program) {
    let _ = CHOSEN.set(Apart::new(program, LIMIT));
}

/// The decoders of this process, if there are any apart.
pub(super) fn chosen() -> Option<&'static Apart> {
    CHOSEN.get().filter(|apart| !apart.is_unusable.load(Ordering::SeqCst))
}

/// For when there is nothing to do for a while: all but a few of the idle processes end.
pub(crate) fn rest() {
    if let Some(apart) = CHOSEN.get() {
        let ending: Vec<Process> = {
            let mut idle = apart.lock();
            let kept = idle.len().min(KEPT);
            idle.drain(kept..).collect()
        };
        drop(ending);
    }
}

impl Apart {
    fn new(program: Program, limit: Duration) -> Self {
        Self { program, limit, idle: Mutex::default(), is_unusable: AtomicBool::new(false) }
    }

    /// Has one file read. `format` is its name for the person, as far as its first bytes say. The outer `None` is where no process
    /// can be had, the inner one, where `go_on` said no.
    pub(super) fn read(
        &self,
        order: &Order,
        bytes: &[u8],
        format: &str,
        share: &mut Share<'_>,
        go_on: &dyn Fn() -> bool,
    ) -> Option<Result<Option<Seen>, Failure>> {
        let format = || format.to_owned();
        for _ in 0..TRIES {
            let mut process = self.process()?;
            match process.work(order, bytes, share, self.limit, go_on) {
                End::Said(said) => {
                    self.lock().push(process);
                    return Some((*said).map(Some));
                }
                End::Stopped => return Some(Ok(None)),
                End::TooSlow => {
                    return Some(Err(Failure::TooSlow { format: format(), seconds: self.limit.as_secs() }));
                }
                End::Crashed => return Some(Err(Failure::Crashed { format: format() })),
                End::Killed => {}
            }
        }
        Some(Err(Failure::Preparing("the part of Albumen that reads it was ended".to_owned())))
    }

    fn process(&self) -> Option<Process> {
        let idle = self.lock().pop();
        idle.or_else(|| match Process::start(&self.program) {
            Ok(Some(process)) => Some(process),
            // It runs, and is not what it should be: nor will the next be.
            Ok(None) => {
                self.is_unusable.store(true, Ordering::SeqCst);
                None
            }
            Err(_) => None,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Process>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
