//! Second stage: everything that a photo needs before the encoder. Most of a scan's time is spent here.

use super::encode::{Prepared, hand_out};
use super::gate::Pass;
use super::in_flight::{Claim, InFlight};
use super::walk::Job;
use super::{Teller, lower_priority};
use crate::domain::{FileStamp, Photo, PhotoId};
use crate::encoder::{Input, preprocess};
use crate::import::decode::Wanted;
use crate::import::identify::{Body, Content, FILE_LIMIT, identify};
use crate::import::picture::{self, LARGE_FILE, Seen};
use crate::import::thumbnail::{self, thumbnail_and_quality};
use crate::import::{Failure, ImportEvent, Known, Memory, NewPhoto, Share};
use bytes::Bytes;
use crossbeam_channel::{Receiver, Sender};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// What a reader works with.
#[derive(Clone, Copy)]
pub(super) struct Tools<'a> {
    pub input: &'a Input,
    pub known: &'a dyn Known,
    pub flight: &'a InFlight,
    pub memory: &'a Memory,
}

pub(super) fn read(
    jobs: &Receiver<Job>,
    prepared: &Sender<Prepared>,
    tools: Tools<'_>,
    pass: &Pass<'_>,
    out: &Teller<'_>,
) {
    lower_priority();
    for job in jobs {
        // A stopped run still empties the channel, so that the walker is not left waiting at it.
        if out.run.go_on() && !read_one(job, prepared, tools, pass, out) {
            return;
        }
    }
}

/// `false` where there is nobody left to send to.
fn read_one(job: Job, prepared: &Sender<Prepared>, tools: Tools<'_>, pass: &Pass<'_>, out: &Teller<'_>) -> bool {
    let mut share = tools.memory.share();
    // A film is not read into memory, but its name may say it of what is none.
    if (LARGE_FILE..=FILE_LIMIT).contains(&job.stamp.size) {
        share.reserve_all();
    }
    let content = match identify(&job.path, &|| out.run.is_running()) {
        Ok(Some(content)) => content,
        Ok(None) => return true,
        Err(failure) => {
            out.failed(job.path, Some(job.stamp), failure);
            return true;
        }
    };
    out.run.progress.read(content.stamp.size);
    let photo = content.id;
    let same = |(path, stamp)| out.tell(ImportEvent::SamePhoto { path, stamp, photo });
    let place = (job.path, content.stamp);
    if tools.known.is_complete(photo) {
        same(place);
        return true;
    }
    let (path, stamp) = match tools.flight.claim(photo, place) {
        Claim::Yours(place) => place,
        Claim::Waits => return true,
        Claim::Done(place) => {
            same(place);
            return true;
        }
        Claim::Failed((path, stamp), failure) => {
            out.failed(path, Some(stamp), failure);
            return true;
        }
    };
    let go_on = || out.run.is_running();
    let bytes = match &content.body {
        Body::Whole(bytes) => bytes,
        Body::Film => {
            match of_film(&content, path.clone(), &mut share, &go_on) {
                Ok(Some(film)) => hand_out(film, tools.flight, out),
                Ok(None) => {}
                Err(failure) => fail(failure, path, stamp, photo, tools, out),
            }
            return true;
        }
    };
    if !pass.await_encoders(go_on) {
        return true;
    }
    // A panic between decoding and encoding costs this photo, and no other. What it left half-done is dropped.
    let ready = catch_unwind(AssertUnwindSafe(|| prepare(&content, bytes, &path, tools.input, &mut share, &go_on)))
        .unwrap_or_else(|_| Err(Failure::Preparing("an error in Albumen".to_owned())));
    // Nothing large is held while waiting for an encoder.
    drop((content, share));
    match ready {
        Ok(Some(ready)) => prepared.send(ready).is_ok(),
        // The run ends; the next finds the file again.
        Ok(None) => true,
        Err(failure) => {
            fail(failure, path, stamp, photo, tools, out);
            true
        }
    }
}

/// Tells of this file, and of those with the same content that waited for it.
fn fail(failure: Failure, path: PathBuf, stamp: FileStamp, photo: PhotoId, tools: Tools<'_>, out: &Teller<'_>) {
    for (path, stamp) in tools.flight.failed(photo, &failure) {
        out.failed(path, Some(stamp), failure.clone());
    }
    out.failed(path, Some(stamp), failure);
}

/// A film passes the encoders by: it has no picture, or none that says what it is of.
fn of_film(
    content: &Content,
    path: PathBuf,
    share: &mut Share<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Box<NewPhoto>>, Failure> {
    let Some(mut seen) = picture::film(&path, share, go_on)? else { return Ok(None) };
    let inside = seen.metadata.take_inside();
    let thumbnail = thumbnail::thumbnail(&seen.decoded.pixels).map_err(|e| Failure::Preparing(e.to_string()))?;
    let photo = photo_of(content.id, seen);
    let stamp = content.stamp;
    let (is_damaged, quality, embeddings) = (false, None, Vec::new());
    Ok(Some(Box::new(NewPhoto { path, stamp, photo, is_damaged, thumbnail, inside, quality, embeddings })))
}

/// From bytes to what the encoder takes and the library stores.
fn prepare(
    content: &Content,
    bytes: &Bytes,
    path: &Path,
    input: &Input,
    share: &mut Share<'_>,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<Prepared>, Failure> {
    let wanted = Wanted { short: input.short_side(), long: input.short_side().max(thumbnail::LONG_SIDE) };
    let Some(mut seen) = picture::photo(bytes, wanted, share, go_on)? else { return Ok(None) };
    let inside = seen.metadata.take_inside();
    let pixels = &seen.decoded.pixels;
    let (thumbnail, quality) = thumbnail_and_quality(pixels).map_err(|e| Failure::Preparing(e.to_string()))?;
    let values = preprocess(pixels, input).map_err(|e| Failure::Preparing(e.to_string()))?;
    let (stamp, is_damaged) = (content.stamp, seen.decoded.is_damaged);
    let photo = NewPhoto {
        path: path.to_owned(),
        stamp,
        photo: photo_of(content.id, seen),
        is_damaged,
        thumbnail,
        inside,
        quality: Some(quality),
        embeddings: Vec::new(),
    };
    Ok(Some(Prepared { photo: Box::new(photo), values }))
}

fn photo_of(id: PhotoId, seen: Seen) -> Photo {
    let Seen { format, metadata, decoded, film } = seen;
    Photo {
        id,
        format,
        width: decoded.width,
        height: decoded.height,
        orientation: metadata.orientation,
        taken: metadata.taken,
        place: metadata.place,
        camera: metadata.camera,
        film,
    }
}
