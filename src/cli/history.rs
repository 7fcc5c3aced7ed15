//! `history`: what the person did.

use super::json;
use crate::engine::{self, Done, DoneFiles};
use crate::words::Words;
use serde::Serialize;
use std::io::Write;
use std::path::Path;

pub(super) fn run(library: &Path, json: bool, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let done = engine::history(library)?;
    if json {
        let entries = done.iter().map(|done| Entry::new(done, words)).collect();
        return json::print(&History { entries }, out);
    }
    if done.is_empty() {
        writeln!(out, "{}", words.say("history-none"))?;
    }
    for DoneFiles { done, .. } in &done {
        let gaps = [("what", words.done(done).into()), ("when", words.moment(&done.when).into())];
        let said = words.fill(if done.stands { "cli-history-entry" } else { "cli-history-taken-back" }, &gaps);
        writeln!(out, "{:>5}  {said}", done.entry)?;
    }
    Ok(())
}

/// `history --json`.
#[derive(Serialize)]
struct History {
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    entry: u64,
    /// RFC 3339, in UTC.
    at: String,
    stands: bool,
    /// As in a corrections file.
    op: String,
    what: String,
    groups: Vec<GroupThen>,
    photos: Vec<String>,
}

#[derive(Serialize)]
struct GroupThen {
    id: String,
    title: String,
    photos: usize,
}

impl Entry {
    fn new(DoneFiles { done, files }: &DoneFiles, words: &Words) -> Self {
        let Done { entry, at, stands, correction, groups, .. } = done;
        let op = serde_json::to_value(correction).ok().and_then(|value| Some(value.get("op")?.as_str()?.to_owned()));
        let group = |group: &crate::domain::Suggestion| GroupThen {
            id: group.id.0.clone(),
            title: words.title(group),
            photos: group.photos.len(),
        };
        Self {
            entry: *entry,
            at: json::time(*at),
            stands: *stands,
            op: op.unwrap_or_default(),
            what: words.done(done),
            groups: groups.iter().map(group).collect(),
            photos: json::texts(files),
        }
    }
}
