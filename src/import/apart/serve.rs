//! The decoder that runs apart, seen from inside.

use super::message::{self, Answer, Order};
use crate::import::decode::Wanted;
use crate::import::picture::{Seen, film_here, photo_here};
use crate::import::{Failure, Share, lower_priority};
use crossbeam_channel::{Receiver, bounded};
use std::cell::RefCell;
use std::io::{self, Read, Write};
use std::path::Path;
use std::thread::Builder;

/// Address space of this process, in bytes: what a photo may need by its own account, twice over, and the program itself. A
/// decoder that takes more ends here. (Linux holds to it; elsewhere only the account is held to.)
#[cfg(unix)]
const SPACE: u64 = 3 << 30;

/// Reads one file after the other, as `orders` says, and answers to `out`; the process ends where the orders do.
///
/// # Errors
/// Nobody listens any more.
pub fn serve(orders: impl Read + Send + 'static, out: &mut dyn Write) -> io::Result<()> {
    lower_priority();
    hold_memory();
    let (sender, heard) = bounded(1);
    let listen = move || {
        let mut orders = orders;
        while let Ok(order) = message::hear::<Order>(&mut orders) {
            if sender.send(order).is_err() {
                return;
            }
        }
        end();
    };
    let _listener = Builder::new().name("orders".to_owned()).spawn(listen)?;
    message::say(out, &Answer::Ready(message::own_name()), &[])?;
    let out = RefCell::new(out);
    for (order, bytes) in &heard {
        let (answer, pixels) = match carry_out(order, bytes, &heard, &out) {
            Ok(seen) => {
                let (head, pixels) = message::split(seen);
                (Answer::Seen(Box::new(head)), pixels)
            }
            Err(failure) => (Answer::Failed(failure), Vec::new()),
        };
        message::say(&mut **out.borrow_mut(), &answer, &pixels)?;
    }
    Ok(())
}

fn carry_out(
    order: Order,
    bytes: Vec<u8>,
    heard: &Receiver<(Order, Vec<u8>)>,
    out: &RefCell<&mut dyn Write>,
) -> Result<Seen, Failure> {
    // Whoever gave the order shares memory out among its decoders.
    let ask = |needed: u64| {
        if message::say(&mut **out.borrow_mut(), &Answer::Needs(needed), &[]).is_ok() {
            let _ = heard.recv(); // the only thing that is said to one who waits
        }
    };
    match order {
        Order::Photo { short, long } => photo_here(&bytes.into(), Wanted { short, long }, &mut Share::asking(&ask)),
        Order::Film { path } => film_here(Path::new(&path)),
        Order::GoOn => Err(Failure::NotAPhoto),
    }
}

/// The other process is gone, so nobody waits for what this one may still be at, for ever perhaps.
#[allow(
    clippy::exit,
    clippy::disallowed_methods,
    reason = "this process has nothing to lose, and may hang in a decoder"
)]
fn end() {
    std::process::exit(0);
}

/// A limit that the system keeps; and no image of the memory of a process that crashed is left behind.
#[cfg(unix)]
fn hold_memory() {
    use rlimit::{Resource, setrlimit};
    // A system that refuses leaves what decoders count themselves.
    let _ = setrlimit(Resource::AS, SPACE, SPACE);
    let _ = setrlimit(Resource::CORE, 0, 0);
}

#[cfg(not(unix))]
fn hold_memory() {}
