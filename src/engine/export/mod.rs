//! Exporting photos: from a wish to a plan, from a plan to files.

mod gather;

use super::catalogue::load_review;
use super::{EngineError, clock};
use crate::domain::PhotoId;
use crate::export::{Carried, Contents, Exported, Names, Plan, Record, Target, Way, carry_out, plan};
use crate::library::Library;
use gather::gather;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What a person wants exported, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportWish {
    /// The photos, in order.
    pub photos: Vec<PhotoId>,
    /// What they are called together.
    pub title: String,
    /// Where to.
    #[serde(skip)]
    pub folder: PathBuf,
    /// How the files are made.
    pub way: Way,
    /// The pattern for names ([`Names`]).
    pub names: String,
    /// What XMP files beside the new files are to say, where they are wanted.
    pub xmp: Option<AlbumNames>,
}

/// The titles of albums, in the person's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlbumNames {
    /// What all albums are called together: they stand below it.
    pub root: String,
    /// Each album's title and photos.
    pub albums: Vec<(String, Vec<PhotoId>)>,
}

/// What an export would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportPlan {
    /// File by file.
    pub plan: Plan,
    /// Bytes that are free on the folder's disk, where the system says so.
    pub free: Option<u64>,
    /// Bytes that will be written there: none for links.
    pub bytes: u64,
    /// Photos of which no file is in its place just now.
    pub missing: usize,
    /// Whether hard links are wanted to files on another disk, which no system can make.
    pub is_far: bool,
    /// Whether XMP files are wanted beside originals, where none are ever written.
    pub is_beside_originals: bool,
}

impl ExportPlan {
    /// Whether it can be carried out, as far as can be told before.
    pub fn can_begin(&self) -> bool {
        !self.plan.steps.is_empty() && !self.is_far && self.free.is_none_or(|free| free >= self.bytes)
    }
}

/// Plans an export from the library in `folder`. Nothing is written.
pub fn plan_export(folder: &Path, wish: &ExportWish) -> Result<ExportPlan, EngineError> {
    plan_with(folder, wish, &mut Contents::default())
}

/// The same; what files hold is not read again where it was read before.
pub(super) fn plan_with(folder: &Path, wish: &ExportWish, contents: &mut Contents) -> Result<ExportPlan, EngineError> {
    let names = Names::parse(&wish.names).map_err(crate::export::ExportError::from)?;
    let library = Library::open_to_read(folder)?.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
    let target = Target::look(&wish.folder)?;
    let gathered = gather(&library, &load_review(&library)?, wish, &TimeZone::system())?;
    // Nothing of the library is held while files are read.
    drop(library);
    let mut is_same =
        |name: &std::ffi::OsStr, file: &crate::export::ExportFile| contents.is_same(&wish.folder, name, file);
    let plan = plan(&gathered.items, &wish.title, &names, &target.names, &mut is_same);
    let is_far = wish.way == Way::HardLink && gathered.items.iter().any(|item| target.is_far_from(&item.file.path));
    Ok(ExportPlan {
        bytes: if wish.way == Way::Copy { plan.bytes } else { 0 },
        plan,
        free: target.free,
        missing: gathered.missing,
        is_far,
        is_beside_originals: gathered.is_beside_originals,
    })
}

/// Carries out a plan for `wish` from the library in `folder`. `tell` hears how far it is, and may stop it; where the person
/// wanted that, `is_over` is to say so: an export that ended otherwise is gone on with at the next wish for the same folder.
pub fn export(
    folder: &Path,
    wish: &ExportWish,
    planned: &ExportPlan,
    tell: &mut dyn FnMut(Carried) -> ControlFlow<()>,
    is_over: &dyn Fn() -> bool,
) -> Result<Carried, EngineError> {
    let memo = serde_json::to_value(wish).unwrap_or_default();
    let mut record = Record::begin(folder, &wish.folder, wish.way, &wish.title, &memo, clock::now() / 1_000)?;
    let carried = carry_out(&planned.plan, &wish.folder, wish.way, &mut record, tell)?;
    if !carried.stopped || is_over() {
        record.end()?;
    }
    Ok(carried)
}

/// The wish that an export on record was for, where it can be read still.
pub fn wish_of(exported: &Exported) -> Option<ExportWish> {
    let wish: ExportWish = serde_json::from_value(exported.memo.clone()).ok()?;
    Some(ExportWish { folder: exported.folder.clone(), ..wish })
}
