//! What goes to the wastebasket, and what stayed.

use super::Words;
use crate::engine::{DiscardPlan, Discarded, Stayed};
use std::path::Path;

impl Words {
    /// What would go, in one sentence.
    pub fn discard_plan(&self, plan: &DiscardPlan) -> String {
        let gaps = [
            ("count", plan.files.len().into()),
            ("size", self.bytes(plan.bytes).into()),
            ("stacks", plan.stacks.into()),
        ];
        self.fill("wastebasket-list", &gaps)
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
