//! What could not be read, over all looks. Pure.

use super::super::Unread;
use crate::domain::Failure;
use crate::library::FailedFile;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// All files and folders that could not be read at the last look at each.
#[derive(Debug, Default)]
pub(super) struct UnreadList {
    /// As the library remembers them: their content is bad.
    remembered: BTreeMap<PathBuf, Failure>,
    /// What may go by: not there, no permission.
    passing: BTreeMap<PathBuf, Failure>,
    /// Of the look that goes on, whichever they are.
    now: BTreeMap<PathBuf, Failure>,
}

impl UnreadList {
    /// The list of a library that was just opened.
    pub(super) fn new(remembered: Vec<FailedFile>) -> Self {
        let mut list = Self::default();
        list.remember(remembered);
        list
    }

    /// Adds what the look that goes on could not read.
    pub(super) fn add(&mut self, unread: Vec<Unread>) {
        self.now.extend(unread.into_iter().map(|unread| (unread.path, unread.reason)));
    }

    /// A look is over. `roots` is what it looked through to the end: what it did not complain of there is mended or gone.
    pub(super) fn settle(&mut self, remembered: Vec<FailedFile>, roots: &[PathBuf]) {
        let roots: HashSet<&Path> = roots.iter().map(PathBuf::as_path).collect();
        self.passing.retain(|path, _| !path.ancestors().any(|above| roots.contains(above)));
        self.passing.append(&mut self.now);
        self.remember(remembered);
    }

    /// A folder was taken off, and these are left of the folders.
    pub(super) fn forget(&mut self, folder: &Path, remembered: Vec<FailedFile>, left: &[PathBuf]) {
        let left: HashSet<&Path> = left.iter().map(PathBuf::as_path).collect();
        let stays = |path: &Path| !path.starts_with(folder) || path.ancestors().any(|above| left.contains(above));
        self.passing.retain(|path, _| stays(path));
        self.now.retain(|path, _| stays(path));
        self.remember(remembered);
    }

    /// All of it, by path.
    pub(super) fn list(&self) -> Arc<[Unread]> {
        let mut all: BTreeMap<&Path, &Failure> = BTreeMap::new();
        for (path, reason) in self.remembered.iter().chain(&self.passing).chain(&self.now) {
            all.insert(path, reason);
        }
        all.into_iter().map(|(path, reason)| Unread { path: path.to_owned(), reason: reason.clone() }).collect()
    }

    fn remember(&mut self, remembered: Vec<FailedFile>) {
        self.remembered = remembered.into_iter().map(|failed| (failed.path, failed.reason)).collect();
        self.passing.retain(|path, _| !self.remembered.contains_key(path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::FileStamp;

    fn failed(names: &[&str]) -> Vec<FailedFile> {
        let stamp = FileStamp { size: 1, modified: 1 };
        names.iter().map(|n| FailedFile { path: n.into(), stamp, reason: Failure::Empty }).collect()
    }

    fn unread(names: &[&str]) -> Vec<Unread> {
        names.iter().map(|n| Unread { path: n.into(), reason: Failure::NotThere }).collect()
    }

    fn listed(list: &UnreadList) -> Vec<String> {
        list.list().iter().map(|u| u.path.display().to_string()).collect()
    }

    #[test]
    fn what_was_not_looked_at_stays_and_what_was_mended_leaves() {
        let mut list = UnreadList::new(failed(&["/a/bad", "/b/bad"]));
        list.add(unread(&["/a/locked", "/b/locked", "/a/bad"]));
        assert_eq!(listed(&list), ["/a/bad", "/a/locked", "/b/bad", "/b/locked"], "each once");
        list.settle(failed(&["/a/bad", "/b/bad"]), &["/a".into(), "/b".into()]);
        assert_eq!(listed(&list).len(), 4);
        list.settle(failed(&["/b/bad"]), &["/a".into()]);
        assert_eq!(listed(&list), ["/b/bad", "/b/locked"]);
        list.add(unread(&["/c"]));
        list.settle(failed(&["/b/bad"]), &[]);
        assert_eq!(listed(&list), ["/b/bad", "/b/locked", "/c"], "a look that was stopped says nothing of the rest");
    }

    #[test]
    fn a_folder_takes_its_own_along() {
        let mut list = UnreadList::new(Vec::new());
        list.add(unread(&["/a/1", "/a/inner/2", "/b/3"]));
        list.settle(Vec::new(), &[]);
        list.forget(Path::new("/a"), Vec::new(), &["/a/inner".into(), "/b".into()]);
        assert_eq!(listed(&list), ["/a/inner/2", "/b/3"]);
    }
}
