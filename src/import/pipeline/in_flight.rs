//! Which photos this run is at work on, so that copies found side by side are decoded once and none is lost.

use crate::domain::{FileStamp, PhotoId};
use crate::import::Failure;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// A file that holds a photo.
pub(super) type Place = (PathBuf, FileStamp);

/// Photos of this run by what became of them.
#[derive(Debug, Default)]
pub(super) struct InFlight(Mutex<HashMap<PhotoId, State>>);

#[derive(Debug)]
enum State {
    /// Somebody works on it; these wait for the outcome.
    Pending(Vec<Place>),
    /// It was handed out.
    Done,
    /// It cannot be read.
    Failed(Failure),
}

/// The answer to a claim; what is not for the claimant is given back.
#[derive(Debug)]
pub(super) enum Claim {
    /// Nobody has it: work on it, then call [`InFlight::done`] or [`InFlight::failed`].
    Yours(Place),
    /// Somebody is at work on it, and will answer for this place too.
    Waits,
    /// It was handed out before.
    Done(Place),
    /// It failed before.
    Failed(Place, Failure),
}

impl InFlight {
    pub(super) fn claim(&self, photo: PhotoId, place: Place) -> Claim {
        match self.lock().entry(photo) {
            Entry::Vacant(free) => {
                free.insert(State::Pending(Vec::new()));
                Claim::Yours(place)
            }
            Entry::Occupied(mut taken) => match taken.get_mut() {
                State::Pending(waiting) => {
                    waiting.push(place);
                    Claim::Waits
                }
                State::Done => Claim::Done(place),
                State::Failed(failure) => Claim::Failed(place, failure.clone()),
            },
        }
    }

    /// The photo was handed out; returns the places that waited. Called after handing out, never before.
    pub(super) fn done(&self, photo: PhotoId) -> Vec<Place> {
        self.settle(photo, State::Done)
    }

    /// The photo cannot be read; returns the places that waited.
    pub(super) fn failed(&self, photo: PhotoId, failure: &Failure) -> Vec<Place> {
        self.settle(photo, State::Failed(failure.clone()))
    }

    fn settle(&self, photo: PhotoId, state: State) -> Vec<Place> {
        match self.lock().insert(photo, state) {
            Some(State::Pending(waiting)) => waiting,
            _ => Vec::new(),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PhotoId, State>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_is_answered() {
        let flight = InFlight::default();
        let (good, bad) = (PhotoId::from_bytes([1; 16]), PhotoId::from_bytes([2; 16]));
        let place = |name: &str| (PathBuf::from(name), FileStamp { size: 1, modified: 2 });
        assert!(matches!(flight.claim(good, place("a")), Claim::Yours(_)));
        assert!(matches!(flight.claim(good, place("b")), Claim::Waits));
        assert!(matches!(flight.claim(bad, place("c")), Claim::Yours(_)));
        assert!(matches!(flight.claim(bad, place("d")), Claim::Waits));
        assert_eq!(flight.done(good), [place("b")]);
        assert_eq!(flight.failed(bad, &Failure::NotAPhoto), [place("d")]);
        assert!(matches!(flight.claim(good, place("e")), Claim::Done(_)));
        assert!(matches!(flight.claim(bad, place("f")), Claim::Failed(_, Failure::NotAPhoto)));
    }
}
