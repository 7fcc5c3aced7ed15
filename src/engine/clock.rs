//! The one place of the engine that reads the clock.
#![allow(clippy::disallowed_methods, reason = "the engine is the edge where the time comes in, to be handed down")]

use jiff::Timestamp;
use std::time::Instant;

/// Milliseconds since the Unix epoch, to be kept.
pub(super) fn now() -> i64 {
    Timestamp::now().as_millisecond()
}

/// For measuring how long something takes.
pub(super) fn start() -> Instant {
    Instant::now()
}

/// Seconds that have passed since then.
pub(super) fn since(start: Instant) -> f64 {
    start.elapsed().as_secs_f64()
}
