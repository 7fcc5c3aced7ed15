//! What there is to see: plain data, changed by the engine's events and by [`super::update`] alone.

mod compare;
mod expected;
mod export;
mod found;
mod groups;
mod neighbours;
mod news;
mod parts;
mod photos;
mod questions;
#[cfg(test)]
pub(super) mod samples;
mod selection;
mod sieve;
mod stacks;
mod strokes;
mod targets;
mod toast;
mod towns;

pub(super) use compare::Compare;
pub(super) use export::{ExportProgress, Exports};
pub(super) use found::Found;
pub(super) use groups::Groups;
pub(super) use neighbours::{Neighbours, neighbours};
pub(super) use parts::{Part, parts, pause_between};
#[cfg(test)]
pub(super) use photos::tests::photo;
pub(super) use photos::{Photos, Shot};
pub(super) use questions::Asking;
pub use selection::Select;
pub(super) use selection::{Selection, Ticked, between};
pub(super) use sieve::Sieve;
pub(super) use stacks::{Place, Stacks, in_order};
pub(super) use strokes::Strokes;
pub use targets::Choosing;
pub(super) use targets::{Target, matching, targets};
pub(super) use toast::{Toast, ToastLine};
pub(super) use towns::Towns;

use crate::domain::{Correction, Exposure, GroupId, PhotoId, Suggestion};
use crate::engine::session::{Details, ImportState, Opened, ThemesState};
use crate::engine::{DiscardPlan, Done, EngineError, InstalledEncoder, Learned, Unread};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the person is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// All photos by day.
    #[default]
    Photos,
    /// The suggested albums.
    Suggestions,
    /// Folders that look like albums.
    Folders,
    /// What recurs across events.
    Themes,
    /// What is asked of the person.
    Questions,
    /// Bursts and copies.
    Stacks,
    /// The accepted albums.
    Albums,
    /// One suggestion or album.
    Group(GroupId),
    /// What was looked for.
    Found,
    /// What the person did.
    History,
    /// What could not be read.
    Unread,
    /// Preferences and folders.
    Settings,
}

/// Colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// One photo over everything else.
#[derive(Clone, Debug, PartialEq)]
pub struct Large {
    /// What next and previous go through; never empty.
    pub among: Vec<PhotoId>,
    /// Which of them.
    pub at: usize,
    /// Whether its details stand beside it.
    pub shows_details: bool,
}

impl Large {
    /// The photo shown.
    pub fn photo(&self) -> Option<PhotoId> {
        self.among.get(self.at).copied()
    }
}

/// All that the window shows.
#[derive(Debug, Default)]
pub struct Model {
    /// Where the person is.
    pub screen: Screen,
    /// Where they were before, the last at the end.
    pub before: Vec<Screen>,
    /// One photo over it, if any.
    pub large: Option<Large>,
    /// Which photos of this screen are selected.
    pub selection: Selection,
    /// What the list of groups that lies over it is for, if it does.
    pub is_choosing: Option<Choosing>,
    /// Whether a name is being written for a new album of the selected photos.
    pub is_naming: bool,
    /// Whether what accepting all that is sure would accept lies over it.
    pub shows_sure: bool,
    /// Whether the keyboard shortcuts lie over it.
    pub shows_shortcuts: bool,
    /// The library, once it is open.
    pub library: Option<Opened>,
    /// Why the library could not be opened.
    pub problem: Option<Arc<EngineError>>,
    /// Whether all photos that were in the library at the start are here.
    pub is_loaded: bool,
    /// Whether the groups are here, so that there being none means something.
    pub is_grouped: bool,
    /// The photos.
    pub photos: Photos,
    /// What of the photos and albums is wanted only.
    pub sieve: Sieve,
    /// The towns of photos, as far as they were asked for.
    pub towns: Towns,
    /// Suggestions and albums.
    pub groups: Groups,
    /// What recurs across events: suggestions and albums by theme.
    pub themes: Groups,
    /// Folders that look like albums.
    pub folders: Groups,
    /// Whether the page of suggestions begins with them.
    pub shows_folders: bool,
    /// The group in which themes were looked for last; `None` for all photos.
    pub themes_of: Option<GroupId>,
    /// How far looking for themes is.
    pub themes_state: ThemesState,
    /// How learning stands, once it was asked for.
    pub learning: Option<Arc<Learned>>,
    /// "Same event?"
    pub questions: Asking,
    /// Bursts, copies, raw files with their pictures.
    pub stacks: Stacks,
    /// The photos whose dates and places are being corrected, if any.
    pub mending: Option<Vec<PhotoId>>,
    /// Photos of a stack side by side, if any.
    pub compare: Option<Compare>,
    /// The import at work, or the last one.
    pub import: Option<ImportState>,
    /// What was looked for.
    pub found: Found,
    /// The encoders that are there, once they were asked for.
    pub encoders: Option<Arc<[InstalledEncoder]>>,
    /// Whether they have changed since.
    pub are_encoders_old: bool,
    /// Whether one is being tried just now.
    pub is_trying_encoder: bool,
    /// What might belong to the group that was opened last, too, the likeliest first.
    pub nearly: Option<(GroupId, Arc<[PhotoId]>)>,
    /// What the person did, the latest first, once it was asked for.
    pub history: Option<Arc<[Done]>>,
    /// What could not be read.
    pub unread: Arc<[Unread]>,
    /// Those of the library's folders that are not here just now.
    pub offline: Vec<PathBuf>,
    /// Whether new photos in the library's folders come in by themselves.
    pub watches: bool,
    /// Whether the watch was begun, where it is wanted.
    pub has_begun: bool,
    /// Whether Albumen runs from a folder of its own and is not among the system's programs, but could be.
    pub is_unlisted: bool,
    /// What would go to the wastebasket, while the person looks at it.
    pub wastebasket: Option<Box<DiscardPlan>>,
    /// Whether the palette of commands is open.
    pub shows_commands: bool,
    /// How often each command was used from the palette.
    pub used: BTreeMap<String, u32>,
    /// Exports.
    pub export: Exports,
    /// The line at the bottom.
    pub toast: Option<Toast>,
    /// Details of the last photo that they were asked for.
    pub details: Option<Box<Details>>,
    /// How the last photo that was asked for was taken, where it says so.
    pub exposure: Option<(PhotoId, Box<Exposure>)>,
    /// Colours.
    pub theme: Theme,
    /// Height of the rows of photos, in points.
    pub row_height: f32,
    /// Since when `row_height` is another than the library has it.
    pub zoomed: Option<f64>,
    /// What undo would take back.
    pub undo: Option<Correction>,
    /// What redo would do again.
    pub redo: Option<Correction>,
    /// How many corrections each step was that Undo and Redo go through.
    pub strokes: Strokes,
    /// The time in seconds since the window opened, told before each frame.
    pub now: f64,
}

impl Model {
    /// A window that has just opened.
    pub fn new() -> Self {
        Self { row_height: Self::ROW_HEIGHT, ..Self::default() }
    }

    /// The least and the largest height of a row of photos, in points.
    pub const ROW_HEIGHTS: (f32, f32) = (80.0, 320.0);

    /// The usual height of a row of photos, in points.
    pub const ROW_HEIGHT: f32 = 180.0;

    /// An event, a theme or a folder.
    pub fn group(&self, id: &GroupId) -> Option<&Suggestion> {
        self.groups.get(id).or_else(|| self.themes.get(id)).or_else(|| self.folders.get(id))
    }

    /// The accepted albums: events, the newest first, then themes.
    pub fn albums(&self) -> Vec<&Suggestion> {
        let of = |groups: &'_ Groups| groups.albums().iter().filter_map(|id| self.group(id)).collect::<Vec<_>>();
        [of(&self.groups), of(&self.themes)].concat()
    }

    /// Whether folders are offered above the suggestions.
    pub fn offers_folders(&self) -> bool {
        self.shows_folders && !self.folders.suggestions().is_empty()
    }

    /// The stacks: those to decide, then those that were decided.
    pub fn stacks_in_order(&self) -> Vec<GroupId> {
        [self.stacks.open(), self.stacks.done()].concat()
    }

    /// Grows with every change of groups.
    pub fn groups_version(&self) -> u64 {
        self.groups.version() + self.themes.version() + self.folders.version()
    }

    /// Whether something lies over everything else and has the keyboard.
    pub fn is_covered(&self) -> bool {
        self.shows_shortcuts
            || self.shows_commands
            || self.is_choosing.is_some()
            || self.shows_sure
            || self.export.dialog.is_some()
            || self.wastebasket.is_some()
            || self.mending.is_some()
    }

    /// Whether an import is at work or held.
    pub fn is_importing(&self) -> bool {
        matches!(self.import, Some(ImportState::Running { .. }))
    }
}
