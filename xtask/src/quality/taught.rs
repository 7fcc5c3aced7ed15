//! What two simulated people teach: one answers "Same event?", honest to the truth, the other corrects half of the albums.

use crate::scripts::Scripts;
use anyhow::{Context, Result};
use serde_json::Value;
use std::ffi::OsStr;
use std::path::Path;

/// Both people, in the words of `simulate_user.py`.
const SCRIPT: &str = include_str!("answers.py");

/// B-cubed F1 before either did anything, after the answers, and after the corrections.
pub(super) type Scores = [f64; 3];

/// What came of it.
#[derive(Debug, PartialEq)]
pub(super) struct Taught {
    /// How many answers were given until nothing was asked any more.
    pub(super) answers: u64,
    /// Whether weights that were learned from them are in use at the end.
    pub(super) adopted: bool,
    /// How many corrections the other made.
    pub(super) corrections: u64,
    /// Over the albums that neither touched.
    pub(super) untouched: Scores,
    /// Over all.
    pub(super) all: Scores,
}

/// Lets both work on a library, each on one of their own: what is decided stays in it. `bench` holds `simulate_user.py`.
pub(super) fn teach(scripts: &Scripts<'_>, bench: &Path, made: &Path, program: &Path, truth: &str) -> Result<Taught> {
    let arguments: [&OsStr; 4] = [bench.as_os_str(), made.as_os_str(), program.as_os_str(), truth.as_ref()];
    let said = scripts.run_text(SCRIPT, &arguments)?;
    parse(&said).with_context(|| format!("answers.py printed something else: {said}"))
}

fn parse(said: &str) -> Option<Taught> {
    let said: Value = serde_json::from_str(said).ok()?;
    let scores = |key: &str| -> Option<Scores> {
        let all: Option<Vec<f64>> = said[key].as_array()?.iter().map(Value::as_f64).collect();
        all?.try_into().ok()
    };
    Some(Taught {
        answers: said["answers"].as_u64()?,
        adopted: said["adopted"].as_bool()?,
        corrections: said["corrections"].as_u64()?,
        untouched: scores("untouched")?,
        all: scores("all")?,
    })
}

/// First and last F1 over untouched albums, of what `simulate_user.py` prints.
pub(super) fn corrected(said: &str) -> Option<(f64, f64)> {
    let column = |line: &str| -> Option<f64> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [done, _, untouched] = words[..] else { return None };
        done.parse::<usize>().ok()?;
        untouched.parse().ok()
    };
    let all: Vec<f64> = said.lines().filter_map(column).collect();
    Some((*all.first()?, *all.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_came_to_is_read() {
        let said = r#"{"answers": 9, "adopted": true, "corrections": 29, "untouched": [0.9, 0.98, 0.97],
                       "all": [0.7, 0.9, 0.95]}"#;
        let taught = parse(said).expect("all of it is there");
        assert_eq!((taught.answers, taught.adopted, taught.corrections), (9, true, 29));
        assert_eq!((taught.untouched, taught.all), ([0.9, 0.98, 0.97], [0.7, 0.9, 0.95]));
        assert_eq!(parse(r#"{"answers": 9}"#), None);
    }

    #[test]
    fn what_simulate_user_prints_is_read() {
        let said = "corrections  taught F1  untouched F1\n          0     0.9000        0.9100\n             {\"adopted\":true}\n         40     0.9900        0.9650\n";
        assert_eq!(corrected(said), Some((0.91, 0.965)));
        assert_eq!(corrected("Traceback"), None);
    }
}
