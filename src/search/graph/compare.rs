//! Comparing photos with those in the cells nearest to them.

use super::dots::{AT_ONCE, dots};
use super::index::NeighbourIndex;
use super::rows::Rows;
use std::collections::BTreeMap;

/// Candidates in a row for each two neighbours that are asked for beyond them, where embeddings have the last word: codes
/// order nearly equal ones only roughly.
pub(super) const SPARE: usize = 2;

/// Who looks into a cell: those that are in it, and guests.
type Visitors = (Vec<u32>, Vec<u32>);

impl NeighbourIndex {
    /// Compares every photo with those in the cells nearest to it, for both of them. Its own cell comes first: most of its
    /// neighbours are there, so few of those in other cells are worth a place in its row.
    pub(super) fn compare_all(&mut self) {
        self.rows = Rows::new(self.width());
        self.rows.grow(self.ids.len());
        for cell in 0..self.members.len() {
            self.compare(cell, None);
        }
        for cell in 0..self.members.len() {
            let is_guest = |slot: &u32| self.near[*slot as usize][0] as usize != cell;
            let guests: Vec<u32> = self.askers[cell].iter().copied().filter(is_guest).collect();
            self.compare(cell, Some(&guests));
        }
    }

    /// Compares the photos of a cell with `guests`, or else with each other.
    fn compare(&mut self, cell: usize, guests: Option<&[u32]>) {
        let (members, length) = (&self.members[cell], self.coding.length);
        let code = |slot: u32| &self.codes[slot as usize * length..][..length];
        let mut codes = Vec::with_capacity(members.len() * length);
        members.iter().for_each(|slot| codes.extend_from_slice(code(*slot)));
        let mut floors: Vec<i32> = members.iter().map(|slot| self.rows.floor(*slot)).collect();
        let mut found: Vec<[i32; AT_ONCE]> = Vec::new();
        for (k, four) in guests.unwrap_or(members).chunks(AT_ONCE).enumerate() {
            // Among themselves, those before have met these already.
            let from = if guests.is_none() { k * AT_ONCE } else { 0 };
            dots(std::array::from_fn(|t| code(four[t.min(four.len() - 1)])), &codes[from * length..], &mut found);
            let mut of_four: [i32; AT_ONCE] =
                std::array::from_fn(|t| four.get(t).map_or(i32::MAX, |slot| self.rows.floor(*slot)));
            for ((member, floor), dots) in members[from..].iter().zip(&mut floors[from..]).zip(&found) {
                let is_near: [bool; AT_ONCE] = std::array::from_fn(|t| dots[t] >= of_four[t].min(*floor));
                if is_near == [false; AT_ONCE] {
                    continue; // as nearly always
                }
                for (t, other) in four.iter().enumerate().filter(|(t, other)| is_near[*t] && *other != member) {
                    if self.rows.offer(*other, *member, dots[t], &self.ids) {
                        of_four[t] = self.rows.floor(*other);
                    }
                    if self.rows.offer(*member, *other, dots[t], &self.ids) {
                        *floor = self.rows.floor(*member);
                    }
                }
            }
        }
    }

    /// Whether rows are given the embeddings' own similarity in the end. In a large library the codes' will do, where they are
    /// not shortened: reading so many embeddings here and there would take long.
    pub(super) fn is_exact(&self) -> bool {
        self.cells.count == 1 || self.coding.is_shortened()
    }

    /// Candidates in a row.
    fn width(&self) -> usize {
        if self.is_exact() { self.count + self.count / SPARE } else { self.count }
    }

    /// Makes the rows of `stale` and of those that came anew, and offers the latter to all; `stale` then names all rows that
    /// changed.
    pub(super) fn compare_again(&mut self, stale: &mut Vec<u32>, came: &[u32]) {
        let mut is_new = vec![false; self.ids.len()];
        came.iter().for_each(|slot| is_new[*slot as usize] = true);
        // By cell, so that what is in it is read once for all that look into it.
        let mut visitors: BTreeMap<u32, Visitors> = BTreeMap::new();
        for slot in stale.iter().chain(came) {
            self.rows.clear(*slot);
            let [own, others @ ..] = self.near[*slot as usize];
            visitors.entry(own).or_default().0.push(*slot);
            for cell in others.into_iter().filter(|cell| *cell != u32::MAX) {
                visitors.entry(cell).or_default().1.push(*slot);
            }
        }
        let mut touched = Vec::new();
        for (cell, (own, guests)) in visitors {
            // Who asks this cell meets those in it; its own members do.
            self.meet(&own, &self.askers[cell as usize].clone(), &is_new, &mut touched);
            self.meet(&guests, &self.members[cell as usize].clone(), &is_new, &mut touched);
        }
        stale.extend(came);
        stale.extend(touched);
        stale.sort_unstable();
        stale.dedup();
    }

    /// Offers `others` to the rows of `some`, and those of them that are new to the others; whose row took one, is `touched`.
    fn meet(&mut self, some: &[u32], others: &[u32], is_new: &[bool], touched: &mut Vec<u32>) {
        if some.is_empty() {
            return;
        }
        let mut codes = Vec::with_capacity(others.len() * self.coding.length);
        others.iter().for_each(|slot| codes.extend_from_slice(self.code(*slot)));
        let mut found: Vec<[i32; AT_ONCE]> = Vec::new();
        for four in some.chunks(AT_ONCE) {
            dots(std::array::from_fn(|t| self.code(four[t.min(four.len() - 1)])), &codes, &mut found);
            for (other, dots) in others.iter().zip(&found) {
                for (slot, dot) in four.iter().zip(dots).filter(|(slot, _)| *slot != other) {
                    self.rows.offer(*slot, *other, *dot, &self.ids);
                    if is_new[*slot as usize] && self.rows.offer(*other, *slot, *dot, &self.ids) {
                        touched.push(*other);
                    }
                }
            }
        }
    }
}
