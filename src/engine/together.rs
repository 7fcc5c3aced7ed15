//! Events, stacks and themes beside each other: the rooms that make them start no threads, so this edge does.

use crate::import::lower_priority;
use crossbeam_channel::{Receiver, bounded, unbounded};
use std::num::NonZero;
use std::thread::{Builder, available_parallelism, scope};

/// More threads find nothing to do for most of the time: of 100,000 photos the neighbours that stacks need take two fifths of
/// what all takes.
const THREADS: usize = 2;

/// Something to be done, which tells by itself what came of it.
pub type Piece<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Finding the neighbours of photos, and making stacks of what that gave.
pub type TwoPieces<'a, Neighbours> =
    (Box<dyn FnOnce() -> Neighbours + Send + 'a>, Box<dyn FnOnce(Neighbours) + Send + 'a>);

/// What is to be made of the same photos. Each knows nothing of the others.
pub struct Together<'a, Neighbours> {
    /// Events.
    pub events: Option<Piece<'a>>,
    /// Folders that look like albums.
    pub folders: Option<Piece<'a>>,
    /// Stacks, in two pieces: the first is the longest of all from nothing, the second fills what is left at the end.
    pub stacks: Option<TwoPieces<'a, Neighbours>>,
    /// Themes.
    pub themes: Option<Piece<'a>>,
}

impl<'a, Neighbours: Send + 'a> Together<'a, Neighbours> {
    /// Does it all, on so many threads as [`threads`] says: whichever is free takes the next piece, events first. Returns when
    /// all is done; a piece that panics does so here, too.
    pub fn run(self, threads: usize) {
        let (give, pieces) = unbounded::<Piece<'a>>();
        // A channel takes what it is given as long as somebody could take it out, as here.
        let put = |piece| drop(give.send(piece));
        let kinds = [self.events.is_some(), self.stacks.is_some(), self.themes.is_some()];
        let kinds = kinds.into_iter().filter(|is_wanted| *is_wanted).count();
        self.events.into_iter().chain(self.folders).for_each(put);
        let (find, stack) = self.stacks.unzip();
        let (hand, found) = bounded(1);
        let find = find.map(|find| -> Piece<'a> { Box::new(move || drop(hand.send(find()))) });
        find.into_iter().for_each(put);
        self.themes.into_iter().for_each(put);
        // Whoever takes this takes it after the first piece was taken, so what it waits for is there or being made.
        let then = |stack: Box<dyn FnOnce(Neighbours) + Send + 'a>| -> Piece<'a> {
            Box::new(move || {
                if let Ok(found) = found.recv() {
                    stack(found);
                }
            })
        };
        stack.map(then).into_iter().for_each(put);
        drop(give);
        scope(|scope| {
            for _ in 1..threads.min(kinds) {
                let beside = || {
                    lower_priority();
                    work(&pieces);
                };
                // Where the system gives no thread, this one does all of it.
                let _ = Builder::new().name("group beside".to_owned()).spawn_scoped(scope, beside);
            }
            work(&pieces);
        });
    }
}

fn work(pieces: &Receiver<Piece<'_>>) {
    pieces.iter().for_each(|piece| piece());
}

/// How many threads make events, stacks and themes on this computer: one where there is one core.
pub fn threads() -> usize {
    available_parallelism().map_or(1, NonZero::get).min(THREADS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::sync::{Barrier, Mutex};
    use std::thread::current;

    #[test]
    fn one_thread_does_all_in_turn_and_two_each_piece_once() {
        for threads in [1, 2, 3] {
            let done = Mutex::new(Vec::new());
            let piece = |name: &'static str| -> Piece<'_> {
                let done = &done;
                Box::new(move || done.lock().unwrap().push(name.to_owned()))
            };
            let stack = |found: usize| done.lock().unwrap().push(format!("stacks of {found}"));
            Together {
                events: Some(piece("events")),
                folders: Some(piece("folders")),
                stacks: Some((Box::new(|| 7), Box::new(stack))),
                themes: Some(piece("themes")),
            }
            .run(threads);
            let mut done = done.into_inner().unwrap();
            if threads > 1 {
                done.sort_unstable();
            }
            let expected = ["events", "folders", "themes", "stacks of 7"];
            let sorted = ["events", "folders", "stacks of 7", "themes"];
            assert_eq!(done, if threads > 1 { sorted } else { expected });
        }
    }

    #[test]
    fn two_are_at_it_at_the_same_time() {
        let (both, threads) = (Barrier::new(2), Mutex::new(BTreeSet::new()));
        let meet = || -> Piece<'_> {
            Box::new(|| {
                both.wait();
                threads.lock().unwrap().insert(format!("{:?}", current().id()));
            })
        };
        Together::<()> { events: Some(meet()), folders: None, stacks: None, themes: Some(meet()) }.run(2);
        assert_eq!(threads.into_inner().unwrap().len(), 2, "alone one would wait for ever");
    }

    #[test]
    fn stacks_whose_neighbours_are_not_found_keep_nobody_waiting() {
        let themes = Mutex::new(0);
        let all = || {
            Together::<()> {
                events: None,
                folders: None,
                stacks: Some((Box::new(|| panic!("on purpose")), Box::new(|()| *themes.lock().unwrap() += 10))),
                themes: Some(Box::new(|| *themes.lock().unwrap() += 1)),
            }
            .run(2);
        };
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(all)).is_err());
        assert_eq!(*themes.lock().unwrap(), 1);
    }
}
