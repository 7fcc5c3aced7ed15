//! `albumen export` and `albumen take-back`.

use super::json;
use crate::domain::Suggestion;
use crate::engine::{self, AlbumNames, Carried, ExportPlan, ExportWish, Exported, Group, TakenBack, Way};
use crate::words::Words;
use serde::Serialize;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What is asked for.
pub(super) struct Asked {
    pub(super) album: String,
    pub(super) folder: PathBuf,
    pub(super) way: Way,
    pub(super) names: String,
    pub(super) xmp: bool,
    pub(super) dry_run: bool,
    pub(super) json: bool,
}

/// Exports the album with this id or title.
pub(super) fn run(library: &Path, asked: &Asked, words: &Words, out: &mut dyn Write) -> anyhow::Result<()> {
    let albums = engine::albums(library)?;
    let is_meant = |album: &Suggestion| album.id.0 == asked.album || words.title(album) == asked.album;
    let Some(album) = albums.iter().map(|group| &group.suggestion).find(|album| is_meant(album)) else {
        anyhow::bail!(words.fill("cli-export-no-album", &[("album", asked.album.as_str().into())]));
    };
    let wish = ExportWish {
        photos: album.photos.clone(),
        title: words.title(album),
        folder: std::path::absolute(&asked.folder).unwrap_or_else(|_| asked.folder.clone()),
        way: asked.way,
        names: asked.names.clone(),
        xmp: asked.xmp.then(|| album_names(&albums, words)),
    };
    let planned = engine::plan_export(library, &wish)?;
    if asked.dry_run {
        if asked.json {
            return json::print(&Outcome::new(&planned, &wish, None), out);
        }
        for step in &planned.plan.steps {
            let from = match &step.source {
                engine::Source::File(file) => file.path.display().to_string(),
                engine::Source::Text(_) => "XMP".to_owned(),
            };
            writeln!(out, "{from} → {}", wish.folder.join(&step.name).display())?;
        }
    }
    if !asked.json {
        for line in words.export_plan(&planned, wish.way) {
            writeln!(out, "{line}")?;
        }
    }
    if asked.dry_run {
        writeln!(out, "{}", words.say("cli-export-dry"))?;
        return Ok(());
    }
    if !planned.can_begin() {
        // Where all is there already, all is well.
        let is_well = planned.plan.photos == 0 && !planned.is_far;
        if asked.json {
            json::print(&Outcome::new(&planned, &wish, is_well.then(Default::default)), out)?;
        }
        anyhow::ensure!(is_well, words.say("cli-export-dry"));
        return Ok(());
    }
    let control = engine::Control::default();
    let stop = control.clone();
    ctrlc::set_handler(move || stop.cancel())?;
    let mut tell = |_| if control.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    // What was stopped here is gone on with by the same command.
    let carried = engine::export(library, &wish, &planned, &mut tell, &|| false)?;
    if asked.json {
        return json::print(&Outcome::new(&planned, &wish, Some(carried)), out);
    }
    let id = if carried.stopped { "cli-export-stopped" } else { "cli-export-done" };
    let folder = wish.folder.display().to_string();
    let gaps = [("count", carried.files.into()), ("title", wish.title.as_str().into()), ("folder", folder.into())];
    writeln!(out, "{}", words.fill(id, &gaps))?;
    Ok(())
}

fn album_names(albums: &[Group], words: &Words) -> AlbumNames {
    let one = |group: &Group| (words.title(&group.suggestion), group.suggestion.photos.clone());
    AlbumNames { root: words.say("export-albums-root"), albums: albums.iter().map(one).collect() }
}

/// Takes back the last export into a folder.
pub(super) fn take_back(
    library: &Path,
    folder: &Path,
    dry_run: bool,
    json: bool,
    words: &Words,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let there = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let all: Vec<Exported> = engine::exports(library);
    let shown = folder.display().to_string();
    let Some(last) = all.into_iter().rev().find(|one| one.folder == there) else {
        anyhow::bail!(words.fill("cli-take-back-none", &[("folder", shown.into())]));
    };
    let done = engine::take_back(&last, dry_run).map_err(engine::EngineError::from)?;
    if json {
        return json::print(&Removed::new(done), out);
    }
    let what = words.taken_back(done, &shown);
    let said = if dry_run { words.fill("cli-take-back-plan", &[("what", what.into())]) } else { what };
    writeln!(out, "{said}")?;
    Ok(())
}

/// `export --json`. Fields are added, never renamed.
#[derive(Serialize)]
struct Outcome {
    folder: String,
    /// Photos that a file was to be made for; that were there already; that got a number; whose files are not in place.
    photos: usize,
    already: usize,
    renamed: usize,
    missing: usize,
    bytes: u64,
    free: Option<u64>,
    /// The new names.
    files: Vec<String>,
    /// Files that were made, side files and films included; absent where nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<usize>,
    stopped: bool,
}

impl Outcome {
    fn new(planned: &ExportPlan, wish: &ExportWish, carried: Option<Carried>) -> Self {
        let plan = &planned.plan;
        Self {
            folder: wish.folder.to_string_lossy().into_owned(),
            photos: plan.photos,
            already: plan.already,
            renamed: plan.renamed.len(),
            missing: planned.missing,
            bytes: planned.bytes,
            free: planned.free,
            files: plan.steps.iter().map(|step| step.name.to_string_lossy().into_owned()).collect(),
            made: carried.map(|carried| carried.files),
            stopped: carried.is_some_and(|carried| carried.stopped),
        }
    }
}

/// `take-back --json`.
#[derive(Serialize)]
struct Removed {
    removed: usize,
    changed: usize,
    last: usize,
    gone: usize,
}

impl Removed {
    fn new(done: TakenBack) -> Self {
        let TakenBack { removed, changed, last, gone } = done;
        Self { removed, changed, last, gone }
    }
}
