//! Last stage: batches of prepared photos through an encoder, and out.

use super::gate::Gate;
use super::in_flight::InFlight;
use super::{ImportError, MakeEncoder, Teller, lower_priority};
use crate::encoder::{Encoded, Encoder, EncoderError};
use crate::import::{ImportEvent, NewPhoto};
use crossbeam_channel::Receiver;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A photo ready for the encoder.
#[derive(Debug)]
pub(super) struct Prepared {
    /// All but its embeddings.
    pub photo: Box<NewPhoto>,
    /// The encoder's input.
    pub values: Vec<f32>,
}

pub(super) fn encode(
    make: &MakeEncoder<'_>,
    batch: usize,
    to_encode: &Receiver<Prepared>,
    gate: &Gate,
    flight: &InFlight,
    out: &Teller<'_>,
) {
    lower_priority();
    if !gate.is_needed(|| out.run.is_running()) {
        return;
    }
    // A panic here would leave the readers waiting for an encoder that never comes.
    let mut encoder = match catch_unwind(AssertUnwindSafe(make)) {
        Ok(Ok(encoder)) => encoder,
        Ok(Err(e)) => return out.run.fail(ImportError::Encoder(e)),
        Err(_) => return out.run.fail(ImportError::Panicked("loading the model")),
    };
    gate.loaded();
    while let Ok(first) = to_encode.recv() {
        // What is there goes together; nobody waits for a batch to fill.
        let (mut photos, mut values) = (vec![first.photo], vec![first.values]);
        while photos.len() < batch
            && let Ok(next) = to_encode.try_recv()
        {
            photos.push(next.photo);
            values.push(next.values);
        }
        if !out.run.is_running() {
            continue;
        }
        match encode_batch(encoder.as_mut(), &mut photos, &values) {
            Ok(()) => photos.into_iter().for_each(|p| hand_out(p, flight, out)),
            Err(e) => out.run.fail(ImportError::Encoder(e)),
        }
    }
}

fn encode_batch(
    encoder: &mut dyn Encoder,
    photos: &mut [Box<NewPhoto>],
    values: &[Vec<f32>],
) -> Result<(), EncoderError> {
    let encoded = encoder.encode(values)?;
    if encoded.len() != photos.len() {
        let reason = format!("it gave {} answers for {} photos", encoded.len(), photos.len());
        return Err(EncoderError::Failed { id: encoder.manifest().id.clone(), reason });
    }
    for (photo, encoded) in photos.iter_mut().zip(encoded) {
        if let Encoded::Embeddings(embeddings) = encoded {
            photo.embeddings = embeddings;
        }
    }
    Ok(())
}

/// The photo, and after it the files with the same content that waited for it.
pub(super) fn hand_out(photo: Box<NewPhoto>, flight: &InFlight, out: &Teller<'_>) {
    let id = photo.photo.id;
    out.tell(ImportEvent::New(photo));
    for (path, stamp) in flight.done(id) {
        out.tell(ImportEvent::SamePhoto { path, stamp, photo: id });
    }
}
