//! What is kept within a limit of bytes: what was not looked at for longest goes first, what is looked at never.

use lru::LruCache;
use std::hash::Hash;

struct Entry<V> {
    value: V,
    bytes: usize,
    /// The last frame that asked for it.
    seen: u64,
}

/// Things of known size, by key.
pub(super) struct Shelf<K: Hash + Eq, V> {
    entries: LruCache<K, Entry<V>>,
    limit: usize,
    bytes: usize,
    frame: u64,
    /// Bytes that this frame asked for, there or on their way.
    asked: usize,
    /// Whether the last frame asked for anything.
    was_asked: bool,
}

impl<K: Hash + Eq, V> Shelf<K, V> {
    /// A shelf for `limit` bytes.
    pub(super) fn new(limit: usize) -> Self {
        Self { entries: LruCache::unbounded(), limit, bytes: 0, frame: 1, asked: 0, was_asked: false }
    }

    /// What is there, which is looked at now.
    pub(super) fn get(&mut self, key: &K) -> Option<&V> {
        let entry = self.entries.get_mut(key)?;
        if entry.seen != self.frame {
            entry.seen = self.frame;
            self.asked += entry.bytes;
        }
        // Also where it weighs nothing: somebody looks here.
        self.was_asked = true;
        Some(&entry.value)
    }

    /// So many bytes are on their way.
    pub(super) fn expect(&mut self, bytes: usize) {
        self.asked += bytes;
        self.was_asked = true;
    }

    /// Whether this frame can ask for so many bytes more without driving out what it asked for itself.
    pub(super) fn has_room(&self, bytes: usize) -> bool {
        self.asked + bytes <= self.limit
    }

    /// Puts something there. What was looked at neither in this frame nor in the last makes room for it.
    pub(super) fn put(&mut self, key: K, value: V, bytes: usize) {
        let entry = Entry { value, bytes, seen: self.frame.saturating_sub(1) };
        if let Some((_, old)) = self.entries.push(key, entry) {
            self.bytes -= old.bytes;
        }
        self.bytes += bytes;
        while self.bytes > self.limit {
            let Some((_, oldest)) = self.entries.peek_lru() else { break };
            if oldest.seen + 1 >= self.frame {
                break;
            }
            if let Some((_, old)) = self.entries.pop_lru() {
                self.bytes -= old.bytes;
            }
        }
    }

    /// The next frame begins.
    pub(super) fn end_frame(&mut self) {
        self.frame += 1;
        self.asked = 0;
    }

    /// Whether nothing was asked for since this was called last.
    pub(super) fn is_idle(&mut self) -> bool {
        !std::mem::take(&mut self.was_asked)
    }

    /// Takes everything off.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.bytes = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_looked_at_for_longest_goes_first() {
        let mut shelf = Shelf::new(300);
        for key in 0..3 {
            shelf.put(key, key, 100);
        }
        shelf.end_frame();
        assert!(shelf.get(&0).is_some());
        shelf.end_frame();
        shelf.end_frame();
        shelf.put(3, 3, 100);
        assert_eq!(shelf.get(&1), None);
        assert!([0, 2, 3].iter().all(|key| shelf.get(key) == Some(key)));
    }

    #[test]
    fn what_is_looked_at_stays_whatever_the_limit() {
        let mut shelf = Shelf::new(200);
        for key in 0..5 {
            shelf.put(key, key, 100);
            assert!((0..=key).all(|key| shelf.get(&key).is_some()));
        }
        for _ in 0..2 {
            shelf.end_frame();
            assert_eq!(shelf.get(&4), Some(&4));
        }
        shelf.put(5, 5, 100);
        assert_eq!(shelf.bytes, 200, "only the two that are new or looked at are left");
        assert_eq!(shelf.get(&4), Some(&4));
        assert_eq!(shelf.get(&3), None);
    }

    #[test]
    fn a_frame_does_not_ask_for_more_than_there_is_room_for() {
        let mut shelf = Shelf::new(300);
        shelf.put(1, 1, 100);
        shelf.end_frame();
        assert!(shelf.get(&1).is_some() && shelf.get(&1).is_some());
        assert!(shelf.has_room(200), "what is asked for twice is counted once");
        shelf.expect(150);
        assert!(!shelf.has_room(100));
        shelf.end_frame();
        assert!(shelf.has_room(300));
    }

    #[test]
    fn a_newer_value_takes_the_place_of_the_older() {
        let mut shelf = Shelf::new(300);
        shelf.put(1, "old", 250);
        shelf.put(1, "new", 100);
        assert_eq!(shelf.get(&1), Some(&"new"));
        assert_eq!(shelf.bytes, 100);
    }

    #[test]
    fn it_knows_when_nobody_looks() {
        let mut shelf: Shelf<u8, ()> = Shelf::new(300);
        shelf.expect(10);
        assert!(!shelf.is_idle());
        assert!(shelf.is_idle());
    }
}
