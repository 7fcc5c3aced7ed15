//! The end of a session: from any thread, at any moment.

use crate::import::Control;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Says to all threads that the window closes, and stops the import that runs.
#[derive(Debug, Default)]
pub(super) struct Ending {
    is_closing: AtomicBool,
    import: Mutex<Option<Control>>,
}

impl Ending {
    /// From now on nothing new is begun.
    pub(super) fn close(&self) {
        self.is_closing.store(true, Ordering::SeqCst);
        if let Some(control) = &*self.lock() {
            control.cancel();
        }
    }

    pub(super) fn is_closing(&self) -> bool {
        self.is_closing.load(Ordering::SeqCst)
    }

    /// The import that runs from now on.
    pub(super) fn watch(&self, control: &Control) {
        *self.lock() = Some(control.clone());
        // It may have been closed a moment before.
        if self.is_closing() {
            control.cancel();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Control>> {
        self.import.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_stopped_whether_it_began_before_or_after() {
        let (ending, before, after) = (Ending::default(), Control::default(), Control::default());
        ending.watch(&before);
        assert!(!before.is_cancelled() && !ending.is_closing());
        ending.close();
        ending.watch(&after);
        assert!(before.is_cancelled() && after.is_cancelled() && ending.is_closing());
    }
}
