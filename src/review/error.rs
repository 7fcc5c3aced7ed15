//! Why a correction cannot be carried out, in the person's words.

use crate::domain::{GroupId, PhotoId};

/// Why a correction cannot be carried out. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// The id names neither a suggestion nor an album.
    #[error("there is no group “{0}”; ask for the suggestions again, it may have changed")]
    NoGroup(GroupId),
    /// The photo is not in that group.
    #[error("photo {photo} is not in group “{group}”")]
    NotInGroup {
        /// The photo.
        photo: PhotoId,
        /// The group.
        group: GroupId,
    },
    /// The library does not know the photo.
    #[error("photo {0} is not in this library")]
    NoPhoto(PhotoId),
    /// The correction names no photos.
    #[error("it names no photos")]
    NoPhotos,
    /// All photos of a group would leave it.
    #[error("it takes every photo out of group “{0}”; leave at least one, or reject the group")]
    NothingLeft(GroupId),
    /// A merge of fewer than two groups.
    #[error("a merge needs two different groups")]
    OneGroup,
    /// A stack of fewer than two photos.
    #[error("a stack needs two different photos")]
    OneInStack,
    /// A photo is to be kept that is not in the stack.
    #[error("photo {0} is to be kept, but is not in the stack")]
    NotInStack(PhotoId),
    /// Fewer than two photos are said to belong together or not.
    #[error("it takes two different photos")]
    OnePhoto,
    /// The same photo on both sides.
    #[error("photo {0} is on both sides")]
    OnBothSides(PhotoId),
    /// Photos of different held groups are said to belong together.
    #[error("these photos are in two groups, “{0}” and “{1}”; merge them, or move the photos")]
    InTwoGroups(GroupId, GroupId),
    /// Photos of one held group are said not to belong together.
    #[error("these photos are both in group “{0}”; take those out that do not belong there")]
    InOneGroup(GroupId),
    /// A theme and an event cannot be one.
    #[error("a theme and an event cannot be merged; move photos into the theme instead")]
    ThemeAndEvent,
    /// A photo is to be added to an album of an event, and is in another one that the person accepted.
    #[error(
        "photo {photo} is in the album “{album}”, and each photo is in one event; move it, or make an album by hand"
    )]
    InAnotherAlbum {
        /// The photo.
        photo: PhotoId,
        /// The album that it is in.
        album: GroupId,
    },
    /// Going back or forward to an entry that does not stand, or was not taken back.
    #[error("entry {0} of the record is none that can be gone back or forward to")]
    NoEntry(u64),
    /// The library has no photo of that camera.
    #[error("there is no camera “{0}” in this library")]
    NoCamera(String),
    /// More stars than there are.
    #[error("{0} stars are too many; there are 0 to 5")]
    TooManyStars(u8),
    /// A turn that would leave a photo askew.
    #[error("{0} degrees are no quarter turn; 90, 180 or 270 are")]
    NoQuarterTurn(i16),
    /// A date would be moved out of reason.
    #[error("dates cannot be moved that far")]
    TooFar,
    /// A clock that is nowhere.
    #[error("no clock is {0} minutes from UTC")]
    NoZone(i16),
    /// No town has this name.
    #[error("no town called “{0}” is known; name its degrees instead")]
    NoTown(String),
    /// Undo with nothing done.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Redo with nothing undone.
    #[error("there is nothing to redo")]
    NothingToRedo,
}

/// The log says something that cannot follow from what came before: the library is damaged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {sequence} of the log does not follow from the entries before it")]
pub struct BrokenLog {
    /// Number of the entry.
    pub sequence: u64,
}
