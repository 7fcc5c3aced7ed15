//! What can be asked of an open library.

use super::super::LearningWish;
use crate::domain::{GroupId, Operation, Pair, PhotoId, Place};
use crate::engine::{DiscardPlan, ExportWish};
use std::path::PathBuf;

/// One wish of the person's.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Read these folders and photos into the library, after what is being read now.
    Import(Vec<PathBuf>),
    /// Look through all known folders again for what is new, changed or gone.
    LookAgain,
    /// Hold the import.
    Pause,
    /// Go on with it.
    Resume,
    /// End it, and take back what waits after it. What was read is kept; it does not go on by itself at the next start.
    Stop,
    /// Carry these out, all or nothing.
    Review(Vec<Operation>),
    /// Tell which photos might belong to this group, too: [`super::Event::Nearly`].
    Nearly(GroupId),
    /// Tell what the person did: [`super::Event::History`], now and after each decision.
    History,
    /// Take a folder off the library: its photos leave the lists, their files are left alone, and what the person decided
    /// about them is kept for when the folder is added again.
    Forget(PathBuf),
    /// What the library knows below `gone` lies below `there` now. [`super::Event::Folders`] and
    /// [`super::Event::Photos`] follow where that is so.
    Locate {
        /// One of the library's folders, or a folder in one.
        gone: PathBuf,
        /// Where it is.
        there: PathBuf,
    },
    /// Watch the library's folders, and read by itself what is new, changed or gone in them; or no longer. It begins with a
    /// look through all of them.
    Watch(bool),
    /// Look for themes: in these photos, or in all. [`super::Event::Themes`] says when it is done.
    Themes(Option<Vec<PhotoId>>),
    /// Ask no more whether these two photos belong together: the person does not know.
    DoNotAsk(Pair),
    /// Tell how learning stands: [`super::Event::Learning`].
    TellLearning,
    /// Do this about learning; it is told how it stands then.
    Learning(LearningWish),
    /// Tell all that is known of a photo.
    Describe(PhotoId),
    /// Find photos; [`super::Event::Found`] has the same number.
    Find(u64, Asked),
    /// Tell which towns are called so: [`super::Event::TownsFound`].
    FindTowns(String),
    /// Tell which towns these photos are named by: [`super::Event::TownsNamed`].
    NameTowns(Vec<(PhotoId, Place)>),
    /// Tell which encoders there are: [`super::Event::Encoders`], after a second for each.
    ListEncoders,
    /// Try the encoder in this folder, and take it in: [`super::Event::EncoderAdded`].
    AddEncoder(PathBuf),
    /// Use the encoder with this id: at once where it knows all photos, else when they are encoded anew, which is an import.
    UseEncoder(String),
    /// Say what an export would do; [`super::ExportNews::Planned`] has the same number.
    PlanExport(u64, Box<ExportWish>),
    /// Export. [`super::ExportNews`] say how far it is.
    Export(Box<ExportWish>),
    /// End the export that runs; what was made stays, and can be taken back.
    StopExport,
    /// Remove again what the export with this record made.
    TakeBackExport(PathBuf),
    /// List what is not kept, of the stack that holds these photos or of all: [`super::WastebasketNews::Listed`].
    ListDiscards(Option<Vec<PhotoId>>),
    /// List the needless files of those of these photos that lie in several places: [`super::WastebasketNews::Listed`].
    ListTwins(Vec<PhotoId>),
    /// Move these files to the system's wastebasket, each after a last look.
    Discard(Box<DiscardPlan>),
    /// Put these files back from there.
    PutBack(Vec<PathBuf>),
    /// Keep a preference of the window's with the library.
    Prefer {
        /// Its name.
        key: String,
        /// Its value.
        value: String,
    },
}

/// What photos are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Those that these words mean.
    Words(String),
    /// Those that look like this one.
    Like(PhotoId),
}
