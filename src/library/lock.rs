//! One writer at a time, across processes.

use super::LibraryError;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// How long a command waits for another that is about to end.
const PATIENCE: Duration = Duration::from_secs(3);
const STEP: Duration = Duration::from_millis(50);

/// Held as long as a process writes to a library; the system lets go of it when the process ends, however it ends.
pub(super) struct WriterLock {
    _file: File,
}

impl WriterLock {
    /// Takes the lock in `folder`, or says who is in the way.
    pub(super) fn take(folder: &Path) -> Result<Self, LibraryError> {
        let path = folder.join("albumen.lock");
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(LibraryError::folder(folder))?;
        let mut waited = Duration::ZERO;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if waited < PATIENCE => {
                    std::thread::sleep(STEP);
                    waited += STEP;
                }
                Err(TryLockError::WouldBlock) => return Err(LibraryError::Busy(folder.to_owned())),
                Err(TryLockError::Error(source)) => return Err(LibraryError::folder(folder)(source)),
            }
        }
    }
}
