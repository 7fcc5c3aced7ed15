//! Questions that the person had no answer to: they are not asked again.

use super::{Library, LibraryError};
use crate::domain::{Pair, PhotoId, pair};
use std::collections::BTreeSet;

/// Pairs of ids, one a line; the latest last.
const KEY: &str = "questions.unknown";
/// More are not kept.
const MOST: usize = 2_000;

impl Library {
    /// The nearest photos of those questions.
    pub fn unknown_answers(&self) -> Result<BTreeSet<Pair>, LibraryError> {
        Ok(self.get(KEY)?.unwrap_or_default().lines().filter_map(read).collect())
    }

    /// Keeps that the person had no answer about these two.
    pub fn keep_unknown(&mut self, (a, b): Pair) -> Result<(), LibraryError> {
        let known = self.get(KEY)?.unwrap_or_default();
        let line = format!("{a} {b}");
        let mut lines: Vec<&str> = known.lines().filter(|other| *other != line).collect();
        lines.push(&line);
        let excess = lines.len().saturating_sub(MOST);
        self.set(KEY, &lines[excess..].join("\n"))
    }
}

fn read(line: &str) -> Option<Pair> {
    let (a, b) = line.split_once(' ')?;
    let id = |text: &str| text.parse::<PhotoId>().ok();
    pair(id(a)?, id(b)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_known_is_kept_once_and_nonsense_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut library = Library::open(folder.path()).unwrap();
        let of = |n: u8| (PhotoId::from_bytes([n; 16]), PhotoId::from_bytes([n + 1; 16]));
        for n in [1, 3, 1] {
            library.keep_unknown(of(n)).unwrap();
        }
        assert_eq!(library.unknown_answers().unwrap(), BTreeSet::from([of(1), of(3)]));
        library.set(KEY, "a b\n\n0 1").unwrap();
        assert_eq!(library.unknown_answers().unwrap(), BTreeSet::new());
    }
}
