//! The thread that answers questions: what looks like a photo, what a text finds, which encoders there are. On a connection of
//! its own, so that neither an import nor grouping keeps the person waiting.

use super::super::gazetteer::{name_towns, towns_called};
use super::super::search::Seeker;
use super::super::{EngineError, add_encoder, encoders};
use super::message::Message;
use super::{Asked, Event};
use crate::domain::{PhotoId, Place};
use crate::import::{ImportError, exposure};
use crate::library::Library;
use crossbeam_channel::{Receiver, Sender};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most photos that an answer holds: more than anybody looks through.
const MOST: usize = 500;

/// The most towns that are offered for a name: more than fit on a list.
const TOWNS: usize = 8;

/// What is asked.
pub(super) enum Question {
    /// For photos; the number comes back with the answer.
    Photos(u64, Asked),
    /// For the encoders that are there.
    Encoders,
    /// For the towns that are called so.
    Towns(String),
    /// For the towns of these photos.
    Names(Vec<(PhotoId, Place)>),
    /// How the photo in this file was taken.
    Exposure(PhotoId, PathBuf),
    /// To take in an encoder.
    Add(PathBuf),
    /// Nothing: the library has changed.
    Changed,
}

/// Answers until there is nobody who would ask more. Of questions for photos that wait, only the last is answered: whoever
/// types on wants nothing else.
pub(super) fn answer(folder: &Path, questions: &Receiver<Question>, out: &Sender<Message>) {
    let mut seeker = Seeker::default();
    let tell = |event| drop(out.send(Message::Answer(event)));
    while let Ok(question) = questions.recv() {
        let mut waiting: Vec<Question> = std::iter::once(question).chain(questions.try_iter()).collect();
        let last = waiting.iter().rposition(|question| matches!(question, Question::Photos(..)));
        let mut at = 0;
        waiting.retain(|question| {
            at += 1;
            !matches!(question, Question::Photos(..)) || Some(at - 1) == last
        });
        for question in waiting {
            let work = || one(folder, &mut seeker, question);
            match catch_unwind(AssertUnwindSafe(work)) {
                Ok(Some(event)) => tell(event),
                Ok(None) => {}
                Err(_) => tell(Event::Failed(Arc::new(ImportError::Panicked("asking").into()))),
            }
        }
    }
}

fn one(folder: &Path, seeker: &mut Seeker, question: Question) -> Option<Event> {
    let failed = |error: EngineError| Event::Failed(Arc::new(error));
    match question {
        Question::Photos(number, asked) => {
            let found = Library::open_to_read(folder).map_err(EngineError::from).and_then(|library| {
                let library = library.ok_or_else(|| EngineError::NoLibrary(folder.to_owned()))?;
                match &asked {
                    Asked::Words(text) => seeker.search(&library, text, MOST),
                    Asked::Like(photo) => seeker.similar(&library, *photo, MOST),
                }
            });
            Some(Event::Found { number, found: found.map_err(Arc::new) })
        }
        Question::Towns(text) => {
            let towns = towns_called(&text, TOWNS);
            Some(Event::TownsFound { text, towns })
        }
        Question::Names(places) => Some(Event::TownsNamed(Arc::new(name_towns(&places)))),
        Question::Exposure(photo, file) => Some(Event::Exposed(photo, exposure(&file).map(Box::new))),
        Question::Encoders => Some(encoders(folder).map_or_else(failed, |all| Event::Encoders(all.into()))),
        Question::Add(from) => Some(add_encoder(&from).map_or_else(failed, Event::EncoderAdded)),
        Question::Changed => {
            seeker.forget();
            None
        }
    }
}
