//! What an export will do, before it does anything. Pure.

use super::names::{Named, Names};
use super::xmp::Subjects;
use crate::domain::{PhotoId, Stamp};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// One original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// What it holds, as the library knows it.
    pub content: PhotoId,
}

/// One photo to be exported.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportItem {
    /// Its file.
    pub file: ExportFile,
    /// The seconds of film that belong to it, where it is a live photo: they go with it, under its name.
    pub film: Option<ExportFile>,
    /// When it was taken.
    pub taken: Option<Stamp>,
    /// Whether it is a camera's raw file: Lightroom reads its side file by the name without the extension.
    pub is_raw: bool,
    /// What an XMP file beside it is to say, where one is wanted.
    pub subjects: Option<Subjects>,
}

/// What a new file is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An original.
    File(ExportFile),
    /// The text of a side file.
    Text(String),
}

/// One file to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportStep {
    /// What of.
    pub source: Source,
    /// The name in the new folder.
    pub name: OsString,
}

/// What an export will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The files to be made, in order.
    pub steps: Vec<ExportStep>,
    /// Photos that get a file, films and side files not counted.
    pub photos: usize,
    /// Photos that are in the folder already, with the same content under the name that they would get.
    pub already: usize,
    /// Photos that get a number behind their name, since another file has it; the first of them with its new name.
    pub renamed: Vec<(OsString, OsString)>,
    /// Side files that are left out, since another file has their name.
    pub sides_left: usize,
    /// Bytes of the originals that get a new file.
    pub bytes: u64,
    /// The first names, old and new, for the person to see what becomes of them.
    pub preview: Vec<(OsString, OsString)>,
}

/// How many names are shown.
const PREVIEW: usize = 3;

/// Plans the export of `items` of the album `title` into a folder that holds files of the names `there`; `is_same` says
/// whether what stands under one of these names has the content of an original.
///
/// Photos of one name in one folder (a raw file and its picture, a live photo and its film) keep one name and have one
/// number. Where a name is taken by another content, the photo gets " (2)", " (3)" and so on. Names are compared without
/// regard to case: some disks do not keep it. Nothing is ever written over.
pub fn plan(
    items: &[ExportItem],
    title: &str,
    names: &Names,
    there: &[OsString],
    is_same: &mut dyn FnMut(&OsStr, &ExportFile) -> bool,
) -> Plan {
    let mut folder = Folder { there: there.iter().map(|name| (folded(name), name.clone())).collect(), is_same };
    let units = units(items);
    let mut plan = Plan::default();
    for (at, unit) in units.iter().enumerate() {
        let first = unit[0];
        let original = first.file.path.file_stem().unwrap_or(OsStr::new("photo"));
        let of = Named { original, taken: first.taken, counter: at + 1, count: units.len(), album: title };
        let stem = names.name(of);
        let wanted = |n: u32, file: &ExportFile| with_extension(&numbered(&stem, n), &file.path);
        let files = |item: &ExportItem| std::iter::once(item.file.clone()).chain(item.film.clone()).collect::<Vec<_>>();
        let all: Vec<ExportFile> = unit.iter().flat_map(|item| files(item)).collect();
        // It ends: a folder holds only so many files, and each number is another name.
        let n = (1..u32::MAX).find(|n| all.iter().all(|file| folder.takes(&wanted(*n, file), file))).unwrap_or(1);
        for item in unit {
            let name = wanted(n, &item.file);
            let old = item.file.path.file_name().unwrap_or_default().to_owned();
            if plan.preview.len() < PREVIEW {
                plan.preview.push((old.clone(), name.clone()));
            }
            if plan.make(&mut folder, &item.file, &name) {
                plan.photos += 1;
                if n > 1 {
                    plan.renamed.push((old, name.clone()));
                }
            } else {
                plan.already += 1;
            }
            if let Some(film) = &item.film {
                plan.make(&mut folder, film, &wanted(n, film));
            }
            plan.beside(&mut folder, item, &name);
        }
    }
    plan
}

impl Plan {
    /// Whether a file is to be made; `false` where it is there.
    fn make(&mut self, folder: &mut Folder<'_>, file: &ExportFile, name: &OsStr) -> bool {
        if folder.there.contains_key(&folded(name)) {
            return false;
        }
        folder.there.insert(folded(name), name.to_owned());
        self.bytes += file.bytes;
        self.steps.push(ExportStep { source: Source::File(file.clone()), name: name.to_owned() });
        true
    }

    /// A side file: digiKam looks for the whole name with ".xmp" behind it, Lightroom (for raw files only) for ".xmp" in place
    /// of the extension.
    fn beside(&mut self, folder: &mut Folder<'_>, item: &ExportItem, name: &OsStr) {
        let Some(text) = item.subjects.as_ref().and_then(Subjects::to_xmp) else { return };
        let mut whole = name.to_owned();
        whole.push(".xmp");
        let short = item.is_raw.then(|| Path::new(name).with_extension("xmp").into_os_string());
        for side in [Some(whole), short].into_iter().flatten() {
            match folder.there.entry(folded(&side)) {
                Entry::Occupied(_) => self.sides_left += 1,
                Entry::Vacant(place) => {
                    place.insert(side.clone());
                    self.steps.push(ExportStep { source: Source::Text(text.clone()), name: side });
                }
            }
        }
    }
}

/// The folder as it will be.
struct Folder<'a> {
    /// Names by their folded form.
    there: BTreeMap<String, OsString>,
    is_same: &'a mut dyn FnMut(&OsStr, &ExportFile) -> bool,
}

impl Folder<'_> {
    /// Whether a file may stand under this name: it is free, or the file stands there already.
    fn takes(&mut self, name: &OsStr, file: &ExportFile) -> bool {
        self.there.get(&folded(name)).is_none_or(|there| (self.is_same)(there, file))
    }
}

/// Photos that share a name in their folder stay together.
fn units(items: &[ExportItem]) -> Vec<Vec<&ExportItem>> {
    let mut units: Vec<Vec<&ExportItem>> = Vec::new();
    let mut known: HashMap<(Option<&Path>, String), usize> = HashMap::new();
    for item in items {
        let path = &item.file.path;
        let key = (path.parent(), path.file_stem().map(folded).unwrap_or_default());
        match known.get(&key) {
            Some(at) => units[*at].push(item),
            None => {
                known.insert(key, units.len());
                units.push(vec![item]);
            }
        }
    }
    units
}

fn folded(name: &OsStr) -> String {
    name.to_string_lossy().to_lowercase()
}

fn numbered(stem: &OsStr, n: u32) -> OsString {
    let mut name = stem.to_owned();
    if n > 1 {
        name.push(format!(" ({n})"));
    }
    name
}

fn with_extension(stem: &OsStr, of: &Path) -> OsString {
    let mut name = stem.to_owned();
    if let Some(extension) = of.extension() {
        name.push(".");
        name.push(extension);
    }
    name
}

#[cfg(test)]
mod tests;
