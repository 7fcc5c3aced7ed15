//! A person who corrects and answers at random, simulated: albums that they never touched must not become worse.

use super::untouched::{Untouched, read};
use crate::scripts::Albumen;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Corrections and answers.
const DECISIONS: usize = 40;
/// Learning follows each so many.
const BATCH: usize = 10;

/// What came of it.
#[derive(Debug, PartialEq)]
pub(super) struct Random {
    /// B-cubed F1 over the albums of which no photo was touched, before and after.
    pub(super) start: f64,
    pub(super) end: f64,
    /// Whether something that was learned was in use after any of the batches.
    pub(super) adopted: bool,
}

/// Accepts, splits, merges and moves groups drawn at random, and answers questions by a coin. `seed` says how it falls.
pub(super) fn correct_at_random(albumen: &Albumen, truth: &Value, folder: &Path, seed: u64) -> Result<Random> {
    let first = read(&albumen.suggest()?)?;
    let mut coin = Coin(seed);
    let (mut touched, mut adopted) = (BTreeSet::new(), false);
    for n in 0..DECISIONS {
        let said = if coin.below(4) == 0 { answer(albumen, &mut coin)? } else { correction(albumen, &mut coin)? };
        if let Some((line, photos)) = said {
            touched.extend(photos);
            let file = folder.join("random.jsonl");
            std::fs::write(&file, line.to_string())?;
            // What contradicts an earlier one is refused, as it would be of a person.
            let _refused = albumen.tell(&["apply".as_ref(), file.as_os_str()]).is_err();
        }
        if (n + 1) % BATCH == 0 {
            adopted |= read(&albumen.tell(&["learn", "--json"])?)?["adopted"] == true;
        }
    }
    let last = read(&albumen.suggest()?)?;
    let untouched = Untouched::new(truth, touched.iter().map(String::as_str))?;
    Ok(Random { start: untouched.score(&first)?, end: untouched.score(&last)?, adopted })
}

type Said = Option<(Value, Vec<String>)>;

fn answer(albumen: &Albumen, coin: &mut Coin) -> Result<Said> {
    let asked = read(&albumen.tell(&["questions", "--count", "1", "--json"])?)?;
    let Some(question) = asked["questions"].get(0) else { return Ok(None) };
    let shown = ["left", "right", "photos"].iter().flat_map(|key| question[*key].as_array().into_iter().flatten());
    let shown = shown.filter_map(|path| path.as_str().map(str::to_owned)).collect();
    let operation = if coin.below(2) == 0 { "same" } else { "different" };
    Ok(Some((json!({"op": operation, "photos": question["photos"]}), shown)))
}

fn correction(albumen: &Albumen, coin: &mut Coin) -> Result<Said> {
    let suggested = read(&albumen.suggest()?)?;
    let groups = suggested["groups"].as_array().context("`albumen suggest --json` printed something else")?;
    let photos = |group: &Value| -> Vec<String> {
        group["photos"].as_array().into_iter().flatten().filter_map(|p| p.as_str().map(str::to_owned)).collect()
    };
    let several: Vec<&Value> = groups.iter().filter(|group| photos(group).len() > 1).collect();
    if several.len() < 2 {
        return Ok(None);
    }
    let (one, other) = (several[coin.below(several.len())], several[coin.below(several.len())]);
    let mut both = photos(one);
    let some: Vec<String> = both.iter().filter(|_| coin.below(3) == 0).cloned().collect();
    let is_part = !some.is_empty() && some.len() < both.len();
    let line = match coin.below(4) {
        1 if is_part => json!({"op": "split", "group": one["id"], "photos": some}),
        2 if one["id"] != other["id"] => json!({"op": "merge", "groups": [one["id"], other["id"]]}),
        3 if is_part && one["id"] != other["id"] => json!({"op": "move", "photos": some, "to": other["id"]}),
        _ => json!({"op": "accept", "group": one["id"]}),
    };
    both.extend(photos(other));
    Ok(Some((line, both)))
}

/// Chance that comes out the same each time (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators").
struct Coin(u64);

impl Coin {
    /// A number from 0 up to and without this one.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        #[allow(clippy::cast_possible_truncation, reason = "less than `end`")]
        let drawn = ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize;
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_same_each_time_and_reaches_all() {
        let drawn = |seed| {
            let mut coin = Coin(seed);
            (0..40).map(|_| coin.below(4)).collect::<Vec<_>>()
        };
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
        assert!((0..4).all(|n| drawn(3).contains(&n)));
    }
}
