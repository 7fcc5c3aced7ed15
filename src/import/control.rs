//! Pause, resume and cancel, for one run.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Steers one run from another thread. Made afresh for each run, so that an old run can never wake up again because a
/// new one started; clones steer the same run.
#[derive(Clone, Debug, Default)]
pub struct Control(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    is_cancelled: AtomicBool,
    is_paused: Mutex<bool>,
    changed: Condvar,
}

impl Control {
    /// End the run soon, for good. What is on its way is dropped; the next scan finds it again.
    pub fn cancel(&self) {
        self.0.is_cancelled.store(true, Ordering::SeqCst);
        self.set_paused(false);
    }

    /// Stop reading. What is already decoded is still encoded and handed out.
    pub fn pause(&self) {
        self.set_paused(true);
    }

    /// Go on after [`Control::pause`].
    pub fn resume(&self) {
        self.set_paused(false);
    }

    /// Whether [`Control::cancel`] was called.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled.load(Ordering::SeqCst)
    }

    /// Whether the run is to stand still.
    pub fn is_paused(&self) -> bool {
        *self.0.is_paused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_paused(&self, paused: bool) {
        *self.0.is_paused.lock().unwrap_or_else(PoisonError::into_inner) = paused;
        self.0.changed.notify_all();
    }

    /// While paused, sleep until that changes, at most `limit`.
    pub(crate) fn rest(&self, limit: Duration) {
        let paused = self.0.is_paused.lock().unwrap_or_else(PoisonError::into_inner);
        // However it ends, the caller looks again.
        let _ = self.0.changed.wait_timeout_while(paused, limit, |paused| *paused);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    #[test]
    fn a_sleeper_wakes_when_told() {
        let control = Control::default();
        control.pause();
        assert!(control.is_paused());
        let other = control.clone();
        std::thread::scope(|s| {
            s.spawn(move || other.cancel());
            let start = Instant::now();
            control.rest(Duration::from_secs(60));
            assert!(start.elapsed() < Duration::from_secs(30));
        });
        assert!(control.is_cancelled() && !control.is_paused());
    }
}
