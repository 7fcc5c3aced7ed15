//! What the person did that the engine has not told of yet.

use crate::domain::{Correction, GroupId, GroupState, Suggestion};

/// Batches of corrections in the order in which they were sent; the engine answers them in that order.
#[derive(Debug, Default)]
pub(super) struct Expected(Vec<Batch>);

#[derive(Debug)]
struct Batch {
    corrections: Vec<Correction>,
    /// Carried out, but the list of groups that shows it has not come.
    is_confirmed: bool,
}

impl Expected {
    /// A batch was sent.
    pub(super) fn push(&mut self, corrections: Vec<Correction>) {
        self.0.push(Batch { corrections, is_confirmed: false });
    }

    /// The oldest one that was not answered was carried out.
    pub(super) fn confirm(&mut self) {
        if let Some(batch) = self.0.iter_mut().find(|batch| !batch.is_confirmed) {
            batch.is_confirmed = true;
        }
    }

    /// The oldest one that was not answered was refused.
    pub(super) fn refuse(&mut self) {
        if let Some(at) = self.0.iter().position(|batch| !batch.is_confirmed) {
            self.0.remove(at);
        }
    }

    /// A list came that shows all that was carried out.
    pub(super) fn told(&mut self) {
        self.0.retain(|batch| !batch.is_confirmed);
    }

    /// Whether an answer is still to come.
    pub(super) fn is_waiting(&self) -> bool {
        self.0.iter().any(|batch| !batch.is_confirmed)
    }

    /// All corrections, in order.
    pub(super) fn corrections(&self) -> impl Iterator<Item = &Correction> {
        self.0.iter().flat_map(|batch| &batch.corrections)
    }
}

/// The group that a correction is about, where it is one.
pub(super) fn subject(correction: &Correction) -> Option<&GroupId> {
    match correction {
        Correction::Accept { group }
        | Correction::Reject { group }
        | Correction::Later { group }
        | Correction::Rename { group, .. }
        | Correction::Remove { group, .. } => Some(group),
        // These make and move groups; only the engine knows what comes of it.
        Correction::Split { .. } | Correction::Merge { .. } | Correction::Move { .. } => None,
        Correction::Create { .. } | Correction::Add { .. } => None,
        Correction::Cover { group, .. } => Some(group),
        Correction::Clock { .. } | Correction::Keep { .. } | Correction::Unstack { .. } => None,
        Correction::Same { .. } | Correction::Different { .. } => None,
        Correction::Favourite { .. }
        | Correction::Rate { .. }
        | Correction::Rotate { .. }
        | Correction::Date { .. }
        | Correction::Shift { .. }
        | Correction::Zone { .. }
        | Correction::Place { .. } => None,
    }
}

/// Does to a group what was said of it.
pub(super) fn said(group: &mut Suggestion, correction: &Correction) {
    match correction {
        // Into its album, which the engine tells of; here it is gone.
        Correction::Accept { .. } if group.addition_to.is_some() => group.photos.clear(),
        Correction::Accept { .. } => group.state = GroupState::Accepted,
        Correction::Reject { .. } => group.state = GroupState::Rejected,
        Correction::Later { .. } => group.state = GroupState::Later,
        Correction::Rename { name, .. } => group.name = (!name.is_empty()).then(|| name.clone()),
        Correction::Remove { photos, .. } => {
            group.photos.retain(|photo| !photos.contains(photo));
            group.summary.doubtful.retain(|doubtful| !photos.contains(&doubtful.photo));
        }
        Correction::Split { .. } | Correction::Merge { .. } | Correction::Move { .. } | Correction::Clock { .. } => {}
        Correction::Keep { .. } | Correction::Unstack { .. } => {}
        Correction::Create { .. } | Correction::Add { .. } => {}
        Correction::Cover { photo, .. } => group.summary.stand_for(*photo),
        Correction::Same { .. } | Correction::Different { .. } => {}
        Correction::Favourite { .. }
        | Correction::Rate { .. }
        | Correction::Rotate { .. }
        | Correction::Date { .. }
        | Correction::Shift { .. }
        | Correction::Zone { .. }
        | Correction::Place { .. } => {}
    }
}
