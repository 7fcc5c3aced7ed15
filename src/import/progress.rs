//! How far a run is. The run counts, the window samples; neither waits for the other.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

/// Counters of one run. Plain atomics: exact when the run has ended, and near enough before.
#[derive(Debug, Default)]
pub struct Progress {
    found: AtomicU64,
    is_walked: AtomicBool,
    new: AtomicU64,
    same: AtomicU64,
    unchanged: AtomicU64,
    failed: AtomicU64,
    damaged: AtomicU64,
    other: AtomicU64,
    bytes: AtomicU64,
}

/// What [`Progress`] said at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Photos, and files and folders that failed, found so far.
    pub found: u64,
    /// Whether all folders have been walked, so that `found` will not grow.
    pub is_walked: bool,
    /// Files whose photo was new, or was encoded anew.
    pub new: u64,
    /// Files that were read and turned out to hold a photo that is known already.
    pub same: u64,
    /// Files that needed no reading.
    pub unchanged: u64,
    /// Files and folders that could not be read.
    pub failed: u64,
    /// Of `new`: photos of which only a part could be read.
    pub damaged: u64,
    /// Files that are no photos, not counted in `found`.
    pub other: u64,
    /// Bytes read.
    pub bytes: u64,
}

impl Snapshot {
    /// Everything that is settled.
    pub fn done(&self) -> u64 {
        self.worked() + self.unchanged
    }

    /// What took work, and will take it again for what is left.
    fn worked(&self) -> u64 {
        self.new + self.same + self.failed
    }
}

impl Progress {
    /// Sample.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            found: self.found.load(Relaxed),
            is_walked: self.is_walked.load(Relaxed),
            new: self.new.load(Relaxed),
            same: self.same.load(Relaxed),
            unchanged: self.unchanged.load(Relaxed),
            failed: self.failed.load(Relaxed),
            damaged: self.damaged.load(Relaxed),
            other: self.other.load(Relaxed),
            bytes: self.bytes.load(Relaxed),
        }
    }

    pub(super) fn found(&self) {
        self.found.fetch_add(1, Relaxed);
    }

    pub(super) fn walked(&self) {
        self.is_walked.store(true, Relaxed);
    }

    pub(super) fn new_photo(&self, is_damaged: bool) {
        self.new.fetch_add(1, Relaxed);
        self.damaged.fetch_add(is_damaged.into(), Relaxed);
    }

    pub(super) fn same(&self) {
        self.same.fetch_add(1, Relaxed);
    }

    pub(super) fn unchanged(&self) {
        self.unchanged.fetch_add(1, Relaxed);
    }

    pub(super) fn failed(&self) {
        self.failed.fetch_add(1, Relaxed);
    }

    pub(super) fn other(&self) {
        self.other.fetch_add(1, Relaxed);
    }

    pub(super) fn read(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Relaxed);
    }
}

/// Speed and time left, out of samples: pure, the clock is the caller's.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    /// Seconds and files worked on, oldest first, over [`WINDOW`].
    samples: VecDeque<(f64, u64)>,
}

/// Speed is that of the last so many seconds: long enough to be calm, short enough to follow a slow folder.
const WINDOW: f64 = 10.0;

/// Less than this says nothing yet, in seconds.
const LEAST: f64 = 1.0;

/// What can be said of the rest of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Files a second, unchanged ones left out, where the run has gone on for a second.
    pub per_second: Option<f64>,
    /// Seconds, where the speed is known and all folders have been walked.
    pub seconds_left: Option<f64>,
}

impl Pace {
    /// Take a sample at `seconds` on any steady clock and say what follows. Samples may come at any rate.
    pub fn sample(&mut self, seconds: f64, now: &Snapshot) -> Estimate {
        // A pile of samples within a tenth of a second says no more than one.
        if self.samples.back().is_none_or(|(last, _)| seconds - last >= 0.1) {
            self.samples.push_back((seconds, now.worked()));
        }
        while self.samples.get(1).is_some_and(|(second, _)| seconds - second >= WINDOW) {
            self.samples.pop_front();
        }
        let per_second = self.samples.front().and_then(|(first, worked)| {
            let passed = seconds - first;
            (passed >= LEAST).then(|| now.worked().saturating_sub(*worked) as f64 / passed)
        });
        let left = now.found.saturating_sub(now.done()) as f64;
        let seconds_left = per_second.filter(|p| now.is_walked && (*p > 0.0 || left == 0.0));
        Estimate { per_second, seconds_left: seconds_left.map(|p| if left == 0.0 { 0.0 } else { left / p }) }
    }

    /// Forget the past, as after a pause.
    pub fn restart(&mut self) {
        self.samples.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(found: u64, new: u64, unchanged: u64, is_walked: bool) -> Snapshot {
        Snapshot { found, new, unchanged, is_walked, ..Snapshot::default() }
    }

    #[test]
    fn speed_and_time_left() {
        let mut pace = Pace::default();
        assert_eq!(pace.sample(0.0, &at(10, 0, 0, false)), Estimate::default());
        assert_eq!(pace.sample(0.5, &at(20, 5, 0, false)), Estimate::default());
        let walking = pace.sample(2.0, &at(1000, 40, 500, false));
        assert_eq!(walking, Estimate { per_second: Some(20.0), seconds_left: None });
        let walked = pace.sample(4.0, &at(1000, 80, 500, true));
        assert_eq!(walked, Estimate { per_second: Some(20.0), seconds_left: Some(21.0) });
    }

    #[test]
    fn the_past_is_forgotten() {
        let mut pace = Pace::default();
        for second in 0..60_u32 {
            pace.sample(f64::from(second), &at(10_000, u64::from(second) * 10, 0, true));
        }
        let mut last = Estimate::default();
        for second in 60..80_u32 {
            last = pace.sample(f64::from(second), &at(10_000, 600 + u64::from(second - 60) * 100, 0, true));
        }
        assert_eq!(last.per_second, Some(100.0));
        assert!(pace.samples.len() < 20);
        pace.restart();
        assert_eq!(pace.sample(100.0, &at(10_000, 5000, 0, true)), Estimate::default());
    }

    #[test]
    fn standing_still_and_done() {
        let mut pace = Pace::default();
        pace.sample(0.0, &at(10, 5, 0, true));
        let still = pace.sample(20.0, &at(10, 5, 0, true));
        assert_eq!(still, Estimate { per_second: Some(0.0), seconds_left: None });
        assert_eq!(pace.sample(21.0, &at(5, 5, 0, true)).seconds_left, Some(0.0));
    }
}
