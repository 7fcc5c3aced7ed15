//! How far a scan is, on standard error.

use crate::engine::{Estimate, Pace, Progress, Snapshot};
use crate::words::Words;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How often a terminal is told, and how often a file or pipe that standard error goes to.
const TERMINAL: Duration = Duration::from_millis(200);
const PIPE: Duration = Duration::from_secs(5);

/// Shows `progress` until `done` is closed.
#[allow(clippy::disallowed_methods, reason = "speed is measured where it is shown")]
pub(super) fn show(progress: &Progress, words: &Words, done: &Receiver<()>) {
    let terminal = std::io::stderr().is_terminal();
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {wide_msg}") {
        bar.set_style(style);
    }
    let (start, mut pace) = (Instant::now(), Pace::default());
    while let Err(RecvTimeoutError::Timeout) = done.recv_timeout(if terminal { TERMINAL } else { PIPE }) {
        let now = progress.snapshot();
        let text = line(words, &now, &pace.sample(start.elapsed().as_secs_f64(), &now));
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
fn line(words: &Words, now: &Snapshot, estimate: &Estimate) -> String {
    let counts = [("done", now.done().into()), ("found", now.found.into())];
    let mut parts = vec![match now.is_walked {
        true => words.fill("cli-progress", &counts),
        false => words.fill("cli-progress-walking", &counts),
    }];
    if let Some(speed) = estimate.per_second.filter(|speed| *speed >= 0.5) {
        parts.push(words.fill("cli-progress-speed", &[("speed", speed.round().into())]));
    }
    if let Some(left) = estimate.seconds_left.filter(|left| *left >= 1.0) {
        let left = words.duration(left.min(1e6));
        parts.push(words.fill("cli-progress-left", &[("duration", left.into())]));
    }
    if now.failed > 0 {
        parts.push(words.fill("cli-progress-unread", &[("count", now.failed.into())]));
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_what_is_known() {
        let words = Words::new(&[]);
        let now = Snapshot { found: 8_312, is_walked: true, new: 1_240, ..Snapshot::default() };
        let estimate = Estimate { per_second: Some(85.2), seconds_left: Some(80.0) };
        assert_eq!(line(&words, &now, &estimate), "1,240 of 8,312 photos · 85/s · 1 min 20 s left");
        let walking = Snapshot { is_walked: false, new: 9, failed: 1, ..now };
        assert_eq!(line(&words, &walking, &Estimate::default()), "10 of 8,312+ photos · 1 could not be read");
    }
}
