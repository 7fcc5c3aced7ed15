//! Groups of photos: what Albumen suggests, and what the person made of it.

use super::{PhotoId, Stamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names a group for as long as it lives; stable from run to run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GroupId(pub String);

impl fmt::Display for GroupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the person said of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupState {
    /// Nothing yet.
    Open,
    /// It is an album.
    Accepted,
    /// Not an album.
    Rejected,
    /// Put off.
    Later,
}

/// A group that the person has touched: from then on its photos are exactly these until the person says otherwise.
/// Grouping leaves it as it is and arranges the other photos around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Identity.
    pub id: GroupId,
    /// What the person said last. `Open` for a suggestion that was split, merged or changed but not yet accepted.
    pub state: GroupState,
    /// The name the person gave it, if any.
    pub name: Option<String>,
    /// Its photos, ascending, never empty.
    pub photos: Vec<PhotoId>,
}

/// What a group has in common, in numbers: titles and reasons are made of it, in any language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// First and last moment, over the photos whose date is trustworthy enough to say so.
    pub span: Option<(Stamp, Stamp)>,
    /// Number of different places in time where photos were taken, that is days.
    pub days: usize,
    /// Largest distance from the group's middle, in metres, over the photos with a position.
    pub radius: Option<f64>,
    /// Distance of the group's middle from home, in metres, where both are known.
    pub from_home: Option<f64>,
    /// Mean cosine similarity of neighbours in time, where there are two or more photos.
    pub similarity: Option<f32>,
    /// Photos that fit less well, and might belong elsewhere.
    pub doubtful: Vec<PhotoId>,
}

/// A group as it is shown: suggested by Albumen, or held as the person left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Identity.
    pub id: GroupId,
    /// What the person said of it.
    pub state: GroupState,
    /// The name the person gave it, if any.
    pub name: Option<String>,
    /// Its photos in the order in which they were taken.
    pub photos: Vec<PhotoId>,
    /// Calibrated probability that the group is right as it is, 0 to 1.
    pub confidence: f32,
    /// Whether Albumen stands for it: at least 95 in 100 such groups are right as they are.
    pub sure: bool,
    /// What it has in common.
    pub summary: Summary,
}
