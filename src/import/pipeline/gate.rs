//! Lets the encoders load when the first new photo needs them, and not before: a scan that finds nothing new never
//! loads the model.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long to sleep before looking whether the run has been stopped.
const LOOK: Duration = Duration::from_millis(50);

/// Between readers, who ask, and encoders, who load.
#[derive(Debug)]
pub(super) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    readers: usize,
    loading: usize,
    asked: Option<Instant>,
    seconds: f64,
}

impl Gate {
    pub(super) fn new(encoders: usize) -> Self {
        let state = State { loading: encoders, ..State::default() };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Counts a reader until the pass is dropped; after the last one nobody will ask any more.
    pub(super) fn enter(&self) -> Pass<'_> {
        self.lock().readers += 1;
        Pass(self)
    }

    /// For an encoder: sleep until it is needed. `false` where it never will be.
    pub(super) fn is_needed(&self, go_on: impl Fn() -> bool) -> bool {
        let mut state = self.lock();
        while state.asked.is_none() && state.readers > 0 && go_on() {
            state = self.wait(state);
        }
        state.asked.is_some() && go_on()
    }

    /// For an encoder: it is loaded.
    pub(super) fn loaded(&self) {
        let mut state = self.lock();
        state.loading = state.loading.saturating_sub(1);
        if state.loading == 0 {
            state.seconds = state.asked.map_or(0.0, |t| t.elapsed().as_secs_f64());
        }
        drop(state);
        self.changed.notify_all();
    }

    /// Seconds in which the readers stood still because the model was loading.
    pub(super) fn seconds(&self) -> f64 {
        self.lock().seconds
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait_timeout(state, LOOK).unwrap_or_else(PoisonError::into_inner).0
    }
}

/// One reader's.
#[derive(Debug)]
pub(super) struct Pass<'a>(&'a Gate);

impl Pass<'_> {
    /// Ask for the encoders and wait until all are loaded. Waiting, rather than reading on, keeps the time that
    /// loading takes apart from the time that photos take. `false` where the run was stopped meanwhile.
    #[allow(clippy::disallowed_methods, reason = "how long the model takes to load is measured where it is awaited")]
    pub(super) fn await_encoders(&self, go_on: impl Fn() -> bool) -> bool {
        let mut state = self.0.lock();
        if state.asked.is_none() {
            state.asked = Some(Instant::now());
            self.0.changed.notify_all();
        }
        while state.loading > 0 && go_on() {
            state = self.0.wait(state);
        }
        state.loading == 0
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.lock().readers -= 1;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn encoders_load_only_when_asked() {
        for asks in [true, false] {
            let (gate, loads) = (Gate::new(2), AtomicUsize::new(0));
            let passes = [gate.enter(), gate.enter()];
            std::thread::scope(|s| {
                for _ in 0..2 {
                    s.spawn(|| {
                        if gate.is_needed(|| true) {
                            loads.fetch_add(1, Ordering::SeqCst);
                            gate.loaded();
                        }
                    });
                }
                for pass in passes {
                    let loads = &loads;
                    s.spawn(move || {
                        if asks {
                            assert!(pass.await_encoders(|| true));
                            assert_eq!(loads.load(Ordering::SeqCst), 2);
                        }
                    });
                }
            });
            assert_eq!(loads.into_inner(), if asks { 2 } else { 0 });
        }
    }

    #[test]
    fn a_stopped_run_keeps_nobody() {
        let gate = Gate::new(1);
        let pass = gate.enter();
        assert!(!pass.await_encoders(|| false));
        assert!(!gate.is_needed(|| false));
    }
}
