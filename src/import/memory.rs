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
        Share { memory: self, held: 0 }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one photo holds; given back when dropped.
#[derive(Debug)]
pub struct Share<'a> {
    memory: &'a Memory,
    held: u64,
}

impl Share<'_> {
    /// Wait until `bytes` are free, first come, first served. A share waits at most once in its life, so that two
    /// photos can never wait for each other: whoever needs memory twice asks for [`Share::reserve_all`] at first.
    pub fn reserve(&mut self, bytes: u64) {
        let bytes = bytes.min(self.memory.total);
        if self.held > 0 || bytes < FREE {
            return;
        }
        let mut state = self.memory.lock();
        let ticket = state.next_ticket;
        state.next_ticket += 1;
        while state.serving != ticket || state.used + bytes > self.memory.total {
            state = self.memory.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.serving += 1;
        state.used += bytes;
        drop(state);
        self.held = bytes;
        self.memory.freed.notify_all();
    }

    /// Wait until nobody else holds any, and keep others out.
    pub fn reserve_all(&mut self) {
        self.reserve(self.memory.total);
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        if self.held > 0 {
            self.memory.lock().used -= self.held;
            self.memory.freed.notify_all();
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
