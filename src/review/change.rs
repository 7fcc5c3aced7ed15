//! The effect of a correction, with its exact inverse.

use super::{CoverChange, MarkChange};
use crate::domain::{Held, HeldStack, Pair};
use serde::{Deserialize, Serialize};

/// A change of what the person decided. Of the held groups, those in `before` are replaced by those in `after`. Groups that Albumen only suggests
/// are not held, so they appear on neither side until the person touches them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The held groups that the correction touched, as they were.
    pub before: Vec<Held>,
    /// The same groups and the new ones, as they are since.
    pub after: Vec<Held>,
    /// Whether a camera's clock may be corrected, where that changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockChange>,
    /// What was decided about stacks, where that changed.
    #[serde(default, skip_serializing_if = "StackChange::is_empty")]
    pub stacks: StackChange,
    /// Which photos stand for groups, where that changed; each group once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub covers: Vec<CoverChange>,
    /// What was said of pairs of photos, where that changed: each pair once, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkChange>,
    /// What was said of single photos, each once, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkChange>,
}

/// What was said of two photos, before and after: together, apart, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkChange {
    /// Which photos.
    pub pair: Pair,
    /// As it was.
    pub was: Option<bool>,
    /// As it is since.
    pub now: Option<bool>,
}

/// Decisions about stacks, before and after: those in `before` are replaced by those in `after`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StackChange {
    /// As they were.
    pub before: Vec<HeldStack>,
    /// As they are since.
    pub after: Vec<HeldStack>,
}

impl StackChange {
    /// Whether nothing is different afterwards.
    pub fn is_empty(&self) -> bool {
        self.before == self.after
    }
}

/// Whether Albumen may correct a camera's clock, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockChange {
    /// The camera's name.
    pub camera: String,
    /// As it was.
    pub was: bool,
    /// As it is since.
    pub now: bool,
}

impl Change {
    /// What takes this change back.
    pub fn inverse(&self) -> Self {
        let turned = |c: &ClockChange| ClockChange { camera: c.camera.clone(), was: c.now, now: c.was };
        let stacks = StackChange { before: self.stacks.after.clone(), after: self.stacks.before.clone() };
        let covers = self.covers.iter().map(CoverChange::inverse).collect();
        let links = self.links.iter().map(|l| LinkChange { pair: l.pair, was: l.now, now: l.was }).collect();
        let marks = self.marks.iter().map(MarkChange::inverse).collect();
        let clock = self.clock.as_ref().map(turned);
        Self { before: self.after.clone(), after: self.before.clone(), clock, stacks, covers, links, marks }
    }

    /// Whether nothing is different afterwards.
    pub fn is_empty(&self) -> bool {
        self.before == self.after
            && self.clock.as_ref().is_none_or(|c| c.was == c.now)
            && self.stacks.is_empty()
            && self.covers.iter().all(|cover| cover.was == cover.now)
            && self.links.is_empty()
            && self.marks.iter().all(|mark| mark.was == mark.now)
    }
}
