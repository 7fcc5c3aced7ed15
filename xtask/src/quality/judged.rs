//! Suggestions held against the albums that are right: which are right as they are, and how well they know it.

use serde_json::Value;
use std::collections::BTreeMap;

/// One suggestion.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judged {
    /// What Albumen thinks its chances are.
    pub(super) confidence: f64,
    /// Whether Albumen stands for it.
    pub(super) sure: bool,
    /// How many photos it has.
    pub(super) photos: usize,
    /// Whether it is exactly one of the true albums.
    pub(super) right: bool,
}

/// All suggestions of `suggest --json`, judged by a truth file; `None` where either is something else. Paths of the
/// truth are relative, those of the suggestions end in them.
pub(super) fn judge(suggested: &Value, truth: &Value) -> Option<Vec<Judged>> {
    let sizes: Vec<usize> =
        truth["albums"].as_object()?.values().map(|photos| photos.as_array().map_or(0, Vec::len)).collect();
    let album = albums_of(truth)?;
    let judged = |group: &Value| {
        let photos: Vec<&str> = group["photos"].as_array()?.iter().filter_map(Value::as_str).collect();
        let first = album(photos.first()?);
        let right = first
            .is_some_and(|first| photos.len() == sizes[first] && photos.iter().all(|path| album(path) == Some(first)));
        let (confidence, sure) = (group["confidence"].as_f64()?, group["sure"].as_bool()?);
        Some(Judged { confidence, sure, photos: photos.len(), right })
    };
    suggested["groups"].as_array()?.iter().map(judged).collect()
}

/// The number of the true album of a path; `None` where the truth is something else. Paths of the truth are relative, those that
/// are asked for end in them.
pub(super) fn albums_of(truth: &Value) -> Option<impl Fn(&str) -> Option<usize>> {
    let mut album_of: BTreeMap<&str, usize> = BTreeMap::new();
    for (album, photos) in truth["albums"].as_object()?.values().enumerate() {
        album_of.extend(photos.as_array()?.iter().filter_map(Value::as_str).map(|path| (path, album)));
    }
    Some(move |path: &str| {
        let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
        starts.filter_map(|at| album_of.get(&path[at..])).next().copied()
    })
}

/// Number of true albums with two photos or more: those that there is something to do about.
pub(super) fn albums(truth: &Value) -> Option<usize> {
    Some(truth["albums"].as_object()?.values().filter(|p| p.as_array().is_some_and(|p| p.len() > 1)).count())
}

/// Of suggestions whose confidence lies in one tenth: how many, what they think, and how many are right.
#[derive(Debug, PartialEq)]
pub(super) struct Tenth {
    pub(super) from: f64,
    pub(super) count: usize,
    pub(super) mean_confidence: f64,
    pub(super) right: usize,
}

/// Reliability (Murphy & Winkler 1977): the tenths in which there is any suggestion, and the expected calibration error
/// (Naeini, Cooper & Hauskrecht 2015), the mean distance between what they think and how many are right.
pub(super) fn reliability<'j>(judged: impl Iterator<Item = &'j Judged>) -> (Vec<Tenth>, f64) {
    let mut tenths: BTreeMap<u8, (usize, f64, usize)> = BTreeMap::new();
    for one in judged {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 9")]
        let tenth = (one.confidence * 10.0).floor().clamp(0.0, 9.0) as u8;
        let (count, confidence, right) = tenths.entry(tenth).or_default();
        (*count, *confidence, *right) = (*count + 1, *confidence + one.confidence, *right + usize::from(one.right));
    }
    let all: usize = tenths.values().map(|(count, _, _)| count).sum();
    let off: f64 = tenths.values().map(|(_, confidence, right)| (confidence - number(*right)).abs()).sum();
    let tenth = |(tenth, (count, confidence, right)): (u8, (usize, f64, usize))| Tenth {
        from: f64::from(tenth) / 10.0,
        count,
        mean_confidence: confidence / number(count),
        right,
    };
    (tenths.into_iter().map(tenth).collect(), off / number(all.max(1)))
}

#[allow(clippy::cast_precision_loss, reason = "some thousands at most")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_suggestion_is_right_where_it_is_one_whole_album() {
        let truth = json!({"albums": {"a": ["x/1.jpg", "x/2.jpg"], "b": ["x/3.jpg"], "c": ["x/4.jpg", "x/5.jpg"]}});
        let group = |photos: &[&str]| json!({"confidence": 0.9, "sure": false, "photos": photos});
        let suggested = json!({"groups": [
            group(&["/p/x/1.jpg", "/p/x/2.jpg"]), group(&["/p/x/3.jpg", "/p/x/4.jpg"]), group(&["/p/x/5.jpg"]),
            group(&["/p/other.jpg"])
        ]});
        let right: Vec<bool> = judge(&suggested, &truth).unwrap().iter().map(|j| j.right).collect();
        assert_eq!((right, albums(&truth)), (vec![true, false, false, false], Some(2)));
        assert_eq!(judge(&json!({"groups": [{}]}), &truth), None);
    }

    #[test]
    fn reliability_is_told_by_tenths() {
        let one = |confidence, right| Judged { confidence, sure: false, photos: 3, right };
        let judged = [one(0.92, true), one(0.98, false), one(1.0, true), one(0.2, false)];
        let (tenths, error) = reliability(judged.iter());
        let shown: Vec<_> = tenths.iter().map(|t| (t.from, t.count, t.right)).collect();
        assert_eq!(shown, [(0.2, 1, 0), (0.9, 3, 2)]);
        assert!((tenths[1].mean_confidence - 2.9 / 3.0).abs() < 1e-9);
        assert!((error - (0.2 + 0.9) / 4.0).abs() < 1e-9);
    }
}
