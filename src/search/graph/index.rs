//! The index that a graph is made with, and that stays for the next one.

use super::NeighbourGraph;
use super::cells::{Cells, NEAREST, TOGETHER};
use super::codes::Coding;
use super::compare::SPARE;
use super::rows::{Finished, Rows};
use crate::domain::{PhotoId, ahead, glance, glimpse};
use std::collections::HashMap;

/// Up to this many photos all pairs are compared.
const EXACT: usize = 4_000;
/// The cells are grown anew when there are so many times as many photos as when they were grown, or so many times fewer.
const OUTGROWN: usize = 2;
/// … or when so many are in one cell: pictures of one kind came in.
const OVERFULL: usize = 4_096;
/// For each so many photos there is room for one that comes later.
const LATER: usize = 16;
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
    pub(super) count: usize,
    pub(super) coding: Coding,
    pub(super) cells: Cells,
    /// Photos when the cells were grown.
    grown: usize,
    slots: HashMap<PhotoId, u32>,
    pub(super) ids: Vec<PhotoId>,
    pub(super) prints: Vec<u64>,
    free: Vec<u32>,
    pub(super) codes: Vec<i16>,
    /// Where each slot's photo was in the list that was handed over last, and the slots in its order.
    pub(super) places: Vec<u32>,
    order: Vec<u32>,
    /// The cells nearest to each photo, its own first; `u32::MAX` where there are fewer.
    pub(super) near: Vec<[u32; NEAREST]>,
    /// Of each cell, the photos in it, and those that it is one of the nearest of.
    pub(super) members: Vec<Vec<u32>>,
    pub(super) askers: Vec<Vec<u32>>,
    pub(super) rows: Rows,
    pub(super) finished: Finished,
    /// Rows that changed and are not finished.
    stale: Vec<u32>,
}

/// Photos as they are handed over.
pub(super) type Photos<'p> = [(PhotoId, Option<&'p [f32]>)];

/// A photo that is not known yet.
struct New<'p> {
    id: PhotoId,
    embedding: &'p [f32],
    print: u64,
    place: usize,
}

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
            places: Vec::new(),
            order: Vec::new(),
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
        let (mut slots, new, gone) = self.look_up(photos);
        let left = self.slots.len() - gone.len() + new.len();
        let mut stale = std::mem::take(&mut self.stale);
        stale.extend(self.take_out(&gone));
        self.make_room(new.len().saturating_sub(self.free.len()));
        let came: Vec<u32> = new.iter().map(|new| self.put_in(new.id, new.embedding, new.print)).collect();
        came.iter().zip(&new).for_each(|(slot, new)| slots[new.place] = *slot);
        self.keep_order(&slots);
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
        self.finish(photos, &slots, &stale)
    }

    /// The slot of each photo that is known, or `u32::MAX`, the photos that are not, by id, and the slots of those that went.
    /// Most photos follow each other as they did last time, so that nothing needs to be looked up.
    fn look_up<'p>(&self, photos: &Photos<'p>) -> (Vec<u32>, Vec<New<'p>>, Vec<u32>) {
        let mut is_here = vec![false; self.ids.len()];
        let mut slots = vec![u32::MAX; photos.len()];
        let mut new: Vec<New<'p>> = Vec::new();
        let mut next = 0;
        let mut following = 0;
        let look_up = |(id, embedding): &(PhotoId, Option<&'p [f32]>)| {
            let place = following;
            following += 1;
            let Some(embedding) = self.coding.fits(*embedding) else { return };
            let print = glance(embedding);
            let expected = self.order.get(next).copied().filter(|slot| self.ids.get(*slot as usize) == Some(id));
            let slot = expected.or_else(|| self.slots.get(id).copied());
            if let Some(slot) = slot {
                next = self.places[slot as usize] as usize + 1;
            }
            match slot {
                Some(slot) if is_here[slot as usize] => {} // the second of that id
                Some(slot) if self.prints[slot as usize] == print => {
                    (slots[place], is_here[slot as usize]) = (slot, true);
                }
                _ => new.push(New { id: *id, embedding, print, place }),
            }
        };
        ahead(photos, |(_, embedding)| glimpse(*embedding), look_up);
        new.sort_by_key(|new| (new.id, new.place));
        new.dedup_by_key(|new| new.id);
        for new in &new {
            // It has another embedding now; a second one of that id, with the old one, does not count.
            if let Some(slot) = self.slots.get(&new.id).filter(|slot| is_here[**slot as usize]) {
                is_here[*slot as usize] = false;
                slots.iter_mut().filter(|other| *other == slot).for_each(|other| *other = u32::MAX);
            }
        }
        if is_here.iter().filter(|is_here| **is_here).count() == self.slots.len() {
            return (slots, new, Vec::new());
        }
        let gone = self.slots.values().copied().filter(|slot| !is_here[*slot as usize]).collect();
        (slots, new, gone)
    }

    /// Remembers in which order photos came.
    fn keep_order(&mut self, slots: &[u32]) {
        self.order = slots.to_vec();
        self.places = vec![u32::MAX; self.ids.len()];
        for (place, slot) in (0_u32..).zip(slots).filter(|(_, slot)| **slot != u32::MAX) {
            self.places[*slot as usize] = place;
        }
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

    pub(super) fn code(&self, slot: u32) -> &[i16] {
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
            self.finished.set(*slot as usize, std::iter::empty(), 0);
            self.free.push(*slot);
        }
        for list in self.members.iter_mut().chain(&mut self.askers) {
            list.retain(|slot| !is_gone[*slot as usize]);
        }
        let has_lost = |slot: &u32| self.rows.of(*slot).iter().any(|(_, other)| is_gone[*other as usize]);
        self.slots.values().copied().filter(has_lost).collect()
    }

    /// For so many slots more than there are, and some that come later: without these the first few had everything copied.
    fn make_room(&mut self, slots: usize) {
        let slots = slots + slots / LATER;
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
}

/// By which part of a crowd a photo is in.
fn part_of(id: PhotoId) -> u32 {
    let bytes = id.to_bytes();
    u32::from_le_bytes([bytes[12], bytes[13], bytes[14], bytes[15]])
}
