//! Groups of photos: what Albumen suggests, and what the person made of it.

use super::{Links, PhotoId, Stamp, ThemeKind, Whereabouts};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Names a group for as long as it lives; stable from run to run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GroupId(pub String);

impl GroupId {
    /// What the id of an album that is a folder begins with; those of other groups are a letter and digits.
    pub const FOLDER: &'static str = "folder-";
    /// What the id of a suggestion that has photos of a rejected one begins with; no other has digits after an "r".
    pub const AGAIN: &'static str = "r";

    /// Whether it names a folder that is an album, or what came to one later.
    pub fn is_of_folder(&self) -> bool {
        self.0.starts_with(Self::FOLDER)
    }

    /// Whether it names a suggestion that has photos of one that the person rejected, or what came to it later.
    pub fn is_again(&self) -> bool {
        self.0.starts_with(Self::AGAIN)
    }
}

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
    /// Where it lies across events: of which kind, a theme or an album made by hand. Its photos are in events as well, and
    /// may be in any number of others of its kind. `None` for an event, which shares no photo with another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeKind>,
}

/// All that the person said which the grouping of events keeps to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Groups that stay as they are, by id.
    pub held: Vec<Held>,
    /// Photos that the person took out of a group: they are never suggested as an addition to it.
    pub apart: BTreeSet<(GroupId, PhotoId)>,
    /// Names of cameras (see [`super::Camera::name`]) whose clock the person leaves as it is.
    pub trusted_clocks: BTreeSet<String>,
    /// What the person said of photos directly. It never contradicts itself or `held`: photos that belong together are in
    /// the same held group or in none, and no held group has two that do not.
    pub links: Links,
    /// Those of `held` that the person made photo by photo (split, merged, moved, took out), and did not just take as they
    /// were suggested.
    pub formed: BTreeSet<GroupId>,
    /// Those of `held` that Albumen suggested and the person rejected, each with the photos that it had then, ascending. Their
    /// photos may be suggested otherwise.
    pub rejected: BTreeMap<GroupId, Vec<PhotoId>>,
}

/// A camera whose clock was off, and by how much its photos were moved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockShift {
    /// Its name, see [`super::Camera::name`].
    pub camera: String,
    /// Seconds that were added to what it wrote: 25,200 where it was seven hours slow.
    pub seconds: i32,
}

/// A photo that fits its group less well, and might belong elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubtful {
    /// Which.
    pub photo: PhotoId,
    /// What speaks against it most.
    pub why: Doubt,
}

/// Why a photo is doubtful.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doubt {
    /// Taken this many seconds before or after all others.
    FarInTime(f64),
    /// Taken this many metres from all others.
    Elsewhere(f64),
    /// It looks different from the others.
    LooksDifferent,
    /// Its file has no date of its own: it is here for its look and for when it was received.
    NoDate,
    /// Only its day is known: it is here for its look.
    OnlyDay,
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
    /// Photos that fit less well, each with why; in the order of their ids.
    pub doubtful: Vec<Doubtful>,
    /// Cameras whose clock was off when some of these photos were taken; the dates here are the corrected ones.
    pub clocks: Vec<ClockShift>,
    /// Where it was, by name; `None` where no photo says so.
    pub whereabouts: Option<Whereabouts>,
    /// Whether that goes without saying: near home, in the person's own town.
    pub is_everyday: bool,
    /// A few photos that stand for it, the cover first; any beginning of the list is a good choice of that length. Empty
    /// until they were chosen.
    pub typical: Vec<PhotoId>,
    /// Where it is a theme and no event: what it is known by.
    pub theme: Option<ThemeSummary>,
    /// Where it is a folder that looks like an album: its place, from the library's folder that holds it on.
    pub folder: Option<String>,
}

/// What a theme is known by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ThemeSummary {
    /// By look, or by which signs.
    pub kind: ThemeKind,
    /// Mean share of a photo's nearest neighbours that are in the theme too, 0 to 1; `None` where it is as the person made it.
    pub cohesion: Option<f32>,
}

impl Summary {
    /// Puts a photo first among those that stand for the group.
    pub fn stand_for(&mut self, cover: PhotoId) {
        self.typical.retain(|photo| *photo != cover);
        self.typical.insert(0, cover);
    }

    /// Why a photo fits less well; `None` where it fits.
    pub fn doubt(&self, photo: PhotoId) -> Option<Doubt> {
        self.doubtful.iter().find(|doubtful| doubtful.photo == photo).map(|doubtful| doubtful.why)
    }
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
    /// The accepted album that these photos join where they are accepted: they came after it, and fit it.
    pub addition_to: Option<GroupId>,
    /// What it has in common.
    pub summary: Summary,
}
