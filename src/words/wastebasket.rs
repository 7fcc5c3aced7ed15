//! What goes to the wastebasket, and what stayed.

use super::Words;
use crate::engine::{Discard, DiscardPlan, Discarded, Stayed};
use std::path::Path;

impl Words {
    /// What would go, in one sentence.
    pub fn discard_plan(&self, plan: &DiscardPlan) -> String {
        let (count, size) = (plan.files.len(), self.bytes(plan.bytes));
        match plan.twins {
            Some(photos) => self.fill(
                "wastebasket-twins",
                &[("count", count.into()), ("size", size.into()), ("photos", photos.into())],
            ),
            None => self.fill(
                "wastebasket-list",
                &[("count", count.into()), ("size", size.into()), ("stacks", plan.stacks.into())],
            ),
        }
    }

    /// Which file stays in the place of one that goes, where it is about files that lie in several places.
    pub fn twin_that_stays(&self, plan: &DiscardPlan, file: &Discard) -> Option<String> {
        let kept = file.kept.first().and_then(|(_, files)| files.first()).filter(|_| plan.twins.is_some())?;
        Some(self.fill("wastebasket-twin-stays", &[("path", kept.display().to_string().into())]))
    }

    /// What went, and what stayed with the reason of the first.
    pub fn discarded(&self, done: &Discarded) -> String {
        let mut parts = Vec::new();
        if !done.files.is_empty() || done.stayed.is_empty() {
            let gaps = [("count", done.files.len().into()), ("size", self.bytes(done.bytes).into())];
            parts.push(self.fill("discarded", &gaps));
        }
        if let Some((path, why)) = done.stayed.last() {
            let gaps = [("count", done.stayed.len().into()), ("reason", self.stayed(path, why).into())];
            parts.push(self.fill("discarded-stayed", &gaps));
        }
        parts.join(" · ")
    }

    /// Why a file stayed.
    pub fn stayed(&self, path: &Path, why: &Stayed) -> String {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let id = match why {
            Stayed::Changed => "stayed-changed",
            Stayed::Gone => "stayed-gone",
            Stayed::KeptGone => "stayed-kept-gone",
            Stayed::SameFile => "stayed-same-file",
            Stayed::NoWastebasket(_) => "stayed-none",
        };
        self.fill(id, &[("file", name.into())])
    }

    /// How many files were put back, and how many could not be.
    pub fn put_back(&self, back: usize, left: usize) -> String {
        let id = if left == 0 { "wastebasket-back" } else { "wastebasket-back-left" };
        self.fill(id, &[("count", back.into()), ("left", left.into())])
    }
}
