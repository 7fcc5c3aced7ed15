//! Stacks with what the person decided about them laid over: it holds whatever is found later.

use crate::domain::{Best, GroupId, HeldStack, PhotoId, ShownStack, Stack, StackTie};
use std::collections::{HashMap, HashSet};

/// The stacks to show, in the order of `found` (see [`super::stacks`]), then those that are not found any more.
///
/// A stack that the person decided about is as they left it. What was found since and lies with its photos lies in it, too,
/// below what they keep, and is to be decided. Photos that they took apart are in no stack. Only photos that are here
/// count, and two are the fewest.
pub fn decided_stacks<'a>(
    found: &[Stack],
    held: impl IntoIterator<Item = &'a HeldStack>,
    is_here: impl Fn(PhotoId) -> bool,
) -> Vec<ShownStack> {
    let held: Vec<&HeldStack> = held.into_iter().collect();
    let mut holder: HashMap<PhotoId, usize> = HashMap::new();
    for (at, stack) in held.iter().enumerate() {
        holder.extend(stack.photos.iter().map(|photo| (*photo, at)));
    }
    let mut shown = Vec::with_capacity(found.len());
    let mut done: HashSet<usize> = HashSet::new();
    for stack in found {
        let photos: Vec<PhotoId> = stack.photos.iter().copied().filter(|photo| is_here(*photo)).collect();
        let free = || photos.iter().copied().filter(|photo| !holder.contains_key(photo));
        let mut with: Vec<usize> = photos.iter().filter_map(|photo| holder.get(photo).copied()).collect();
        with.dedup();
        with.retain(|at| !held[*at].is_dissolved());
        // What is free goes to the first stack that it was found with; where there is none, it is a stack of its own.
        let mut free_of: Vec<PhotoId> = free().collect();
        for at in with.iter().copied().filter(|at| done.insert(*at)) {
            shown.extend(kept(held[at], Some(stack), std::mem::take(&mut free_of), &is_here));
        }
        if with.is_empty() && free_of.len() > 1 {
            shown.push(ShownStack { stack: left(stack, free_of), kept: Vec::new(), is_open: true });
        }
    }
    let rest = held.iter().enumerate().filter(|(at, stack)| !stack.is_dissolved() && !done.contains(at));
    shown.extend(rest.filter_map(|(_, stack)| kept(stack, None, Vec::new(), &is_here)));
    shown
}

/// A stack that the person decided about, with photos that came since.
fn kept(
    held: &HeldStack,
    found: Option<&Stack>,
    new: Vec<PhotoId>,
    is_here: &impl Fn(PhotoId) -> bool,
) -> Option<ShownStack> {
    let kept: Vec<PhotoId> = held.kept.iter().copied().filter(|photo| is_here(*photo)).collect();
    let mut photos: Vec<PhotoId> = held.photos.iter().copied().filter(|photo| is_here(*photo)).collect();
    let is_open = !new.is_empty();
    photos.extend(new);
    if let Some(found) = found {
        let place: HashMap<PhotoId, usize> = found.photos.iter().enumerate().map(|(at, photo)| (*photo, at)).collect();
        photos.sort_by_key(|photo| (place.get(photo).copied().unwrap_or(usize::MAX), *photo));
    }
    // Where all that were kept are away, the next one stands for them.
    let best = kept.first().or_else(|| photos.first()).copied()?;
    let (tie, span) = found.map_or((StackTie::Copies, None), |found| (found.tie, found.span));
    let least_affinity = found.map_or(1.0, |found| found.least_affinity);
    let why = found.filter(|found| found.best == best).map_or(Best::Alike, |found| found.why);
    let stack = Stack { id: id(&held.photos), photos, best, why, tie, span, least_affinity };
    (stack.photos.len() > 1).then_some(ShownStack { stack, kept, is_open })
}

/// A found stack with those of its photos that nobody decided about.
fn left(stack: &Stack, photos: Vec<PhotoId>) -> Stack {
    if photos.len() == stack.photos.len() {
        return stack.clone();
    }
    let first = photos.first().copied().unwrap_or(stack.best);
    let (best, why) = if photos.contains(&stack.best) { (stack.best, stack.why) } else { (first, Best::Alike) };
    Stack { id: id(&photos), photos, best, why, ..stack.clone() }
}

/// As [`super::stacks`] names a stack: by its smallest photo.
fn id(photos: &[PhotoId]) -> GroupId {
    GroupId(photos.iter().min().map_or_else(String::new, |id| format!("s{}", &id.to_string()[..16])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photos(numbers: &[u8]) -> Vec<PhotoId> {
        numbers.iter().map(|n| PhotoId::from_bytes([*n; 16])).collect()
    }

    fn found(numbers: &[u8], best: u8) -> Stack {
        let photos = photos(numbers);
        let (id, best) = (id(&photos), PhotoId::from_bytes([best; 16]));
        let tie = StackTie::Burst(2);
        Stack { id, photos, best, why: Best::Larger, tie, span: None, least_affinity: 0.9 }
    }

    fn held(numbers: &[u8], kept: &[u8]) -> HeldStack {
        HeldStack { photos: photos(numbers), kept: photos(kept) }
    }

    /// Photos, those that are seen, and whether it is open.
    fn shown(found: &[Stack], held: &[HeldStack], gone: &[u8]) -> Vec<(Vec<u8>, Vec<u8>, bool)> {
        let gone = photos(gone);
        let numbers = |photos: &[PhotoId]| photos.iter().map(|photo| photo.to_bytes()[0]).collect::<Vec<_>>();
        let shown = decided_stacks(found, held, |photo| !gone.contains(&photo));
        shown.iter().map(|s| (numbers(&s.stack.photos), numbers(s.seen()), s.is_open)).collect()
    }

    #[test]
    fn a_decision_holds_whatever_is_found() {
        let all = [found(&[2, 1, 3], 1), found(&[7, 8], 7)];
        let open = (vec![7, 8], vec![7], true);
        assert_eq!(shown(&all, &[], &[]), [(vec![2, 1, 3], vec![1], true), open.clone()]);
        let decided = [held(&[1, 2, 3], &[3, 1])];
        assert_eq!(shown(&all, &decided, &[]), [(vec![2, 1, 3], vec![3, 1], false), open.clone()]);
        assert_eq!(shown(&all[1..], &decided, &[]), [open, (vec![1, 2, 3], vec![3, 1], false)]);
        let joined = [found(&[2, 1, 9, 3], 9)];
        assert_eq!(shown(&joined, &decided, &[]), [(vec![2, 1, 9, 3], vec![3, 1], true)], "what came since is below");
    }

    #[test]
    fn what_was_taken_apart_stays_apart() {
        let apart = [held(&[1, 2], &[1, 2])];
        assert_eq!(shown(&[found(&[1, 2], 1)], &apart, &[]), []);
        assert_eq!(shown(&[found(&[1, 2, 3], 1)], &apart, &[]), [], "one photo is no stack");
        assert_eq!(shown(&[found(&[1, 2, 4, 3], 1)], &apart, &[]), [(vec![4, 3], vec![4], true)]);
    }

    #[test]
    fn two_that_were_decided_apart_are_not_joined() {
        let decided = [held(&[1, 2], &[1]), held(&[3, 4], &[3])];
        let expected = [(vec![1, 2, 5], vec![1], true), (vec![3, 4], vec![3], false)];
        assert_eq!(shown(&[found(&[1, 2, 3, 4, 5], 5)], &decided, &[]), expected);
    }

    #[test]
    fn photos_that_are_away_do_not_count() {
        let decided = [held(&[1, 2, 3], &[1])];
        assert_eq!(shown(&[found(&[1, 2, 3], 1)], &decided, &[2, 3]), []);
        assert_eq!(shown(&[], &decided, &[1]), [(vec![2, 3], vec![2], false)], "the next stands for it");
        assert_eq!(shown(&[found(&[4, 5, 6], 4)], &[], &[4]), [(vec![5, 6], vec![5], true)]);
    }
}
