//! Which imports are waiting, and what of them counts as unfinished. Pure.

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};

/// Requests to read folders, one after the other.
#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: VecDeque<Vec<PathBuf>>,
    running: Option<Running>,
    runs: u64,
}

#[derive(Debug)]
struct Running {
    run: u64,
    /// What it was asked to read.
    roots: Vec<PathBuf>,
    /// Whether it goes on at the next start if the session ends before it does.
    is_wanted: bool,
}

impl Queue {
    /// Adds a request; the same one twice is one.
    pub(super) fn ask(&mut self, roots: Vec<PathBuf>) {
        if !roots.is_empty() && !self.waiting.contains(&roots) {
            self.waiting.push_back(roots);
        }
    }

    /// The next request, with its number, where none is running.
    pub(super) fn start(&mut self) -> Option<(u64, Vec<PathBuf>)> {
        if self.running.is_some() {
            return None;
        }
        let roots = self.waiting.pop_front()?;
        self.runs += 1;
        self.running = Some(Running { run: self.runs, roots: roots.clone(), is_wanted: true });
        Some((self.runs, roots))
    }

    /// The number of a run that nobody asked for.
    pub(super) fn number(&mut self) -> u64 {
        self.runs += 1;
        self.runs
    }

    /// The running one is over. Its number, and what it was asked to read.
    pub(super) fn end(&mut self) -> Option<(u64, Vec<PathBuf>)> {
        self.running.take().map(|running| (running.run, running.roots))
    }

    /// The person wants no more of it, nor of what waits.
    pub(super) fn stop(&mut self) {
        self.waiting.clear();
        if let Some(running) = &mut self.running {
            running.is_wanted = false;
        }
    }

    /// What is to be read still, each place once.
    pub(super) fn unfinished(&self) -> Vec<PathBuf> {
        let running = self.running.iter().filter(|running| running.is_wanted).map(|running| &running.roots);
        let mut seen = HashSet::new();
        running.chain(&self.waiting).flatten().filter(|root| seen.insert(*root)).cloned().collect()
    }

    /// Takes `folder`, and what lies in it, out of all requests, unless it lies in one of the folders `kept`. Whether the
    /// running one has to be stopped for it: what else it was to read then waits at the front.
    pub(super) fn leave_out(&mut self, folder: &Path, kept: &[PathBuf]) -> bool {
        let kept: HashSet<&Path> = kept.iter().map(PathBuf::as_path).filter(|other| *other != folder).collect();
        let leaves = |root: &Path| root.starts_with(folder) && !root.ancestors().any(|above| kept.contains(above));
        for roots in &mut self.waiting {
            roots.retain(|root| !leaves(root));
        }
        self.waiting.retain(|roots| !roots.is_empty());
        let Some(running) = &mut self.running else { return false };
        if !running.roots.iter().any(|root| leaves(root)) {
            return false;
        }
        if running.is_wanted {
            let rest: Vec<PathBuf> = running.roots.iter().filter(|root| !leaves(root)).cloned().collect();
            running.is_wanted = false;
            if !rest.is_empty() {
                self.waiting.push_front(rest);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn one_after_the_other_with_numbers() {
        let mut queue = Queue::default();
        queue.ask(Vec::new());
        assert_eq!(queue.start(), None);
        queue.ask(paths(&["/a"]));
        queue.ask(paths(&["/b"]));
        queue.ask(paths(&["/b"]));
        assert_eq!(queue.start(), Some((1, paths(&["/a"]))));
        assert_eq!(queue.start(), None, "one at a time");
        queue.ask(paths(&["/a"]));
        assert_eq!(queue.unfinished(), paths(&["/a", "/b"]));
        assert_eq!(queue.end(), Some((1, paths(&["/a"]))));
        assert_eq!(queue.start(), Some((2, paths(&["/b"]))));
        queue.end();
        assert_eq!(queue.start(), Some((3, paths(&["/a"]))), "asked again while it ran: something may be new");
    }

    #[test]
    fn what_was_stopped_is_not_unfinished() {
        let mut queue = Queue::default();
        queue.ask(paths(&["/a"]));
        queue.ask(paths(&["/b"]));
        queue.start();
        queue.stop();
        assert_eq!(queue.unfinished(), Vec::<PathBuf>::new());
        queue.ask(paths(&["/c"]));
        assert_eq!(queue.unfinished(), paths(&["/c"]));
    }

    #[test]
    fn a_folder_is_left_out_everywhere_but_where_another_holds_it() {
        let mut queue = Queue::default();
        queue.ask(paths(&["/a", "/b/inner", "/b"]));
        queue.ask(paths(&["/b/inner/x.jpg"]));
        queue.ask(paths(&["/c"]));
        queue.start();
        assert!(!queue.leave_out(Path::new("/d"), &[]));
        assert!(queue.leave_out(Path::new("/b"), &paths(&["/a", "/b"])));
        assert_eq!(queue.unfinished(), paths(&["/a", "/c"]));
        queue.end();
        assert_eq!(queue.start(), Some((2, paths(&["/a"]))));
        assert!(!queue.leave_out(Path::new("/a"), &paths(&["/", "/a"])), "it is read as a part of another");
    }
}
