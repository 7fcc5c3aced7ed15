//! How far a scan is, on standard error.

use super::words::{duration, number};
use crate::engine::{Estimate, Pace, Progress, Snapshot};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How often a terminal is told, and how often a file or pipe that standard error goes to.
const TERMINAL: Duration = Duration::from_millis(200);
const PIPE: Duration = Duration::from_secs(5);

/// Shows `progress` until `done` is closed.
#[allow(clippy::disallowed_methods, reason = "speed is measured where it is shown")]
pub(super) fn show(progress: &Progress, done: &Receiver<()>) {
    let terminal = std::io::stderr().is_terminal();
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}") {
        bar.set_style(style);
    }
    let (start, mut pace) = (Instant::now(), Pace::default());
    while let Err(RecvTimeoutError::Timeout) = done.recv_timeout(if terminal { TERMINAL } else { PIPE }) {
        let now = progress.snapshot();
        let text = line(&now, &pace.sample(start.elapsed().as_secs_f64(), &now));
        if terminal {
            bar.set_message(text);
            bar.tick();
        } else {
            // A closed standard error is no reason to end a scan.
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }
    bar.finish_and_clear();
}

/// "1,240 of 8,312 photos · 85/s · 1 min 20 s left · 3 could not be read".
fn line(now: &Snapshot, estimate: &Estimate) -> String {
    let more = if now.is_walked { "" } else { "+" };
    let mut parts = vec![format!("{} of {}{more} photos", number(now.done()), number(now.found))];
    if let Some(rate) = estimate.per_second.filter(|rate| *rate >= 0.5) {
        parts.push(format!("{}/s", number(rate.round() as u64)));
    }
    if let Some(left) = estimate.seconds_left.filter(|left| *left >= 1.0) {
        parts.push(format!("{} left", duration(Duration::from_secs_f64(left.min(1e6)))));
    }
    if now.failed > 0 {
        parts.push(format!("{} could not be read", number(now.failed)));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_is_known() {
        let now = Snapshot { found: 8_312, is_walked: true, new: 1_240, ..Snapshot::default() };
        let estimate = Estimate { per_second: Some(85.2), seconds_left: Some(80.0) };
        assert_eq!(line(&now, &estimate), "1,240 of 8,312 photos · 85/s · 1 min 20 s left");
        let walking = Snapshot { is_walked: false, new: 9, failed: 1, ..now };
        assert_eq!(line(&walking, &Estimate::default()), "10 of 8,312+ photos · 1 could not be read");
    }
}
