//! How much memory decoders may hold at once: two huge photos are decoded one after the other, small ones side by side.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Requests below this pass freely, in bytes: common photos decode at reduced size and must not queue for a lock.
const FREE: u64 = 8 << 20;

/// Memory shared by all decoding threads of a scan.
#[derive(Debug)]
pub struct Memory {
    total: u64,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    used: u64,
    next_ticket: u64,
    serving: u64,
}

impl Memory {
    /// At most `total` bytes at once; a single request above that is let through when it is alone.
    pub fn new(total: u64) -> Self {
        Self { total, state: Mutex::default(), freed: Condvar::new() }
    }

    /// A share of nothing yet.
    pub fn share(&self) -> Share<'_> {
        Share { source: Source::Memory(self), held: 0 }
    }

    /// Waits until so many bytes are free, or all of them where there are fewer; how many that are.
    fn take(&self, bytes: u64) -> u64 {
        let bytes = bytes.min(self.total);
        let mut state = self.lock();
        let ticket = state.next_ticket;
        state.next_ticket += 1;
        while state.serving != ticket || state.used + bytes > self.total {
            state = self.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.serving += 1;
        state.used += bytes;
        drop(state);
        self.freed.notify_all();
        bytes
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one photo holds; given back when dropped.
pub struct Share<'a> {
    source: Source<'a>,
    held: u64,
}

/// Who gives memory.
enum Source<'a> {
    /// This process shares it out.
    Memory(&'a Memory),
    /// Another does, and is asked for so many bytes; the answer is awaited in there.
    Asked(&'a dyn Fn(u64)),
}

impl<'a> Share<'a> {
    /// A share of memory that another process shares out.
    pub(super) fn asking(ask: &'a dyn Fn(u64)) -> Self {
        Self { source: Source::Asked(ask), held: 0 }
    }
}

impl Share<'_> {
    /// Wait until `bytes` are free, first come, first served. A share waits at most once in its life, so that two
    /// photos can never wait for each other: whoever needs memory twice asks for [`Share::reserve_all`] at first.
    pub fn reserve(&mut self, bytes: u64) {
        if self.held > 0 || bytes < FREE {
            return;
        }
        self.held = match self.source {
            Source::Memory(memory) => memory.take(bytes),
            Source::Asked(ask) => {
                ask(bytes);
                bytes
            }
        };
    }

    /// Wait until nobody else holds any, and keep others out.
    pub fn reserve_all(&mut self) {
        self.reserve(u64::MAX);
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        if let Source::Memory(memory) = self.source
            && self.held > 0
        {
            memory.lock().used -= self.held;
            memory.freed.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn never_more_than_there_is() {
        let memory = Memory::new(100 << 20);
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|s| {
            for i in 0..8_u64 {
                let (memory, now, most) = (&memory, &now, &most);
                s.spawn(move || {
                    for k in 0..50 {
                        let bytes = ((i * 7 + k) % 13 + 8) << 20;
                        let mut share = memory.share();
                        share.reserve(bytes);
                        share.reserve(bytes);
                        most.fetch_max(now.fetch_add(bytes, Ordering::SeqCst) + bytes, Ordering::SeqCst);
                        now.fetch_sub(bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.into_inner() <= 100 << 20);
        let mut alone = memory.share();
        alone.reserve(u64::MAX);
        drop(alone);
        memory.share().reserve_all();
    }
}
