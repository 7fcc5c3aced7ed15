//! What was said of photos follows a photo that was edited in another program.

use super::{LinkChange, Version};
use crate::domain::{Links, Pair, PhotoId, pair};
use std::collections::BTreeMap;

/// Whether a list of changes can follow: what it says of the new photo, where it says anything, is what it says of the old
/// one.
pub(super) fn fits(version: &Version, changes: &[LinkChange]) -> bool {
    changes.iter().all(|change| match other(change.pair, version.new) {
        Some(end) => changes.iter().any(|c| {
            other(c.pair, version.old) == Some(end) && (c.was, c.now) == (change.was, change.now) && end != version.old
        }),
        None => true,
    })
}

/// The photo beside this one in a pair.
fn other(pair: Pair, photo: PhotoId) -> Option<PhotoId> {
    match pair {
        (a, b) if a == photo => Some(b),
        (a, b) if b == photo => Some(a),
        _ => None,
    }
}

/// Whether a pair names the old photo.
pub(super) fn names(version: &Version, pair: Pair) -> bool {
    other(pair, version.old).is_some()
}

/// Lets the links follow.
pub(super) fn follow(version: &Version, links: &mut Links) {
    let named: Vec<(Pair, bool)> = links.iter().filter(|(pair, _)| names(version, *pair)).collect();
    for (old, together) in named {
        if !version.keeps {
            links.set(old, None);
        }
        if let Some(new) = moved(version, old) {
            links.set(new, Some(together));
        }
    }
}

/// Lets what changed follow.
pub(super) fn follow_changes(version: &Version, changes: &mut Vec<LinkChange>) {
    if !changes.iter().any(|change| names(version, change.pair)) {
        return;
    }
    let mut all: BTreeMap<Pair, LinkChange> = BTreeMap::new();
    for change in changes.drain(..) {
        let new = moved(version, change.pair).filter(|_| names(version, change.pair));
        if new.is_none() || version.keeps {
            all.insert(change.pair, change);
        }
        all.extend(new.map(|pair| (pair, LinkChange { pair, ..change })));
    }
    changes.extend(all.into_values());
}

fn moved(version: &Version, old: Pair) -> Option<Pair> {
    pair(version.new, other(old, version.old)?)
}
