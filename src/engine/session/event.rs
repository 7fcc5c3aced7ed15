//! What an open library tells.

use super::super::{
    Added, Done, EngineError, Estimate, FoundPhotos, InstalledEncoder, Learned, NamedTowns, Questions, Report,
    ReviewError, Snapshot, Telling, Town, Unread,
};
use super::{ExportNews, WastebasketNews};
use crate::domain::{
    Correction, DateSource, Exposure, Film, GroupId, Locality, Mark, Photo, PhotoId, Place, ShownStack, Side, Stamp,
    Suggestion, Whereabouts,
};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// One piece of news. Those of one kind come in order; a newer list replaces an older one.
#[derive(Clone, Debug)]
pub enum Event {
    /// The library is open: the first event there is.
    Opened(Opened),
    /// Photos that are new or whose facts changed, in batches; those of the library at the start come first.
    Photos(Vec<PhotoItem>),
    /// All photos that were in the library at the start have been told.
    Loaded,
    /// These photos are in none of the known folders any more.
    Gone(Vec<PhotoId>),
    /// All groups: suggestions, albums, and what was rejected or put off. Every photo is in exactly one.
    Groups(Arc<[Suggestion]>),
    /// What is worth asking of the person, of the last grouping.
    Questions(Questions),
    /// How learning stands.
    Learning(Arc<Learned>),
    /// All stacks: those that were found, as the person left them. Each photo is in one at most.
    Stacks {
        /// Which, by time.
        shown: Arc<[ShownStack]>,
        /// Whether they were looked for yet; before, only those are told that the person decided about.
        is_made: bool,
    },
    /// Whether bursts and copies could be told when stacks were looked for; told where it is another than before.
    StacksToldBy(Telling),
    /// All themes: suggestions, albums, and what was rejected or put off.
    Themes(Themes),
    /// The folders that look like albums, by path, which are looked for by themselves when nothing is read any more; less what
    /// was decided. What was made an album is among the themes.
    FolderAlbums(Arc<[Suggestion]>),
    /// A batch of operations was carried out and is on the disk; the groups that follow show it.
    Reviewed(Reviewed),
    /// What was asked for with [`super::Command::Nearly`].
    Nearly {
        /// The group that was asked about.
        group: GroupId,
        /// Photos near it in time that almost fit, the likeliest first.
        photos: Arc<[PhotoId]>,
    },
    /// What the person did, the latest first.
    History(Arc<[Done]>),
    /// A batch of operations was refused as a whole.
    Refused(ReviewError),
    /// How far an import is.
    Import(ImportState),
    /// All files and folders that could not be read at the last look, by path.
    Unread(Arc<[Unread]>),
    /// The folders of the library changed.
    Folders(Vec<PathBuf>),
    /// Those of the library's folders that are not here just now: a drive that is away, a network that is not reached. Their
    /// photos stay in all lists.
    Offline(Vec<PathBuf>),
    /// What was asked for with [`super::Command::Describe`].
    Described(Box<Details>),
    /// What was asked for with [`super::Command::Find`].
    Found {
        /// The number of the question.
        number: u64,
        /// The photos, the best first.
        found: Result<FoundPhotos, Arc<EngineError>>,
    },
    /// How the photo that was asked for with [`super::Command::Describe`] was taken, where its file says so.
    Exposed(PhotoId, Option<Box<Exposure>>),
    /// Towns whose name begins so, the likeliest first.
    TownsFound {
        /// What was asked.
        text: String,
        /// The towns.
        towns: Vec<Town>,
    },
    /// The towns of the photos that were asked for.
    TownsNamed(Arc<NamedTowns>),
    /// The encoders that are there.
    Encoders(Arc<[InstalledEncoder]>),
    /// An encoder was taken in.
    EncoderAdded(Added),
    /// The person chose another encoder: whether it is used already, or is when all photos are encoded with it.
    EncoderChosen(bool),
    /// What became of an export.
    Export(ExportNews),
    /// What became of what is not kept.
    Wastebasket(WastebasketNews),
    /// Something went wrong; the session goes on where it can.
    Failed(Arc<EngineError>),
}

/// What recurs across events, as far as it was looked for. A photo may be in several.
#[derive(Clone, Debug, PartialEq)]
pub struct Themes {
    /// The themes: those by plain signs first, then the largest; those that the person decided about last.
    pub groups: Arc<[Suggestion]>,
    /// How far it is.
    pub state: ThemesState,
}

/// Whether themes were looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemesState {
    /// Not since the library was opened.
    #[default]
    NotAsked,
    /// They are being looked for.
    Working,
    /// They were.
    Made {
        /// Whether photos came or went since.
        is_stale: bool,
    },
}

/// What a library holds when it is opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// Where it is.
    pub library: PathBuf,
    /// The folders that its photos come from.
    pub folders: Vec<PathBuf>,
    /// Preferences by name.
    pub preferences: BTreeMap<String, String>,
    /// How many photos will follow.
    pub photos: usize,
    /// What undo would take back, if anything.
    pub undo: Option<Correction>,
    /// What redo would do again, if anything.
    pub redo: Option<Correction>,
    /// How many corrections were said in one go, of those that undo and of those that redo goes through, the next one last.
    pub strokes: (Vec<usize>, Vec<usize>),
}

/// A photo as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoItem {
    /// Identity.
    pub id: PhotoId,
    /// Width in pixels as shown, at least 1.
    pub width: u32,
    /// Height in pixels as shown, at least 1.
    pub height: u32,
    /// Quarter turns clockwise, 0 to 3, from what its file shows to what is shown.
    pub turned: u8,
    /// Whether it is one of the person's favourites.
    pub favourite: bool,
    /// 0 to 5.
    pub stars: u8,
    /// The best date, and where it is from.
    pub taken: Option<(Stamp, DateSource)>,
    /// What it was taken with, as people call it.
    pub camera: Option<Arc<str>>,
    /// Where it was taken.
    pub place: Option<Place>,
    /// The first of its files that is in its place.
    pub file: PathBuf,
    /// How many of its files are in their places, at least 1: the same content may lie in several.
    pub files: usize,
    /// Where it is a film: how long.
    pub film: Option<Film>,
}

/// All that is known of one photo.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// What its bytes say.
    pub photo: Photo,
    /// The best date, and where it is from.
    pub taken: Option<(Stamp, DateSource)>,
    /// The town that its position is named by, where there is one.
    pub locality: Option<Locality>,
    /// Where the group that it is in was taken, for a photo that has no position of its own.
    pub group_whereabouts: Option<Whereabouts>,
    /// What files beside it say.
    pub side: Option<Side>,
    /// What the person says of it.
    pub mark: Mark,
    /// Every file that holds it, with its bytes and whether it was in its place at the last look.
    pub files: Vec<(PathBuf, u64, bool)>,
}

/// What came of a batch of operations.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The operations' corrections that were done, or done again.
    pub done: Vec<Correction>,
    /// Those that were taken back.
    pub undone: Vec<Correction>,
    /// What undo would take back now, if anything.
    pub undo: Option<Correction>,
    /// What redo would do again now, if anything.
    pub redo: Option<Correction>,
    /// How many corrections were said in one go, of those that undo and of those that redo goes through now, the next one last.
    pub strokes: (Vec<usize>, Vec<usize>),
}

/// How an import stands. `run` counts up from one: what comes late from an earlier run can be told from what is new.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    /// At work, or held.
    Running {
        /// Which.
        run: u64,
        /// How far.
        progress: Snapshot,
        /// How fast, and how long still.
        estimate: Estimate,
        /// Whether the person holds it.
        is_paused: bool,
    },
    /// Over.
    Ended {
        /// Which.
        run: u64,
        /// What it did; the reason where it could not go on is an [`Event::Failed`] of its own.
        report: Report,
    },
}
