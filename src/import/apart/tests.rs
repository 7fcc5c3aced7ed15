//! Decoders that behave in every way, as little programs of the shell.
#![cfg(unix)]

use super::*;
use crate::import::decode::Wanted;
use crate::import::decode::tests::{drawing, encoded};
use crate::import::picture::photo_here;
use crate::import::{Format, Memory};
use image::{DynamicImage, ImageFormat};
use std::sync::atomic::AtomicUsize;
use std::time::Instant;

const PHOTO: Order = Order::Photo { short: 32, long: 32 };

/// A decoder that says that it is one, and then does this.
fn fake(then: &str, limit: Duration) -> Apart {
    let mut ready = Vec::new();
    message::say(&mut ready, &message::Answer::Ready(message::own_name()), &[]).unwrap();
    program(&format!("printf '{}'; {then}", octal(&ready)), limit)
}

fn program(script: &str, limit: Duration) -> Apart {
    Apart::new(Program { path: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()] }, limit)
}

fn octal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("\\{byte:03o}")).collect()
}

fn said(answer: &message::Answer, body: &[u8]) -> String {
    let mut bytes = Vec::new();
    message::say(&mut bytes, answer, body).unwrap();
    octal(&bytes)
}

fn read(apart: &Apart, go_on: &dyn Fn() -> bool) -> Option<Result<Option<Seen>, Failure>> {
    apart.read(&PHOTO, b"a photo", "PNG", &mut Memory::new(1 << 30).share(), go_on)
}

const SOON: Duration = Duration::from_millis(300);
const LATE: Duration = Duration::from_secs(100);

#[test]
fn a_decoder_that_hangs_is_given_up() {
    let start = Instant::now();
    let failure = read(&fake("exec sleep 100", SOON), &|| true).unwrap().unwrap_err();
    assert_eq!(failure, Failure::TooSlow { format: "PNG".to_owned(), seconds: 0 });
    // It is ended with what it was at, not waited for.
    assert!(start.elapsed() < LATE / 4 && failure.is_permanent());
}

#[test]
fn a_decoder_that_dies_costs_the_file() {
    for death in ["kill -ABRT $$", "kill -SEGV $$", "exit 101", "ulimit -v 1; exit 134"] {
        let failure =
            read(&fake(&format!("dd bs=1 count=1 2>/dev/null; {death}"), LATE), &|| true).unwrap().unwrap_err();
        assert_eq!(failure, Failure::Crashed { format: "PNG".to_owned() }, "{death}");
    }
}

#[test]
fn a_decoder_that_somebody_ended_says_nothing_of_the_file() {
    for death in ["kill -TERM $$", "kill -KILL $$", "kill -HUP $$"] {
        let failure =
            read(&fake(&format!("dd bs=1 count=1 2>/dev/null; {death}"), LATE), &|| true).unwrap().unwrap_err();
        assert!(!failure.is_permanent(), "{death}: {failure}");
    }
}

#[test]
fn a_run_that_ends_waits_for_no_decoder() {
    let (start, looks) = (Instant::now(), AtomicUsize::new(0));
    let seen = read(&fake("exec sleep 100", LATE), &|| looks.fetch_add(1, Ordering::SeqCst) < 3);
    assert!(matches!(seen, Some(Ok(None))) && start.elapsed() < LATE / 4);
}

#[test]
fn what_is_no_decoder_is_never_asked_again() {
    for script in [
        "exit 0",
        "echo hello",
        "printf '\\377\\377\\377\\377\\377\\377\\377\\377\\377\\377\\377\\377'; exec sleep 100",
    ] {
        let apart = program(script, LATE);
        assert!(read(&apart, &|| true).is_none() && apart.is_unusable.load(Ordering::SeqCst), "{script}");
    }
    let nowhere = Program { path: "/nowhere/at all".into(), arguments: Vec::new() };
    assert!(read(&Apart::new(nowhere, LATE), &|| true).is_none());
}

#[test]
fn what_a_decoder_says_is_not_taken_on_trust() {
    let photo = encoded(&DynamicImage::ImageRgb8(drawing(64, 48)), ImageFormat::Png);
    let seen = photo_here(&photo.into(), Wanted::FULL, &mut Memory::new(1 << 30).share()).unwrap();
    let (head, pixels) = message::split(seen);
    let good = said(&message::Answer::Seen(Box::new(head)), &pixels);
    let apart = fake(&format!("printf '{good}'; exec sleep 100"), LATE);
    let seen = read(&apart, &|| true).unwrap().unwrap().unwrap();
    assert_eq!((seen.decoded.pixels, seen.format.as_str()), (drawing(64, 48), Format::Png.name()));
    assert_eq!(apart.lock().len(), 1, "it is kept for the next");
    // Fewer pixels than it says there are.
    let seen = photo_here(
        &encoded(&DynamicImage::ImageRgb8(drawing(64, 48)), ImageFormat::Png).into(),
        Wanted::FULL,
        &mut Memory::new(1 << 30).share(),
    )
    .unwrap();
    let (head, pixels) = message::split(seen);
    let bad = said(&message::Answer::Seen(Box::new(head)), &pixels[1..]);
    let failure = read(&fake(&format!("printf '{bad}'; exec sleep 100"), LATE), &|| true).unwrap().unwrap_err();
    assert_eq!(failure, Failure::Crashed { format: "PNG".to_owned() });
}

#[test]
fn memory_is_asked_for_and_waiting_for_it_does_not_count() {
    let needs = said(&message::Answer::Needs(60 << 20), &[]);
    let failed = said(&message::Answer::Failed(Failure::NotAPhoto), &[]);
    // Its order is 12 bytes, a head and "a photo"; then it is told to go on.
    let mut order = Vec::new();
    message::say(&mut order, &PHOTO, b"a photo").unwrap();
    let then = format!(
        "dd bs=1 count={} >/dev/null 2>&1; printf '{needs}'; dd bs=1 count=12 >/dev/null 2>&1; printf '{failed}'; exec sleep 100",
        order.len()
    );
    let apart = fake(&then, Duration::from_secs(2));
    let memory = Memory::new(100 << 20);
    let mut other = memory.share();
    other.reserve(80 << 20);
    std::thread::scope(|s| {
        let reader = s.spawn(|| apart.read(&PHOTO, b"a photo", "PNG", &mut memory.share(), &|| true));
        std::thread::sleep(Duration::from_secs(3));
        assert!(!reader.is_finished(), "the memory is taken");
        drop(other);
        assert!(matches!(reader.join().unwrap(), Some(Err(Failure::NotAPhoto))));
    });
}
