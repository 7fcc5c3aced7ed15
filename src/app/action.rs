//! What the person wants, and what follows from it outside of the window.

use super::model::{Choosing, Screen, Select, Theme};
use crate::domain::{Correction, GroupId, PhotoId};
use crate::engine::session::Command;
use crate::engine::{Criterion, ExportWish, LearningWish};
use std::path::PathBuf;

/// One thing that the person did at the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// See this.
    Go(Screen),
    /// See what was there before.
    Back,
    /// See one photo large, among these, in this order.
    Enlarge {
        /// Which.
        photo: PhotoId,
        /// What next and previous go through.
        among: Vec<PhotoId>,
    },
    /// The next (1) or previous (−1) photo of the large view.
    Step(isize),
    /// Leave the large view.
    Shrink,
    /// Show or hide the details beside the large photo.
    ToggleDetails,
    /// Find photos by these words; none ends the search.
    Search(String),
    /// Find photos that look like this one.
    FindSimilar(PhotoId),
    /// Choose the folder of an encoder.
    ChooseEncoder,
    /// Try the encoder in this folder, and take it in.
    AddEncoder(PathBuf),
    /// Use the encoder with this id.
    UseEncoder(String),
    /// Something about what is not kept.
    Wastebasket(WastebasketAction),
    /// Show or hide the palette of commands.
    ShowCommands(bool),
    /// This command was used, to be offered sooner at the next time.
    Used(String),
    /// Something about an export.
    Export(ExportAction),
    /// Choose folders in the system's dialog.
    ChooseFolders,
    /// Choose where this folder is now.
    Locate(PathBuf),
    /// What lay in the first folder lies in the second.
    Moved(PathBuf, PathBuf),
    /// Whether new photos in the library's folders come in by themselves.
    Watch(bool),
    /// Read these.
    Import(Vec<PathBuf>),
    /// Look through the known folders again.
    LookAgain,
    /// Hold the import.
    Pause,
    /// Go on with it.
    Resume,
    /// End it.
    Stop,
    /// Put the keyboard at this card.
    Focus(GroupId),
    /// These groups are albums; one step, which one Undo takes back.
    Accept(Vec<GroupId>),
    /// This group is none.
    Reject(GroupId),
    /// Not now.
    Later(GroupId),
    /// A new name; empty for the one made of dates.
    Rename(GroupId, String),
    /// Take photos out of a group.
    Remove(GroupId, Vec<PhotoId>),
    /// Change which photos are selected.
    Select(Select),
    /// Let these photos leave a group and be one of their own.
    Split(GroupId, Vec<PhotoId>),
    /// Put these photos, wherever they are, into a group; an album by theme gets them too.
    Move(Vec<PhotoId>, GroupId),
    /// Show the list of groups where the selected photos can be put, for this; or hide it.
    ChooseGroup(Option<Choosing>),
    /// Show or hide the field for the name of a new album of the selected photos.
    NameAlbum(bool),
    /// Make an album of this name of these photos, wherever they are; they stay there, too.
    Create(String, Vec<PhotoId>),
    /// These photos are of one event.
    Same(Vec<PhotoId>),
    /// These photos are not: two of them, or those of two events.
    Different(Vec<PhotoId>),
    /// Show or hide what accepting all that is sure would accept.
    ShowSure(bool),
    /// Lay these photos in one stack, the first of them on top.
    Stack(Vec<PhotoId>),
    /// Put the files of these photos on the clipboard, for other programs.
    CopyFiles(Vec<PhotoId>),
    /// Whether Albumen may correct the clock of this camera.
    CorrectClock(String, bool),
    /// The photos that are asked about are of one event, or not.
    Answer(bool),
    /// The person does not know.
    PassQuestion,
    /// Do this about learning.
    Learning(LearningWish),
    /// Look for what recurs: in this group, or in all photos.
    FindThemes(Option<GroupId>),
    /// Open a stack in place, or close it.
    ToggleStack(GroupId),
    /// Put the keyboard at this stack's card.
    FocusStack(GroupId),
    /// Keep these photos of a stack, that on top first; the others are hidden under it.
    Keep(GroupId, Vec<PhotoId>),
    /// These are no stack.
    Unstack(GroupId),
    /// See a stack's photos side by side.
    Compare(GroupId),
    /// Leave that.
    StopComparing,
    /// Put a photo of the stack beside the others, or take it away.
    CompareLook(PhotoId),
    /// Go to this one of those that are side by side.
    CompareAt(PhotoId),
    /// The next (1) or previous (−1) of them.
    CompareStep(isize),
    /// Whether this one is to be kept, changed to the other.
    CompareChoose(PhotoId),
    /// Say this of single photos: favourites, stars, turns, dates, places; one step, which one Undo takes back.
    Mark(Vec<Correction>),
    /// Show or hide what can be asked of photos.
    ShowFilter(bool),
    /// See only photos and albums of which this holds, too.
    Filter(Criterion),
    /// Ask this no more.
    Unfilter(Criterion),
    /// Ask nothing more.
    ClearFilter,
    /// Find towns that are called so.
    FindTowns(String),
    /// Correct dates and places of these.
    Mend(Vec<PhotoId>),
    /// Leave that.
    StopMending,
    /// Take back the last step.
    Undo,
    /// Do it again.
    Redo,
    /// Join the second group to the first.
    Join(GroupId, GroupId),
    /// These photos belong to that group, too.
    AddTo(GroupId, Vec<PhotoId>),
    /// This photo stands for that group.
    StandFor(GroupId, PhotoId),
    /// Go back to before this entry of what was done.
    GoBack(u64),
    /// Do again all that was taken back, up to this entry.
    GoForward(u64),
    /// Show a file in the system's file manager.
    Reveal(PathBuf),
    /// Play a film in the system's player.
    Play(PathBuf),
    /// Take a folder off the library.
    Forget(PathBuf),
    /// Colours.
    UseTheme(Theme),
    /// Height of the rows of photos, in points.
    Zoom(f32),
    /// Put the line at the bottom away.
    Dismiss,
    /// Show or hide the keyboard shortcuts.
    ShowShortcuts(bool),
    /// Have Albumen among the system's programs.
    List,
    /// Open the library again, where that failed.
    TryAgain,
    /// Close the window.
    Quit,
}

/// What the person does about an export.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportAction {
    /// Wish for one: of these photos, which are called so together.
    Open {
        /// The title of the album, or what else they are.
        title: String,
        /// The photos, in order.
        photos: Vec<PhotoId>,
    },
    /// Choose its folder in the system's dialog.
    Choose,
    /// Its folder was chosen.
    To(PathBuf),
    /// Wish for something else.
    Wish(Box<ExportWish>),
    /// Begin it.
    Begin,
    /// Go on with one that was broken off.
    GoOn(Box<ExportWish>),
    /// Wish for none.
    Close,
    /// End the one that runs.
    Stop,
    /// Remove again what the one with this record made.
    TakeBack(PathBuf),
}

/// What the person does about what is not kept.
#[derive(Clone, Debug, PartialEq)]
pub enum WastebasketAction {
    /// See it: of this stack, or of all that were decided.
    List(Option<GroupId>),
    /// See the needless files of those of these photos that lie in several places.
    ListTwins(Vec<PhotoId>),
    /// Move what is listed.
    Move,
    /// Move nothing.
    Close,
    /// Put these files back.
    PutBack(Vec<PathBuf>),
}

/// What folders are chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To read them.
    Import,
    /// To say where this folder is now.
    Locate(PathBuf),
    /// To take in an encoder.
    Encoder,
    /// To export to it.
    Export,
}

/// What the window asks of the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Of the engine.
    Engine(Command),
    /// The system's dialog for folders.
    ChooseFolders(Purpose),
    /// The system's file manager, at this file.
    Reveal(PathBuf),
    /// To have Albumen among the system's programs.
    List,
    /// The system's clipboard, with these files on it.
    CopyFiles(Vec<PathBuf>),
    /// The system's player of films, with this one.
    Play(PathBuf),
    /// To open the library again.
    Reopen,
    /// To close.
    Close,
}
