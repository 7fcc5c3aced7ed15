//! A person who settles some of their themes, simulated: does the adapter that is learned from them find more of what is like a photo?

use super::untouched::read;
use crate::scripts::Albumen;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Themes that they settle.
const SETTLED: usize = 20;
/// Fewer photos make no theme that somebody would settle.
const FEWEST: usize = 8;

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Themed {
    /// Of 100 photos most like one that was held back, how many were of its theme, by the encoder and by the adapter; where it
    /// was adopted.
    pub(super) held_back: Option<(f64, f64)>,
}

/// Settles themes by the truth: accepts what was found of them, and takes out what is of others.
pub(super) fn settle(albumen: &Albumen, truth: &Value, folder: &Path) -> Result<Themed> {
    let album = super::judged::albums_of(truth).context("the truth holds no albums")?;
    let (mut settled, mut lines) = (BTreeSet::new(), Vec::new());
    let first = read(&albumen.tell(&["suggest", "--kind", "themes", "--json"])?)?;
    for group in first["groups"].as_array().context("`albumen suggest` printed something else")? {
        let photos: Vec<&str> = group["photos"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut inside: BTreeMap<usize, usize> = BTreeMap::new();
        photos.iter().filter_map(|path| album(path)).for_each(|of| *inside.entry(of).or_default() += 1);
        let Some((&most, &count)) = inside.iter().max_by_key(|(_, count)| **count) else { continue };
        if settled.len() == SETTLED || count < FEWEST || !settled.insert(most) {
            continue;
        }
        let out: Vec<&&str> = photos.iter().filter(|path| album(path) != Some(most)).collect();
        lines.push(json!({"op": "accept", "group": group["id"]}).to_string());
        if !out.is_empty() {
            lines.push(json!({"op": "remove", "group": group["id"], "photos": out}).to_string());
        }
    }
    let file = folder.join("themes.jsonl");
    std::fs::write(&file, lines.join("\n"))?;
    albumen.tell(&["apply".as_ref(), file.as_os_str()])?;
    let learned = read(&albumen.tell(&["learn", "--json"])?)?;
    let looks = &learned["looks"];
    let share = |key: &str| Some(100.0 * looks[key].as_f64()? / looks["asked"].as_f64()?);
    Ok(Themed { held_back: share("before").zip(share("after")) })
}
