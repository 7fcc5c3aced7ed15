//! What a person can say about a grouping.

use super::{GroupId, PhotoId, Place, When};
use serde::{Deserialize, Serialize};

/// One thing the person says about a grouping; `P` is how a photo is named: by path in a corrections file, by
/// [`PhotoId`] inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub enum Correction<P = PhotoId> {
    /// This group is an album.
    Accept {
        /// Which.
        group: GroupId,
    },
    /// This group is none.
    Reject {
        /// Which.
        group: GroupId,
    },
    /// Not now.
    Later {
        /// Which.
        group: GroupId,
    },
    /// These photos leave the group and form one of their own. The rest of an album is the album; the rest of a suggestion
    /// stays a suggestion, which keeps its id until photos are grouped anew.
    Split {
        /// Which.
        group: GroupId,
        /// Who leaves.
        photos: Vec<P>,
    },
    /// These groups are one. The first stays, accepted if any was.
    Merge {
        /// Two or more.
        groups: Vec<GroupId>,
    },
    /// These photos, wherever they are, belong to that group.
    Move {
        /// Who.
        photos: Vec<P>,
        /// Where to.
        to: GroupId,
    },
    /// These photos do not belong to this group; where they belong is not said.
    Remove {
        /// Which.
        group: GroupId,
        /// Who.
        photos: Vec<P>,
    },
    /// The group's name.
    Rename {
        /// Which.
        group: GroupId,
        /// The new name; empty takes the person's name away, so that the title is made from dates and places again.
        name: String,
    },
    /// The photo that stands for a group. It says nothing of which photos belong to it, so a suggestion stays one.
    Cover {
        /// Which.
        group: GroupId,
        /// One of its photos.
        photo: P,
    },
    /// A new album made by hand. It may hold any photos, which stay in their events and other albums.
    Create {
        /// Its name; empty for none yet.
        name: String,
        /// Who, one or more.
        photos: Vec<P>,
    },
    /// These photos belong to that album, too. They leave no other album: see `review::add`.
    Add {
        /// Who.
        photos: Vec<P>,
        /// Where to.
        to: GroupId,
    },
    /// These photos lie as one stack, of which these are kept: the others are hidden under the first of them. No file is
    /// touched.
    Keep {
        /// All photos of the stack, two or more.
        stack: Vec<P>,
        /// Those that are kept, that on top first.
        photos: Vec<P>,
    },
    /// These photos are no stack: each lies by itself.
    Unstack {
        /// Two or more.
        photos: Vec<P>,
    },
    /// These photos belong to one event.
    Same {
        /// Two or more.
        photos: Vec<P>,
    },
    /// These photos do not: of two, one is not with the other; where `from` names some, none of `photos` is with any of them.
    Different {
        /// Two, or one side.
        photos: Vec<P>,
        /// The other side.
        #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
        from: Vec<P>,
    },
    /// Whether Albumen may correct the clock of this camera where it finds it off. It may until the person says no.
    Clock {
        /// Its name, see [`super::Camera::name`].
        camera: String,
        /// Yes or no.
        on: bool,
    },
    /// Whether these are among the person's favourites.
    Favourite {
        /// Which.
        photos: Vec<P>,
        /// Yes or no.
        on: bool,
    },
    /// So many stars, 0 to 5.
    Rate {
        /// Which.
        photos: Vec<P>,
        /// How many.
        stars: u8,
    },
    /// These are shown turned, beyond how they are shown now.
    Rotate {
        /// Which.
        photos: Vec<P>,
        /// Clockwise; a multiple of 90.
        degrees: i16,
    },
    /// When these were taken; what was said of their dates before counts no more.
    Date {
        /// Which.
        photos: Vec<P>,
        /// When; `None`: as their files say.
        to: Option<When>,
    },
    /// The dates of these are so much later.
    Shift {
        /// Which.
        photos: Vec<P>,
        /// By how much; less than nothing for earlier.
        seconds: i64,
    },
    /// The dates of these are told on this clock; what it shows stays.
    Zone {
        /// Which.
        photos: Vec<P>,
        /// East of UTC.
        minutes: i16,
    },
    /// Where these were taken.
    Place {
        /// Which.
        photos: Vec<P>,
        /// Where; with neither this nor a town, as their files say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Place>,
        /// The town that the person named; in a corrections file it stands for its place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        town: Option<String>,
    },
}

impl<P> Correction<P> {
    /// Whether it says which photos belong together, in events or themes; names, covers, stacks, marks and clocks do not, nor
    /// does what is put off, nor an album made by hand.
    pub fn speaks_of_groups(&self) -> bool {
        match self {
            Self::Accept { .. }
            | Self::Reject { .. }
            | Self::Split { .. }
            | Self::Merge { .. }
            | Self::Move { .. }
            | Self::Remove { .. }
            | Self::Add { .. }
            | Self::Same { .. }
            | Self::Different { .. } => true,
            Self::Later { .. }
            | Self::Rename { .. }
            | Self::Cover { .. }
            | Self::Create { .. }
            | Self::Keep { .. }
            | Self::Unstack { .. }
            | Self::Clock { .. }
            | Self::Favourite { .. }
            | Self::Rate { .. }
            | Self::Rotate { .. }
            | Self::Date { .. }
            | Self::Shift { .. }
            | Self::Zone { .. }
            | Self::Place { .. } => false,
        }
    }

    /// The photos that it marks, where it says something of single photos and nothing of groups or stacks.
    pub fn marks(&self) -> Option<&[P]> {
        match self {
            Self::Favourite { photos, .. }
            | Self::Rate { photos, .. }
            | Self::Rotate { photos, .. }
            | Self::Date { photos, .. }
            | Self::Shift { photos, .. }
            | Self::Zone { photos, .. }
            | Self::Place { photos, .. } => Some(photos),
            Self::Accept { .. }
            | Self::Reject { .. }
            | Self::Later { .. }
            | Self::Split { .. }
            | Self::Merge { .. }
            | Self::Move { .. }
            | Self::Remove { .. }
            | Self::Rename { .. }
            | Self::Keep { .. }
            | Self::Unstack { .. }
            | Self::Cover { .. }
            | Self::Create { .. }
            | Self::Add { .. }
            | Self::Same { .. }
            | Self::Different { .. }
            | Self::Clock { .. } => None,
        }
    }
}

/// A line of a corrections file: a correction, or a step through their history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation<P = PhotoId> {
    /// Something new.
    Correct(Correction<P>),
    /// Take back the last correction that stands.
    Undo,
    /// Do again the correction that was taken back last.
    Redo,
    /// Go back to before this entry of the record: take back it and all that was done after it and stands.
    Back {
        /// Its number.
        before: u64,
    },
    /// Do again all that was taken back, up to this entry of the record and with it.
    Forward {
        /// Its number.
        through: u64,
    },
}
