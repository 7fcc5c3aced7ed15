//! How the albums fare that a simulated person did not touch.

use super::judged::{albums_of, number};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

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
}
