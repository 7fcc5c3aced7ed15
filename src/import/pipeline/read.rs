//! Second stage: everything that a photo needs before the encoder. Most of a scan's time is spent here.

use super::encode::Prepared;
use super::gate::Pass;
use super::in_flight::{Claim, InFlight};
use super::walk::Job;
use super::{Teller, lower_priority};
use crate::domain::Photo;
use crate::encoder::{Input, preprocess};
use crate::import::decode::Wanted;
use crate::import::identify::{self, identify};
use crate::import::picture::{LARGE_FILE, decode_content};
use crate::import::thumbnail::{self, thumbnail_and_sharpness};
use crate::import::{Failure, ImportEvent, Known, Memory, NewPhoto, Share};
use crossbeam_channel::{Receiver, Sender};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

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
    if job.stamp.size > LARGE_FILE {
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
    if !pass.await_encoders(|| out.run.is_running()) {
        return true;
    }
    // A panic between decoding and encoding costs this photo, and no other. What it left half-done is dropped.
    let ready = catch_unwind(AssertUnwindSafe(|| prepare(&content, &path, tools.input, &mut share)))
        .unwrap_or_else(|_| Err(Failure::Preparing("an error in Albumen".to_owned())));
    // Nothing large is held while waiting for an encoder.
    drop((content, share));
    match ready {
        Ok(ready) => prepared.send(ready).is_ok(),
        Err(failure) => {
            for (path, stamp) in tools.flight.failed(photo, &failure) {
                out.failed(path, Some(stamp), failure.clone());
            }
            out.failed(path, Some(stamp), failure);
            true
        }
    }
}

/// From bytes to what the encoder takes and the library stores.
fn prepare(
    content: &identify::Content,
    path: &Path,
    input: &Input,
    share: &mut Share<'_>,
) -> Result<Prepared, Failure> {
    let wanted = Wanted { short: input.size, long: input.size.max(thumbnail::LONG_SIDE) };
    let (format, facts, decoded) = decode_content(content, wanted, share)?;
    let (thumbnail, sharpness) =
        thumbnail_and_sharpness(&decoded.pixels).map_err(|e| Failure::Preparing(e.to_string()))?;
    let values = preprocess(&decoded.pixels, input).map_err(|e| Failure::Preparing(e.to_string()))?;
    let photo = Photo {
        id: content.id,
        format: format.name().to_owned(),
        width: decoded.width,
        height: decoded.height,
        orientation: facts.orientation,
        taken: facts.taken,
        place: facts.place,
        camera: facts.camera,
    };
    let (stamp, is_damaged) = (content.stamp, decoded.is_damaged);
    let photo =
        NewPhoto { path: path.to_owned(), stamp, photo, is_damaged, thumbnail, sharpness, embeddings: Vec::new() };
    Ok(Prepared { photo: Box::new(photo), values })
}
