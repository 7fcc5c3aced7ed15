//! A person who answers "Same event?" honestly, simulated: does it teach Albumen anything about albums that it asked
//! nothing of?

use super::judged::{albums_of, number};
use crate::scripts::Albumen;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Nobody answers more in one go.
pub(super) const ANSWERS: usize = 30;

/// What answers came to.
#[derive(Debug, PartialEq)]
pub(super) struct Asked {
    /// B-cubed F1 over the albums of which no photo was shown, before the first answer and after the last.
    pub(super) start: f64,
    pub(super) end: f64,
    /// The same over all albums: those that were shown are the ones that were most in doubt.
    pub(super) whole: (f64, f64),
    /// How many were given until nothing was asked any more.
    pub(super) answers: usize,
    /// Whether weights that were learned are in use at the end.
    pub(super) adopted: bool,
}

/// Asks, answers by the truth, and learns, as long as there is a question. `folder` is for the corrections.
pub(super) fn ask(albumen: &Albumen, truth: &Value, folder: &Path) -> Result<Asked> {
    let album = albums_of(truth).context("the truth holds no albums")?;
    let groups = || -> Result<Value> { read(&albumen.suggest()?) };
    let first = groups()?;
    let (mut seen, mut answers, mut adopted) = (BTreeSet::new(), 0, false);
    while answers < ANSWERS {
        let asked = read(&albumen.tell(&["questions", "--count", "1", "--json"])?)?;
        let Some(question) = asked["questions"].get(0) else { break };
        let shown = |key: &str| question[key].as_array().into_iter().flatten().filter_map(Value::as_str);
        seen.extend(shown("left").chain(shown("right")).filter_map(&album));
        let nearest: Vec<&str> = shown("photos").collect();
        let [one, other] = nearest[..] else {
            anyhow::bail!("`albumen questions` named {} photos instead of two", nearest.len())
        };
        let operation = if album(one) == album(other) { "same" } else { "different" };
        let file = folder.join("answer.jsonl");
        std::fs::write(&file, json!({"op": operation, "photos": [one, other]}).to_string())?;
        albumen.tell(&["apply".as_ref(), file.as_os_str()])?;
        adopted = read(&albumen.tell(&["learn", "--json"])?)?["adopted"] == true;
        answers += 1;
    }
    let last = groups()?;
    let (untouched, all) = (Untouched { truth, touched: seen }, Untouched { truth, touched: BTreeSet::new() });
    let whole = (all.score(&first)?, all.score(&last)?);
    Ok(Asked { start: untouched.score(&first)?, end: untouched.score(&last)?, whole, answers, adopted })
}

/// The albums that a person did not touch.
pub(super) struct Untouched<'t> {
    truth: &'t Value,
    /// Numbers of the others.
    touched: BTreeSet<usize>,
}

impl<'t> Untouched<'t> {
    /// All but those of which one of these photos is.
    pub(super) fn new<'p>(truth: &'t Value, photos: impl Iterator<Item = &'p str>) -> Result<Self> {
        let album = albums_of(truth).context("the truth holds no albums")?;
        Ok(Self { truth, touched: photos.filter_map(album).collect() })
    }

    /// B-cubed F1 of these suggestions over their photos.
    pub(super) fn score(&self, groups: &Value) -> Result<f64> {
        let album = albums_of(self.truth).context("the truth holds no albums")?;
        let own = |path: &str| album(path).filter(|album| !self.touched.contains(album));
        bcubed(groups, own).context("`albumen suggest --json` printed something else, or no album was left alone")
    }
}

pub(super) fn read(printed: &str) -> Result<Value> {
    serde_json::from_str(printed).with_context(|| format!("Albumen printed something else: {printed}"))
}

/// B-cubed F1 (Bagga & Baldwin 1998) over the photos that are in an album.
fn bcubed(suggested: &Value, album: impl Fn(&str) -> Option<usize>) -> Option<f64> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    let mut groups: Vec<BTreeMap<usize, usize>> = Vec::new();
    for group in suggested["groups"].as_array()? {
        let mut inside = BTreeMap::new();
        for album in group["photos"].as_array()?.iter().filter_map(Value::as_str).filter_map(&album) {
            *inside.entry(album).or_default() += 1;
            *sizes.entry(album).or_default() += 1;
        }
        groups.push(inside);
    }
    let all = number(sizes.values().sum());
    let (mut precision, mut recall) = (0.0, 0.0);
    for inside in groups {
        let group = number(inside.values().sum());
        for (album, n) in inside {
            precision += number(n) * number(n) / group;
            recall += number(n) * number(n) / number(sizes[&album]);
        }
    }
    (all > 0.0).then(|| 2.0 * precision * recall / (precision + recall) / all)
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
    fn agreement_is_over_the_albums_that_are_asked_for() {
        let groups = json!({"groups": [{"photos": ["/a", "/b", "/c"]}, {"photos": ["/d", "/x"]}]});
        let album = |path: &str| ["/a", "/b", "/c", "/d"].iter().position(|p| *p == path).map(|n| n / 2);
        // Precision (4/3 + 1/3 + 1) / 4, recall (2 + 1/2 + 1/2) / 4.
        let (precision, recall) = (8.0 / 12.0, 0.75);
        let f1 = bcubed(&groups, album).unwrap();
        assert!((f1 - 2.0 * precision * recall / (precision + recall)).abs() < 1e-9, "{f1}");
        assert_eq!(bcubed(&groups, |path| album(path).filter(|album| *album == 0)), Some(1.0));
        assert_eq!(bcubed(&groups, |_| None), None, "all was asked about");
    }

    #[test]
    fn what_simulate_user_prints_is_read() {
        let said = "corrections  taught F1  untouched F1\n          0     0.9000        0.9100\n             {\"adopted\":true}\n         40     0.9900        0.9650\n";
        assert_eq!(corrected(said), Some((0.91, 0.965)));
        assert_eq!(corrected("Traceback"), None);
    }
}
