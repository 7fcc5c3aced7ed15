//! One window for each library: a later start hands what it was asked to read to the window that is open.
//!
//! The two talk through a local socket whose name is made of the library's path; it dies with its process, and nothing
//! goes over a network. The lock on the library stays what keeps two writers apart.

use super::session::Wake;
use super::{EngineError, scan};
use crossbeam_channel::{Receiver, Sender, unbounded};
use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name, Stream};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What a later start says, in one line of JSON; the answer is an empty line.
#[derive(Serialize, Deserialize)]
struct Message {
    read: Vec<PathBuf>,
}

/// The most that is read of one message: a hundred thousand long paths.
const LIMIT: u64 = 64 << 20;

/// Who has the window.
pub enum Handoff {
    /// Another process, which has taken the folders over.
    Theirs,
    /// This one: later starts are heard here.
    Ours(Requests),
}

/// What later starts ask of this window.
pub struct Requests {
    requests: Receiver<Vec<PathBuf>>,
}

impl Requests {
    /// The folders and photos of the next start, none where it only wanted the window; `None` where nobody asked.
    pub fn next_request(&self) -> Option<Vec<PathBuf>> {
        self.requests.try_recv().ok()
    }
}

/// Hands `read` to the window on the library in `folder`, where there is one; else this process has the window from now
/// on. `wake` is called for each request.
pub fn hand_off(folder: &Path, read: &[PathBuf], wake: Wake) -> Result<Handoff, EngineError> {
    let name = socket_name(folder);
    // Between two starts at the same moment one gets the socket; the other finds it taken and then reaches the first.
    for _ in 0..5 {
        if tell(name.borrow(), read).is_ok() {
            return Ok(Handoff::Theirs);
        }
        let listener = match ListenerOptions::new().name(name.borrow()).create_sync() {
            Ok(listener) => listener,
            Err(error) if error.kind() == ErrorKind::AddrInUse => continue,
            // Where there are no local sockets each start has a window; the library's lock keeps them apart.
            Err(_) => break,
        };
        let (sender, requests) = unbounded();
        std::thread::Builder::new()
            .name("albumen-handoff".to_owned())
            .spawn(move || {
                for stream in listener.incoming().flatten() {
                    hear(stream, &sender, &wake);
                }
            })
            .map_err(EngineError::Thread)?;
        return Ok(Handoff::Ours(Requests { requests }));
    }
    let (_, requests) = unbounded();
    Ok(Handoff::Ours(Requests { requests }))
}

fn socket_name(folder: &Path) -> Name<'static> {
    let hash = blake3::hash(scan::real_path(folder).as_os_str().as_encoded_bytes()).to_hex();
    let name = format!("albumen-{}.sock", &hash.as_str()[..32]);
    // A name of these letters is a good one on every system.
    name.to_ns_name::<GenericNamespaced>().unwrap_or_else(|_| unreachable!("letters and digits make a name"))
}

fn tell(name: Name<'_>, read: &[PathBuf]) -> std::io::Result<()> {
    // The other process has another working folder.
    let read = read.iter().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())).collect();
    let mut line = serde_json::to_vec(&Message { read })?;
    line.push(b'\n');
    let mut stream = BufReader::new(Stream::connect(name)?);
    stream.get_mut().write_all(&line)?;
    let mut answer = String::new();
    match stream.read_line(&mut answer)? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}

/// Takes one message; what is none is not answered.
fn hear(stream: Stream, requests: &Sender<Vec<PathBuf>>, wake: &Wake) {
    use std::io::Read;
    let mut stream = BufReader::new(stream);
    let mut line = Vec::new();
    if stream.by_ref().take(LIMIT).read_until(b'\n', &mut line).is_err() {
        return;
    }
    let Ok(message) = serde_json::from_slice::<Message>(&line) else { return };
    if requests.send(message.read).is_ok() {
        wake();
        // Where the other is gone already, what it asked for is done all the same.
        let _ = stream.get_mut().write_all(b"\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn a_later_start_reaches_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let woken = Arc::new(AtomicUsize::new(0));
        let counter = woken.clone();
        let wake: Wake = Arc::new(move || {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let Ok(Handoff::Ours(requests)) = hand_off(folder.path(), &[], wake.clone()) else {
            panic!("nobody else has it")
        };
        assert_eq!(requests.next_request(), None);
        let photos = vec![PathBuf::from("/photos/2025"), PathBuf::from("/photos/ä b")];
        assert!(matches!(hand_off(folder.path(), &photos, wake.clone()), Ok(Handoff::Theirs)));
        assert_eq!(requests.next_request(), Some(photos));
        assert_eq!(woken.load(Ordering::SeqCst), 1, "the window was woken for it");
        let other = tempfile::tempdir().expect("a folder");
        assert!(matches!(hand_off(other.path(), &[], wake), Ok(Handoff::Ours(_))), "another library, another window");
    }
}
