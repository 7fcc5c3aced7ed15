//! Rows of the best neighbours found so far.

use super::Near;
use crate::domain::PhotoId;

/// For each slot up to `width` neighbours by slot and inner product, the nearest first; equally near ones by id, so that
/// a row depends on what was offered and not on when.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    width: usize,
    near: Vec<(i32, u32)>,
    filled: Vec<u16>,
}

impl Rows {
    pub(super) fn new(width: usize) -> Self {
        Self { width: width.min(usize::from(u16::MAX)), near: Vec::new(), filled: Vec::new() }
    }

    /// So that so many more cost no copying.
    pub(super) fn reserve(&mut self, slots: usize) {
        self.near.reserve(slots * self.width);
        self.filled.reserve(slots);
    }

    /// Makes room for so many.
    pub(super) fn grow(&mut self, slots: usize) {
        self.near.resize(slots * self.width, (i32::MIN, u32::MAX));
        self.filled.resize(slots, 0);
    }

    pub(super) fn of(&self, slot: u32) -> &[(i32, u32)] {
        let slot = slot as usize;
        &self.near[slot * self.width..][..usize::from(self.filled[slot])]
    }

    pub(super) fn clear(&mut self, slot: u32) {
        self.filled[slot as usize] = 0;
    }

    /// Below this nobody is taken.
    pub(super) fn floor(&self, slot: u32) -> i32 {
        let slot = slot as usize;
        match usize::from(self.filled[slot]) {
            filled if filled < self.width => i32::MIN,
            0 => i32::MAX,
            filled => self.near[slot * self.width + filled - 1].0,
        }
    }

    /// `other` as a neighbour of `slot`. Whether the row took it: it is near enough, and was not there.
    pub(super) fn offer(&mut self, slot: u32, other: u32, dot: i32, ids: &[PhotoId]) -> bool {
        let slot = slot as usize;
        let filled = usize::from(self.filled[slot]);
        let row = &mut self.near[slot * self.width..][..self.width];
        let before = |near: &(i32, u32)| near.0 > dot || (near.0 == dot && ids[near.1 as usize] < ids[other as usize]);
        if row.is_empty() || (filled == self.width && before(&row[filled - 1])) {
            return false;
        }
        if row[..filled].iter().any(|near| near.1 == other) {
            return false;
        }
        let at = row[..filled].partition_point(before);
        let last = filled.min(self.width - 1);
        row.copy_within(at..last, at + 1);
        row[at] = (dot, other);
        self.filled[slot] = (last + 1) as u16;
        true
    }
}

/// Finished rows: by slot, true similarities, the nearest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Finished {
    width: usize,
    near: Vec<Near>,
    filled: Vec<u16>,
    /// Of each row, a fingerprint of what is in it.
    prints: Vec<u64>,
}

impl Finished {
    pub(super) fn new(rows: usize, width: usize) -> Self {
        let width = width.min(usize::from(u16::MAX));
        let nobody = Near { index: u32::MAX, similarity: f32::NEG_INFINITY };
        Self { width, near: vec![nobody; rows * width], filled: vec![0; rows], prints: vec![0; rows] }
    }

    /// So that so many more cost no copying.
    pub(super) fn reserve(&mut self, rows: usize) {
        self.near.reserve(rows * self.width);
        self.filled.reserve(rows);
        self.prints.reserve(rows);
    }

    /// Makes room for so many.
    pub(super) fn grow(&mut self, rows: usize) {
        self.near.resize(rows * self.width, Near { index: u32::MAX, similarity: f32::NEG_INFINITY });
        self.filled.resize(rows, 0);
        self.prints.resize(rows, 0);
    }

    pub(super) fn len(&self) -> usize {
        self.filled.len()
    }

    pub(super) fn of(&self, row: usize) -> &[Near] {
        match self.filled.get(row) {
            Some(filled) => &self.near[row * self.width..][..usize::from(*filled)],
            None => &[],
        }
    }

    pub(super) fn print(&self, row: usize) -> u64 {
        self.prints.get(row).copied().unwrap_or(0)
    }

    /// The row is this, as far as there is room, and this its fingerprint.
    pub(super) fn set(&mut self, row: usize, near: impl Iterator<Item = Near>, print: u64) {
        let mut count = 0;
        for (to, from) in self.near[row * self.width..][..self.width].iter_mut().zip(near) {
            *to = from;
            count += 1;
        }
        (self.filled[row], self.prints[row]) = (count, print);
    }
}
