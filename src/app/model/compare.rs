//! Photos of a stack side by side.

use super::stacks::in_order;
use crate::domain::{GroupId, PhotoId, ShownStack};

/// As many as can be compared on one screen.
const MOST: usize = 4;

/// A stack that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    /// Which.
    pub stack: GroupId,
    /// All its photos, that on top first.
    pub photos: Vec<PhotoId>,
    /// Those that are side by side, two to four, in the order of `photos`.
    pub seen: Vec<PhotoId>,
    /// Where the keyboard is: one of `seen`.
    pub at: PhotoId,
    /// Those that are to be kept, in the order of `photos`.
    pub chosen: Vec<PhotoId>,
}

impl Compare {
    /// Begins with the best beside the next ones; what is kept, or else the best, is chosen.
    pub fn new(stack: &ShownStack) -> Option<Self> {
        let photos = in_order(stack);
        let at = *photos.first()?;
        let seen = photos.iter().copied().take(MOST).collect();
        Some(Self { stack: stack.stack.id.clone(), seen, at, chosen: stack.seen().to_vec(), photos })
    }

    /// A step of the keyboard among those that are seen.
    pub fn step(&mut self, by: isize) {
        let at = self.seen.iter().position(|photo| *photo == self.at).unwrap_or(0);
        let last = self.seen.len().saturating_sub(1);
        self.at = self.seen.get(at.saturating_add_signed(by).min(last)).copied().unwrap_or(self.at);
    }

    /// Puts a photo beside the others, in place of the last one where there are as many as fit; or takes it away where it is
    /// seen and more than two are.
    pub fn look(&mut self, photo: PhotoId) {
        if let Some(at) = self.seen.iter().position(|seen| *seen == photo) {
            if self.seen.len() > 2 {
                self.seen.remove(at);
            }
        } else if self.photos.contains(&photo) {
            if self.seen.len() >= MOST {
                let other = self.seen.iter().rposition(|seen| *seen != self.at).unwrap_or(MOST - 1);
                self.seen.remove(other);
            }
            self.seen.push(photo);
            self.at = photo;
        }
        self.sort();
    }

    /// Whether a photo is to be kept, changed to the other.
    pub fn choose(&mut self, photo: PhotoId) {
        match self.chosen.iter().position(|chosen| *chosen == photo) {
            Some(at) => drop(self.chosen.remove(at)),
            None if self.photos.contains(&photo) => self.chosen.push(photo),
            None => {}
        }
        self.sort();
    }

    fn sort(&mut self) {
        let place = |photo: &PhotoId| self.photos.iter().position(|other| other == photo);
        self.seen.sort_by_key(place);
        self.chosen.sort_by_key(place);
        if !self.seen.contains(&self.at) {
            self.at = self.seen.first().copied().unwrap_or(self.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::samples::{photo_id, stack};

    fn photos(numbers: &[usize]) -> Vec<PhotoId> {
        numbers.iter().map(|k| photo_id(1, *k)).collect()
    }

    #[test]
    fn two_to_four_are_seen() {
        let mut compare = Compare::new(&stack(1, 6)).unwrap();
        assert_eq!(
            (&compare.seen, &compare.chosen, compare.at),
            (&photos(&[0, 1, 2, 3]), &photos(&[0]), photo_id(1, 0))
        );
        compare.look(photo_id(1, 5));
        assert_eq!((&compare.seen, compare.at), (&photos(&[0, 1, 2, 5]), photo_id(1, 5)));
        compare.look(photo_id(1, 5));
        compare.look(photo_id(1, 2));
        compare.look(photo_id(1, 1));
        assert_eq!((&compare.seen, compare.at), (&photos(&[0, 1]), photo_id(1, 0)), "two are the fewest");
        compare.step(1);
        compare.step(1);
        assert_eq!(compare.at, photo_id(1, 1));
        compare.step(-5);
        assert_eq!(compare.at, photo_id(1, 0));
    }

    #[test]
    fn what_is_chosen_stands_in_the_order_of_the_stack() {
        let mut compare = Compare::new(&stack(1, 3)).unwrap();
        compare.choose(photo_id(1, 2));
        compare.choose(photo_id(1, 1));
        compare.choose(photo_id(1, 0));
        compare.choose(photo_id(9, 9));
        assert_eq!(compare.chosen, photos(&[1, 2]));
    }
}
