//! What is wanted, what is being made, and what waits to be fetched. Pure.

use super::{Picture, PictureSize, Wanted};
use crate::domain::PhotoId;
use std::collections::VecDeque;

/// Bytes of pixels that may wait for the window before nothing more is begun: some hundred small pictures.
const WAITING: usize = 24 << 20;

/// Pictures that may wait: those that failed have no pixels.
const COUNT: usize = 512;

type Key = (PhotoId, PictureSize);

/// The list of wishes and what came of them.
#[derive(Default)]
pub(super) struct Wishes {
    wanted: VecDeque<Wanted>,
    begun: Vec<Key>,
    ready: VecDeque<Picture>,
    bytes: usize,
}

impl Wishes {
    /// Replaces what is wanted. What is being made or ready is not made again.
    pub(super) fn want(&mut self, wanted: Vec<Wanted>) {
        self.wanted = wanted.into();
        let (begun, ready) = (&self.begun, &self.ready);
        self.wanted.retain(|w| {
            !begun.contains(&(w.photo, w.size)) && !ready.iter().any(|p| (p.photo, p.size) == (w.photo, w.size))
        });
    }

    /// The first wish, to be made now; `None` where there is none, or where too much waits to be fetched.
    pub(super) fn begin(&mut self) -> Option<Wanted> {
        if self.bytes >= WAITING || self.ready.len() >= COUNT {
            return None;
        }
        let wanted = self.wanted.pop_front()?;
        let key = (wanted.photo, wanted.size);
        // Named twice, it is made once.
        self.wanted.retain(|other| (other.photo, other.size) != key);
        self.begun.push(key);
        Some(wanted)
    }

    /// It is made.
    pub(super) fn done(&mut self, picture: Picture) {
        let key = (picture.photo, picture.size);
        self.begun.retain(|begun| *begun != key);
        self.wanted.retain(|wanted| (wanted.photo, wanted.size) != key);
        self.bytes += bytes(&picture);
        self.ready.push_back(picture);
    }

    /// What was ready first.
    pub(super) fn fetch(&mut self) -> Option<Picture> {
        let picture = self.ready.pop_front()?;
        self.bytes -= bytes(&picture);
        Some(picture)
    }
}

fn bytes(picture: &Picture) -> usize {
    picture.pixels.as_ref().map_or(0, |pixels| pixels.rgb.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::pictures::Pixels;

    fn wanted(n: u8) -> Wanted {
        Wanted { photo: PhotoId::from_bytes([n; 16]), file: format!("/{n}").into(), size: PictureSize::Thumbnail }
    }

    fn picture(n: u8, bytes: usize) -> Picture {
        let pixels = Pixels { width: 1, height: bytes / 3, rgb: vec![0; bytes] };
        Picture { photo: wanted(n).photo, size: PictureSize::Thumbnail, pixels: Ok(pixels) }
    }

    #[test]
    fn the_newest_list_counts_and_nothing_is_made_twice() {
        let mut wishes = Wishes::default();
        wishes.want([1, 2, 3].map(wanted).to_vec());
        assert_eq!(wishes.begin(), Some(wanted(1)));
        wishes.want([1, 5, 5, 4].map(wanted).to_vec());
        assert_eq!((wishes.begin(), wishes.begin(), wishes.begin()), (Some(wanted(5)), Some(wanted(4)), None));
        wishes.done(picture(1, 3));
        wishes.want([1, 5].map(wanted).to_vec());
        assert_eq!(wishes.begin(), None, "one is ready, the other is being made");
        assert_eq!(wishes.fetch().map(|p| p.photo), Some(wanted(1).photo));
        wishes.want([1].map(wanted).to_vec());
        assert_eq!(wishes.begin(), Some(wanted(1)), "the window has lost it");
        let full = Wanted { size: PictureSize::Full { limit: 9 }, ..wanted(1) };
        wishes.want(vec![full.clone()]);
        assert_eq!(wishes.begin(), Some(full), "another size is another picture");
    }

    #[test]
    fn nothing_is_begun_while_too_much_waits() {
        let mut wishes = Wishes::default();
        wishes.want([1, 2, 3].map(wanted).to_vec());
        wishes.begin();
        wishes.done(picture(1, WAITING));
        assert_eq!(wishes.begin(), None);
        assert!(wishes.fetch().is_some());
        assert_eq!(wishes.begin(), Some(wanted(2)));
    }
}
