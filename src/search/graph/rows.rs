//! Rows of the best neighbours found so far.

use super::Near;

/// For each photo up to `width` neighbours, the nearest first; equally near ones by index.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    width: usize,
    near: Vec<Near>,
    filled: Vec<u16>,
}

impl Rows {
    pub(super) fn new(photos: usize, width: usize) -> Self {
        let width = width.min(usize::from(u16::MAX));
        let nobody = Near { index: u32::MAX, similarity: f32::NEG_INFINITY };
        Self { width, near: vec![nobody; photos * width], filled: vec![0; photos] }
    }

    pub(super) fn len(&self) -> usize {
        self.filled.len()
    }

    pub(super) fn of(&self, photo: u32) -> &[Near] {
        let photo = photo as usize;
        match self.filled.get(photo) {
            Some(filled) => &self.near[photo * self.width..][..usize::from(*filled)],
            None => &[],
        }
    }

    /// A pair for both of them. Whether either row took it.
    pub(super) fn offer_both(&mut self, a: u32, b: u32, similarity: f32) -> bool {
        let first = self.offer(a, b, similarity);
        self.offer(b, a, similarity) || first
    }

    /// `other` as a neighbour of `photo`. Whether the row took it: it is near enough, and was not there.
    pub(super) fn offer(&mut self, photo: u32, other: u32, similarity: f32) -> bool {
        let photo = photo as usize;
        let filled = usize::from(self.filled[photo]);
        let row = &mut self.near[photo * self.width..][..self.width];
        let before = |near: &Near| {
            let order = near.similarity.total_cmp(&similarity);
            order.is_gt() || (order.is_eq() && near.index < other)
        };
        if row.is_empty() || (filled == self.width && before(&row[filled - 1])) {
            return false;
        }
        if row[..filled].iter().any(|near| near.index == other) {
            return false;
        }
        let at = row[..filled].partition_point(before);
        let last = filled.min(self.width - 1);
        row.copy_within(at..last, at + 1);
        row[at] = Near { index: other, similarity };
        self.filled[photo] = (last + 1) as u16;
        true
    }
}
