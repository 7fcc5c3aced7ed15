//! What the person looks for, and what was found.

use crate::domain::PhotoId;
use crate::engine::session::Asked;
use crate::engine::{EngineError, FoundPhotos};
use std::sync::Arc;

/// The last question for photos and its answer.
#[derive(Debug, Default)]
pub struct Found {
    /// What was asked.
    pub asked: Option<Asked>,
    /// Counts questions, so that an answer that comes late is known.
    number: u64,
    /// The photos found, the best first; those of the question before while the answer is awaited.
    pub photos: Vec<PhotoId>,
    /// How many of them are there because something that is known of them says so; the others show it.
    pub known: usize,
    /// Whether the encoder in use understands words; `None` before the first answer.
    pub has_words: Option<bool>,
    /// Why there is no answer.
    pub problem: Option<Arc<EngineError>>,
    /// Whether the answer is awaited.
    pub is_waiting: bool,
}

impl Found {
    /// Asks something else; the number of the question.
    pub fn ask(&mut self, asked: Asked) -> u64 {
        // Of another kind of question nothing is left to look at meanwhile.
        if !matches!((&self.asked, &asked), (Some(Asked::Words(_)), Asked::Words(_))) {
            self.photos.clear();
        }
        self.asked = Some(asked);
        self.is_waiting = true;
        self.number += 1;
        self.number
    }

    /// Takes an answer, where it is the one that is awaited.
    pub fn take(&mut self, number: u64, found: Result<FoundPhotos, Arc<EngineError>>) {
        if number != self.number {
            return;
        }
        self.is_waiting = false;
        match found {
            Ok(found) => {
                self.known = found.photos.iter().filter(|photo| photo.similarity.is_none()).count();
                self.photos = found.photos.iter().map(|photo| photo.photo).collect();
                if matches!(self.asked, Some(Asked::Words(_))) {
                    self.has_words = Some(found.has_words);
                }
                self.problem = None;
            }
            Err(problem) => {
                self.photos.clear();
                self.problem = Some(problem);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::FoundPhoto;

    #[test]
    fn an_answer_that_comes_late_is_none() {
        let photo = PhotoId::from_bytes([1; 16]);
        let answer = || FoundPhotos { photos: vec![FoundPhoto { photo, similarity: None }], has_words: false };
        let mut found = Found::default();
        let first = found.ask(Asked::Words("d".to_owned()));
        let second = found.ask(Asked::Words("dog".to_owned()));
        found.take(first, Ok(answer()));
        assert!(found.photos.is_empty() && found.is_waiting);
        found.take(second, Ok(answer()));
        assert_eq!((found.photos.len(), found.known, found.has_words), (1, 1, Some(false)));
        found.ask(Asked::Words("dogs".to_owned()));
        assert_eq!(found.photos.len(), 1, "while it is typed on, the photos stay");
        found.ask(Asked::Like(photo));
        assert!(found.photos.is_empty());
    }
}
