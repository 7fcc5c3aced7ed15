//! Cells of like photos (an inverted file: Sivic & Zisserman 2003; Jégou, Douze & Schmid 2011): a photo's neighbours are
//! nearly always in its own cell or in the few that are nearest to it.
//!
//! Cells are grown by spherical k-means (Dhillon & Modha 2001) in two levels, so that finding the nearest costs the square
//! root of their number. A cell of very many photos that look the same is dealt out by their ids, which are hashes.

use super::chance::Chance;
use super::dots::{AT_ONCE, code, dots};
use crate::domain::normalise;

/// Photos in a cell, about. Many small cells find more than few large ones for as many comparisons: of the ten nearest among
/// 26,872 real photos that look alike (a cosine above 0.4) 0.976 are found for copies and 0.952 for scenes, with cells of
/// 160 and six groups 0.970 and 0.951; among 100,000 made ones 0.89 and 0.96, and 0.77 and 0.90.
const PHOTOS: usize = 60;
/// Cells that a photo is compared with, its own among them.
pub(super) const NEAREST: usize = 8;
/// Groups of cells in which the nearest cells are looked for.
const GROUPS: usize = 8;
/// Rounds of k-means, and photos for each mean that are looked at.
const ROUNDS: usize = 4;
const SAMPLED: usize = 24;
/// Photos that are sorted into cells together.
pub(super) const TOGETHER: usize = 4_096;
/// More photos than this in a cell are dealt out.
const CROWD: f64 = 1_024.0;

/// The means of cells, and how to find the nearest.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    length: usize,
    /// Means of groups of cells.
    groups: Vec<i16>,
    /// Which of the means each group holds: from, to.
    ranges: Vec<(usize, usize)>,
    means: Vec<i16>,
    /// Of each mean, its first cell, and how many its photos are dealt out to.
    dealt: Vec<(u32, u32)>,
    /// Number of cells.
    pub(super) count: usize,
}

impl Cells {
    /// All photos in one.
    pub(super) fn one() -> Self {
        Self { length: 0, groups: Vec::new(), ranges: Vec::new(), means: Vec::new(), dealt: Vec::new(), count: 1 }
    }

    /// Cells for so many photos; `row` is the code of each.
    pub(super) fn grow<'c>(length: usize, photos: usize, row: &impl Fn(usize) -> &'c [i16]) -> Self {
        let wanted = photos.div_ceil(PHOTOS);
        let outer = ((wanted as f64).sqrt().ceil() as usize).max(1);
        let mut chance = Chance::new(photos as u64);
        let sample: Vec<&[i16]> = (0..wanted * SAMPLED).map(|_| row(chance.below(photos))).collect();
        let groups = means(length, &sample, outer);
        let mut inside: Vec<Vec<&[i16]>> = vec![Vec::new(); outer];
        for four in sample.chunks(AT_ONCE) {
            for (row, found) in four.iter().zip(best(four, &groups)) {
                inside[found].push(row);
            }
        }
        let (mut all, mut ranges) = (Vec::new(), Vec::new());
        for own in &inside {
            let from = all.len() / length;
            if !own.is_empty() {
                all.extend(means(length, own, own.len().div_ceil(SAMPLED)));
            }
            ranges.push((from, all.len() / length));
        }
        let count = all.len() / length;
        let dealt = (0..count as u32).map(|first| (first, 1)).collect();
        let mut cells = Self { length, groups, ranges, means: all, dealt, count };
        cells.deal(&sample, photos as f64 / sample.len() as f64);
        cells
    }

    /// Deals out the photos of crowded cells, each row standing for so many.
    fn deal(&mut self, rows: &[&[i16]], each: f64) {
        let mut crowds = vec![0.0; self.count];
        for some in rows.chunks(TOGETHER) {
            for cells in self.nearest_to_each(some, &[0; TOGETHER]) {
                if let Some(cell) = cells.first() {
                    crowds[*cell as usize] += each;
                }
            }
        }
        let mut first = 0;
        for (dealt, crowd) in self.dealt.iter_mut().zip(crowds) {
            let to = ((crowd / CROWD) as u32).max(1).next_power_of_two();
            *dealt = (first, to);
            first += to;
        }
        self.count = first as usize;
    }

    /// For each of these codes the cells nearest to it, the nearest first, which is its own. An id says which part of a crowd a
    /// photo is in.
    pub(super) fn nearest_to_each<'s>(
        &'s self,
        rows: &[&[i16]],
        ids: &'s [u32],
    ) -> impl Iterator<Item = Vec<u32>> + use<'s> {
        let mut nearest = vec![Best::<NEAREST>::default(); rows.len()];
        // Who looks into which group: means are read once for several.
        let mut asking: Vec<Vec<usize>> = vec![Vec::new(); self.ranges.len()];
        let mut found = Vec::new();
        for (k, four) in rows.chunks(AT_ONCE).enumerate() {
            dots(queries(four), &self.groups, &mut found);
            for t in 0..four.len() {
                let mut groups = Best::<GROUPS>::default();
                (0_u32..).zip(&found).for_each(|(group, dot)| groups.offer(dot[t], group));
                groups.named().for_each(|group| asking[group].push(k * AT_ONCE + t));
            }
        }
        for (asking, (from, to)) in asking.iter().zip(&self.ranges) {
            for four in asking.chunks(AT_ONCE) {
                let codes: Vec<&[i16]> = four.iter().map(|row| rows[*row]).collect();
                dots(queries(&codes), &self.means[from * self.length..to * self.length], &mut found);
                for (t, row) in four.iter().enumerate() {
                    let nearest = &mut nearest[*row];
                    (*from as u32..).zip(&found).for_each(|(mean, dot)| nearest.offer(dot[t], mean));
                }
            }
        }
        nearest.into_iter().zip(ids).map(|(nearest, id)| self.cells_of(&nearest, *id))
    }

    /// The cells of the nearest means.
    fn cells_of(&self, nearest: &Best<NEAREST>, id: u32) -> Vec<u32> {
        if self.means.is_empty() {
            return vec![0];
        }
        let part = |mean: usize| {
            let (first, parts) = self.dealt[mean];
            first + (id & (parts - 1))
        };
        nearest.named().map(part).collect()
    }
}

/// The few that are nearest of all that were offered, the nearest first; of equally near ones, the first by number.
#[derive(Clone, Copy, Debug)]
struct Best<const N: usize>([(i32, u32); N]);

impl<const N: usize> Default for Best<N> {
    fn default() -> Self {
        Self([(i32::MIN, u32::MAX); N])
    }
}

impl<const N: usize> Best<N> {
    fn offer(&mut self, dot: i32, number: u32) {
        let is_before = |a: (i32, u32), b: (i32, u32)| a.0 > b.0 || (a.0 == b.0 && a.1 < b.1);
        if !is_before((dot, number), self.0[N - 1]) {
            return;
        }
        let mut at = N - 1;
        while at > 0 && is_before((dot, number), self.0[at - 1]) {
            self.0[at] = self.0[at - 1];
            at -= 1;
        }
        self.0[at] = (dot, number);
    }

    /// Their numbers.
    fn named(&self) -> impl Iterator<Item = usize> {
        self.0.iter().filter(|(_, number)| *number != u32::MAX).map(|(_, number)| *number as usize)
    }
}

/// At most four rows as four queries.
fn queries<'r>(rows: &[&'r [i16]]) -> [&'r [i16]; AT_ONCE] {
    std::array::from_fn(|t| rows[t.min(rows.len() - 1)])
}

/// `count` means of these rows.
fn means(length: usize, rows: &[&[i16]], count: usize) -> Vec<i16> {
    let mut means: Vec<i16> = (0..count).flat_map(|k| rows[k * rows.len() / count].iter().copied()).collect();
    for _ in 0..ROUNDS {
        let mut sums = vec![0.0_f32; means.len()];
        for four in rows.chunks(AT_ONCE) {
            for (row, found) in four.iter().zip(best(four, &means)) {
                sums[found * length..][..length].iter_mut().zip(*row).for_each(|(sum, x)| *sum += f32::from(*x));
            }
        }
        for (mean, sum) in means.chunks_exact_mut(length).zip(sums.chunks_exact_mut(length)) {
            // A mean that nobody is nearest to stays where it is.
            if normalise(sum) {
                mean.iter_mut().zip(sum).for_each(|(to, x)| *to = code(*x));
            }
        }
    }
    means
}

/// The nearest of the means for each of at most four rows.
fn best(four: &[&[i16]], means: &[i16]) -> Vec<usize> {
    let mut found: Vec<[i32; AT_ONCE]> = Vec::new();
    dots(queries(four), means, &mut found);
    let nearest = |t: usize| (0..found.len()).max_by_key(|k| (found[*k][t], std::cmp::Reverse(*k))).unwrap_or(0);
    (0..four.len()).map(nearest).collect()
}
