//! The index that a graph is made with, and that stays for the next one.

use super::cells::{Cells, NEAREST, TOGETHER};
use super::codes::Coding;
use super::dots::{AT_ONCE, dots, similarity};
use super::rows::{Finished, Rows};
use super::{Near, NeighbourGraph};
use crate::domain::{PhotoId, cosine, glance};
use std::collections::HashMap;

/// Up to this many photos all pairs are compared.
const EXACT: usize = 4_000;
/// Candidates in a row for each two neighbours that are asked for beyond them, where embeddings have the last word: codes
/// order nearly equal ones only roughly.
const SPARE: usize = 2;
/// The cells are grown anew when there are so many times as many photos as when they were grown, or so many times fewer.
const OUTGROWN: usize = 2;
/// … or when so many are in one cell: pictures of one kind came in.
const OVERFULL: usize = 4_096;
/// One row in so many that is to be made anew, or more, and all are.
const FEW: usize = 8;

/// Keeps what was found of photos' neighbours, so that photos that come and go cost what they are and not what all are.
///
/// What [`NeighbourIndex::update`] returns depends on the photos and on the cells that they are sorted into, and on nothing
/// else: not on the order in which photos came, nor on those that went. Up to 4,000 photos there is one cell, so the graph
/// is exact; above, the cells are those of the library as it was when they were grown, which happens anew when it has
/// doubled or halved since. So a graph that was updated may miss other far neighbours than one that is made from nothing,
/// but not more, and is the same where both have the same cells.
#[derive(Clone, Debug)]
pub struct NeighbourIndex {
    count: usize,
    coding: Coding,
    cells: Cells,
    /// Photos when the cells were grown.
    grown: usize,
    slots: HashMap<PhotoId, u32>,
    ids: Vec<PhotoId>,
    prints: Vec<u64>,
    free: Vec<u32>,
    codes: Vec<i16>,
    /// The cells nearest to each photo, its own first; `u32::MAX` where there are fewer.
    near: Vec<[u32; NEAREST]>,
    /// Of each cell, the photos in it, and those that it is one of the nearest of.
    members: Vec<Vec<u32>>,
    askers: Vec<Vec<u32>>,
    rows: Rows,
    finished: Finished,
    /// Rows that changed and are not finished.
    stale: Vec<u32>,
}

/// Photos as they are handed over.
type Photos<'p> = [(PhotoId, Option<&'p [f32]>)];

impl NeighbourIndex {
    /// An empty one, for up to `count` neighbours of each photo.
    pub fn new(count: usize) -> Self {
        Self {
            count,
            coding: Coding::default(),
            cells: Cells::one(),
            grown: 0,
            slots: HashMap::new(),
            ids: Vec::new(),
            prints: Vec::new(),
            free: Vec::new(),
            codes: Vec::new(),
            near: Vec::new(),
            members: vec![Vec::new()],
            askers: vec![Vec::new()],
            rows: Rows::new(count + count / SPARE), // as long as there is one cell
            finished: Finished::new(0, count),
            stale: Vec::new(),
        }
    }

    /// The graph of these photos, by their places in `photos`. Embeddings are normalised; photos without one, or of
    /// another length than the first, have no neighbours and are nobody's. Of an id that comes twice the first counts.
    pub fn update(&mut self, photos: &Photos<'_>) -> NeighbourGraph {
        let length = photos.iter().find_map(|(_, embedding)| Some(embedding.as_ref()?.len())).unwrap_or(0);
        let coding = Coding::new(length, photos.len() <= EXACT);
        if (self.coding.from, self.coding.length) != (length, coding.length) {
            *self = Self { coding, ..Self::new(self.count) };
        }
        let mut is_here = vec![false; self.ids.len()];
        let mut new: Vec<(PhotoId, &[f32], u64)> = Vec::new();
        for (id, embedding) in photos {
            let Some(embedding) = self.coding.fits(*embedding) else { continue };
            let print = glance(embedding);
            match self.slots.get(id).map(|slot| *slot as usize).filter(|slot| self.prints[*slot] == print) {
                Some(slot) => is_here[slot] = true,
                None => new.push((*id, embedding, print)),
            }
        }
        new.sort_by_key(|(id, ..)| *id);
        new.dedup_by_key(|(id, ..)| *id);
        let gone: Vec<u32> = self.slots.values().copied().filter(|slot| !is_here[*slot as usize]).collect();
        let left = self.slots.len() - gone.len() + new.len();
        let mut stale = std::mem::take(&mut self.stale);
        stale.extend(self.take_out(&gone));
        self.make_room(new.len().saturating_sub(self.free.len()));
        let came: Vec<u32> = new.iter().map(|(id, embedding, print)| self.put_in(*id, embedding, *print)).collect();
        if self.is_outgrown(left) {
            self.grow_cells();
            self.compare_all();
            stale = self.slots.values().copied().collect();
        } else {
            self.sort_in(&came);
            if (stale.len() + came.len()) * FEW > left {
                self.compare_all();
                stale = self.slots.values().copied().collect();
            } else {
                self.compare_again(&mut stale, &came);
            }
        }
        self.finish(photos, &stale)
    }

    /// As if nothing were known but the cells.
    #[cfg(test)]
    pub(super) fn compare_all_anew(&mut self) {
        let cells = self.cells.clone();
        let all: Vec<u32> = self.slots.values().copied().collect();
        self.finished = Finished::new(self.ids.len(), self.count);
        (self.members, self.askers) = (vec![Vec::new(); cells.count], vec![Vec::new(); cells.count]);
        self.sort_in(&all);
        self.compare_all();
        // The next update finishes every row.
        self.stale = all;
    }

    fn is_outgrown(&self, left: usize) -> bool {
        let is_one = self.cells.count == 1;
        let overfull = || self.members.iter().any(|members| members.len() > OVERFULL);
        is_one != (left <= EXACT)
            || !is_one && (left > self.grown * OUTGROWN || left * OUTGROWN < self.grown || overfull())
    }

    fn code(&self, slot: u32) -> &[i16] {
        &self.codes[slot as usize * self.coding.length..][..self.coding.length]
    }

    /// Forgets these, and says whose rows they were in; those are to be made anew.
    fn take_out(&mut self, gone: &[u32]) -> Vec<u32> {
        if gone.is_empty() {
            return Vec::new();
        }
        let mut is_gone = vec![false; self.ids.len()];
        for slot in gone {
            is_gone[*slot as usize] = true;
            self.slots.remove(&self.ids[*slot as usize]);
            self.rows.clear(*slot);
            self.finished.set(*slot as usize, std::iter::empty());
            self.free.push(*slot);
        }
        for list in self.members.iter_mut().chain(&mut self.askers) {
            list.retain(|slot| !is_gone[*slot as usize]);
        }
        let has_lost = |slot: &u32| self.rows.of(*slot).iter().any(|(_, other)| is_gone[*other as usize]);
        self.slots.values().copied().filter(has_lost).collect()
    }

    /// For so many slots more than there are.
    fn make_room(&mut self, slots: usize) {
        self.codes.reserve(slots * self.coding.length);
        self.rows.reserve(slots);
        self.finished.reserve(slots);
    }

    /// Takes a photo in; it is in no cell yet.
    fn put_in(&mut self, id: PhotoId, embedding: &[f32], print: u64) -> u32 {
        let slot = self.free.pop().unwrap_or_else(|| {
            let slot = self.ids.len();
            self.ids.push(id);
            self.prints.push(print);
            self.near.push([u32::MAX; NEAREST]);
            self.codes.resize((slot + 1) * self.coding.length, 0);
            self.rows.grow(slot + 1);
            self.finished.grow(slot + 1);
            slot as u32
        });
        let at = slot as usize;
        (self.ids[at], self.prints[at]) = (id, print);
        self.coding.write(embedding, &mut self.codes[at * self.coding.length..][..self.coding.length]);
        self.slots.insert(id, slot);
        slot
    }

    /// Sorts photos into their cells.
    fn sort_in(&mut self, slots: &[u32]) {
        for some in slots.chunks(TOGETHER) {
            let codes: Vec<&[i16]> = some.iter().map(|slot| self.code(*slot)).collect();
            let parts: Vec<u32> = some.iter().map(|slot| part_of(self.ids[*slot as usize])).collect();
            for (slot, cells) in some.iter().zip(self.cells.nearest_to_each(&codes, &parts)) {
                let mut near = [u32::MAX; NEAREST];
                near.iter_mut().zip(&cells).for_each(|(to, cell)| *to = *cell);
                self.near[*slot as usize] = near;
                self.members[near[0] as usize].push(*slot);
                cells.iter().for_each(|cell| self.askers[*cell as usize].push(*slot));
            }
        }
    }

    /// Cells for the photos that there are now.
    fn grow_cells(&mut self) {
        let mut all: Vec<u32> = self.slots.values().copied().collect();
        all.sort_unstable_by_key(|slot| self.ids[*slot as usize]);
        self.grown = all.len();
        self.cells = if all.len() <= EXACT {
            Cells::one()
        } else {
            Cells::grow(self.coding.length, all.len(), &|photo| self.code(all[photo]))
        };
        self.members = vec![Vec::new(); self.cells.count];
        self.askers = vec![Vec::new(); self.cells.count];
        self.sort_in(&all);
    }

    /// Compares every photo with those in the cells nearest to it, for both of them. Its own cell comes first: most of its
    /// neighbours are there, so few of those in other cells are worth a place in its row.
    fn compare_all(&mut self) {
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
    fn is_exact(&self) -> bool {
        self.cells.count == 1 || self.coding.is_shortened()
    }

    /// Candidates in a row.
    fn width(&self) -> usize {
        if self.is_exact() { self.count + self.count / SPARE } else { self.count }
    }

    /// Makes the rows of `stale` and of those that came anew, and offers the latter to all; `stale` then names all rows that
    /// changed.
    fn compare_again(&mut self, stale: &mut Vec<u32>, came: &[u32]) {
        let mut is_new = vec![false; self.ids.len()];
        came.iter().for_each(|slot| is_new[*slot as usize] = true);
        let mut found = Vec::new();
        let mut touched = Vec::new();
        for slot in stale.iter().chain(came) {
            self.rows.clear(*slot);
        }
        for slot in stale.iter().chain(came) {
            let near = self.near[*slot as usize];
            let mut others: Vec<u32> = self.askers[near[0] as usize].clone();
            for cell in near.iter().filter(|cell| **cell != u32::MAX) {
                others.extend(&self.members[*cell as usize]);
            }
            others.sort_unstable();
            others.dedup();
            for other in others.into_iter().filter(|other| other != slot) {
                dots([self.code(*slot)], self.code(other), &mut found);
                let dot = found[0][0];
                self.rows.offer(*slot, other, dot, &self.ids);
                if is_new[*slot as usize] && self.rows.offer(other, *slot, dot, &self.ids) {
                    touched.push(other);
                }
            }
        }
        stale.extend(came);
        stale.extend(touched);
        stale.sort_unstable();
        stale.dedup();
    }

    /// Gives these rows their true similarities, and the graph of all.
    fn finish(&mut self, photos: &Photos<'_>, stale: &[u32]) -> NeighbourGraph {
        let mut places = vec![u32::MAX; self.ids.len()];
        let mut of_photo = vec![u32::MAX; photos.len()];
        for (i, (id, embedding)) in photos.iter().enumerate() {
            if let Some(slot) = self.slots.get(id).filter(|_| self.coding.fits(*embedding).is_some())
                && places[*slot as usize] == u32::MAX
            {
                (places[*slot as usize], of_photo[i]) = (i as u32, *slot);
            }
        }
        let embedding = |slot: u32| photos.get(places[slot as usize] as usize).and_then(|(_, e)| *e);
        let is_exact = self.is_exact();
        for slot in stale {
            let Some(own) = embedding(*slot) else { continue };
            let near_to = |(dot, other): &(i32, u32)| {
                let similarity = if is_exact { cosine(own, embedding(*other)?) } else { similarity(*dot) };
                Some(Near { index: *other, similarity })
            };
            let mut near: Vec<Near> = self.rows.of(*slot).iter().filter_map(near_to).collect();
            near.sort_by(|a, b| {
                let id = |near: &Near| self.ids[near.index as usize];
                b.similarity.total_cmp(&a.similarity).then_with(|| id(a).cmp(&id(b)))
            });
            self.finished.set(*slot as usize, near.into_iter());
        }
        let mut rows = Finished::new(photos.len(), self.count);
        for (i, slot) in of_photo.iter().enumerate().filter(|(_, slot)| **slot != u32::MAX) {
            let near = self.finished.of(*slot as usize).iter();
            rows.set(i, near.map(|near| Near { index: places[near.index as usize], ..*near }));
        }
        NeighbourGraph { rows }
    }
}

/// By which part of a crowd a photo is in.
fn part_of(id: PhotoId) -> u32 {
    let bytes = id.to_bytes();
    u32::from_le_bytes([bytes[12], bytes[13], bytes[14], bytes[15]])
}
