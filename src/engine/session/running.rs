//! The import that runs, as the window is told of it.

use super::ImportState;
use crate::import::{Control, Estimate, Pace, Progress};
use std::sync::Arc;

/// Seconds between two looks at how far it is, and while it is held.
const LOOK: f64 = 0.15;
const LOOK_HELD: f64 = 1.0;

/// One import at work or held.
pub(super) struct Running {
    pub(super) run: u64,
    pub(super) control: Control,
    pub(super) progress: Arc<Progress>,
    pace: Pace,
    due: f64,
    told: Option<ImportState>,
}

impl Running {
    pub(super) fn new(run: u64) -> Self {
        let (control, progress) = (Control::default(), Arc::default());
        Self { run, control, progress, pace: Pace::default(), due: 0.0, told: None }
    }

    /// When to look next, in seconds.
    pub(super) fn due(&self) -> f64 {
        self.due
    }

    /// How far it is at `now`, where that is news.
    pub(super) fn news(&mut self, now: f64) -> Option<ImportState> {
        let (progress, is_paused) = (self.progress.snapshot(), self.control.is_paused());
        self.due = now + if is_paused { LOOK_HELD } else { LOOK };
        let estimate = if is_paused { Estimate::default() } else { self.pace.sample(now, &progress) };
        let state = ImportState::Running { run: self.run, progress, estimate, is_paused };
        (self.told.as_ref() != Some(&state)).then(|| self.told.insert(state).clone())
    }

    /// Holds it, or goes on.
    pub(super) fn hold(&mut self, is_held: bool) {
        if is_held {
            self.control.pause();
        } else {
            self.control.resume();
        }
        // The time for which it stood still says nothing of its speed.
        self.pace.restart();
        self.due = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_news_is_not_told() {
        let mut running = Running::new(3);
        let is_held = |state| match state {
            Some(ImportState::Running { run: 3, is_paused, .. }) => Some(is_paused),
            _ => None,
        };
        assert_eq!(is_held(running.news(1.0)), Some(false));
        running.hold(true);
        assert!(running.due() <= 1.0, "the person sees at once that it is held");
        assert_eq!(is_held(running.news(1.0)), Some(true));
        assert_eq!(running.news(5.0), None);
        assert!(running.due() > 5.0);
        running.hold(false);
        assert_eq!(is_held(running.news(5.0)), Some(false));
    }
}
