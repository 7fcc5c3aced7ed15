//! What an export would do, did, and is at.

use super::Words;
use crate::engine::{BadNames, Carried, ExportPlan, TakenBack, Way};
use std::ffi::OsStr;

impl Words {
    /// What an export would do, sentence by sentence, the most important first.
    pub fn export_plan(&self, planned: &ExportPlan, way: Way) -> Vec<String> {
        let plan = &planned.plan;
        let mut lines = Vec::new();
        if plan.photos == 0 && plan.already > 0 {
            lines.push(self.fill("export-all-there", &[("count", plan.already.into())]));
        } else if plan.photos == 0 {
            lines.push(self.say("export-nothing"));
        } else {
            let count = ("count", plan.photos.into());
            lines.push(match way {
                Way::Copy => self.fill("export-copies", &[count, ("size", self.bytes(planned.bytes).into())]),
                Way::HardLink | Way::SymbolicLink => self.fill("export-links", &[count]),
            });
            if let Some(free) = planned.free.filter(|_| way == Way::Copy) {
                let id = if free < planned.bytes { "export-full" } else { "export-free" };
                lines.push(self.fill(id, &[("size", self.bytes(free).into())]));
            }
            if plan.already > 0 {
                lines.push(self.fill("export-already", &[("count", plan.already.into())]));
            }
        }
        if let Some((old, new)) = plan.renamed.first() {
            let gaps = [("count", plan.renamed.len().into()), ("old", named(old).into()), ("new", named(new).into())];
            lines.push(self.fill("export-renamed", &gaps));
        }
        if planned.missing > 0 {
            lines.push(self.fill("export-missing", &[("count", planned.missing.into())]));
        }
        if plan.sides_left > 0 {
            lines.push(self.fill("export-sides-left", &[("count", plan.sides_left.into())]));
        }
        if planned.is_beside_originals {
            lines.push(self.say("export-beside-originals"));
        }
        if planned.is_far {
            lines.push(self.say("export-far"));
        }
        if way != Way::Copy {
            lines.push(self.say("export-links-note"));
        }
        lines
    }

    /// How the first photos will be called.
    pub fn export_preview(&self, planned: &ExportPlan) -> Option<String> {
        let (old, new) = planned.plan.preview.first()?;
        if planned.plan.preview.iter().all(|(old, new)| named(old) == named(new)) {
            return Some(self.say("export-names-kept"));
        }
        Some(self.fill("export-preview", &[("old", named(old).into()), ("new", named(new).into())]))
    }

    /// What is wrong with a pattern for names.
    pub fn bad_names(&self, bad: &BadNames) -> String {
        match bad {
            BadNames::Empty => self.say("names-empty"),
            BadNames::Unknown(name) => self.fill("names-unknown", &[("name", name.as_str().into())]),
            BadNames::Brace => self.say("names-brace"),
            BadNames::Character(c) => self.fill("names-character", &[("character", c.to_string().into())]),
            BadNames::Dot => self.say("names-dot"),
        }
    }

    /// What an export did.
    pub fn exported(&self, carried: Carried, title: &str, folder: &str) -> String {
        let id = if carried.stopped { "export-stopped" } else { "export-done" };
        self.fill(id, &[("count", carried.files.into()), ("title", title.into()), ("folder", folder.into())])
    }

    /// What taking an export back did.
    pub fn taken_back(&self, done: TakenBack, folder: &str) -> String {
        let mut parts = vec![self.fill("taken-back", &[("count", done.removed.into()), ("folder", folder.into())])];
        for (id, count) in [("taken-back-changed", done.changed), ("taken-back-last", done.last)] {
            if count > 0 {
                parts.push(self.fill(id, &[("count", count.into())]));
            }
        }
        parts.join(" ")
    }
}

fn named(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Plan;

    #[test]
    fn a_plan_says_counts_bytes_room_and_clashes() {
        let plan = Plan {
            photos: 3,
            already: 2,
            renamed: vec![("a.jpg".into(), "a (2).jpg".into())],
            bytes: 4_000_000,
            preview: vec![("a.jpg".into(), "a (2).jpg".into())],
            ..Plan::default()
        };
        let planned = ExportPlan { plan, free: Some(3_000_000), bytes: 4_000_000, missing: 1, ..ExportPlan::default() };
        let (en, de) = (Words::new(&[]), Words::new(&["de".to_owned()]));
        assert_eq!(
            en.export_plan(&planned, Way::Copy),
            [
                "3 photos will be copied, 4 MB.",
                "There is not enough room: only 3 MB are free there.",
                "2 photos are there already, and are left as they are.",
                "1 photo gets a number behind its name, since another file there has it: a.jpg becomes a (2).jpg.",
                "1 photo is left out: its file is not in its place just now.",
            ]
        );
        for way in [Way::Copy, Way::HardLink] {
            let (said, gesagt) = (en.export_plan(&planned, way), de.export_plan(&planned, way));
            assert!(said.len() == gesagt.len() && said.iter().zip(&gesagt).all(|(a, b)| a != b), "{gesagt:?}");
        }
        assert_eq!(en.export_preview(&planned).as_deref(), Some("a.jpg becomes a (2).jpg"));
        let done = TakenBack { removed: 5, changed: 1, last: 0, gone: 3 };
        assert_eq!(en.taken_back(done, "Out"), "Removed 5 files from Out again. 1 file was changed since, and stays.");
    }
}
