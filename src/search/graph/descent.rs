//! Nearest-neighbour descent: whoever has a neighbour in common is introduced to each other.

use super::rows::Rows;
use super::sketch::Sketches;

/// Neighbours of each photo that take part, from its own row and of those that have it in theirs.
const TAKEN: usize = 10;

/// One round.
pub(super) fn improve(sketches: &Sketches, rows: &mut Rows) {
    let mut reverse = Rows::new(rows.len(), TAKEN);
    for i in (0..).take(rows.len()) {
        for near in &rows.of(i)[..rows.of(i).len().min(TAKEN)] {
            reverse.offer(near.index, i, near.similarity);
        }
    }
    let mut around = Vec::with_capacity(2 * TAKEN);
    for i in (0..).take(rows.len()) {
        around.clear();
        around.extend(rows.of(i).iter().take(TAKEN).map(|near| near.index));
        around.extend(reverse.of(i).iter().map(|near| near.index));
        around.sort_unstable();
        around.dedup();
        for j in &around {
            // Neighbours' neighbours, by the rows as they were improved so far.
            for k in (0..TAKEN).map_while(|k| rows.of(*j).get(k).map(|near| near.index)).collect::<Vec<_>>() {
                if k != i && !rows.of(i).iter().any(|near| near.index == k) {
                    rows.offer_both(i, k, sketches.similarity(i, k));
                }
            }
        }
    }
}
