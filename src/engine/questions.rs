//! "Same event?": what is worth asking of a library.

use super::{Catalogue, EngineError};
use crate::domain::{PhotoId, Suggestion};
use crate::grouping::Weights;
use crate::learning::{self, Questions, Tastes};
use crate::library::Library;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A question with where its photos lie.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionFiles {
    /// The question.
    pub question: learning::Question,
    /// One file for each photo of the one side.
    pub left: Vec<PathBuf>,
    /// One file for each photo of the other.
    pub right: Vec<PathBuf>,
}

/// What is left to ask, with files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asking {
    /// The questions, that which settles most first.
    pub next: Vec<QuestionFiles>,
    /// How many boundaries are worth a question.
    pub worth_asking: usize,
    /// How many are open at all.
    pub open: usize,
}

/// The questions to ask of the library in `folder`, `count` at most; none where there is no library yet.
pub fn questions(folder: &Path, count: usize) -> Result<Asking, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Asking::default()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let groups = catalogue.group(catalogue.review());
    let asked = ask(&catalogue, &groups, &library.unknown_answers()?, count);
    let files = |photos: &[PhotoId]| -> Vec<PathBuf> {
        photos.iter().filter_map(|photo| catalogue.places(*photo).next().map(Path::to_owned)).collect()
    };
    let with_files = |question: learning::Question| QuestionFiles {
        left: files(&question.left),
        right: files(&question.right),
        question,
    };
    let next = asked.next.into_iter().map(with_files).collect();
    Ok(Asking { next, worth_asking: asked.worth_asking, open: asked.open })
}

/// What to ask where the events are known.
pub(super) fn ask(
    catalogue: &Catalogue,
    groups: &[Suggestion],
    skipped: &BTreeSet<(PhotoId, PhotoId)>,
    count: usize,
) -> Questions {
    let constraints = catalogue.review().constraints();
    catalogue.with_facts(|facts| {
        let tastes = Tastes::new(facts, &constraints, &Weights::default(), &catalogue.weights().affinity);
        learning::questions(facts, &constraints, groups, &tastes, skipped, count)
    })
}
