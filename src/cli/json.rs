//! What scripts read. These shapes are stable: fields are added, never renamed.

use crate::domain::GroupState;
use crate::engine::{
    Added, Alike, Asking, BoundaryKind, FolderFiles, FoundFiles, Group, Info, InstalledEncoder, Learned,
    LearnedVersion, QuestionFiles, Report, Restored, StackFiles, Switched, ThemeFiles, Unread,
};
use crate::words::Words;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};

/// One line of JSON.
pub(super) fn print(value: &impl Serialize, out: &mut dyn Write) -> anyhow::Result<()> {
    writeln!(out, "{}", serde_json::to_string(value)?)?;
    Ok(())
}

/// `suggest --json` and `albums --json`.
#[derive(Serialize)]
pub(super) struct Groups {
    groups: Vec<OneGroup>,
}

#[derive(Serialize)]
struct OneGroup {
    id: String,
    kind: &'static str,
    state: GroupState,
    title: String,
    reason: String,
    confidence: f32,
    sure: bool,
    /// The id of the accepted album that this is an addition to.
    #[serde(skip_serializing_if = "Option::is_none")]
    addition_to: Option<String>,
    /// The photo of a stack that is proposed to be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    best: Option<String>,
    /// The photos of a stack that the person keeps; the others are hidden under the first of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kept: Vec<String>,
    photos: Vec<String>,
}

impl Groups {
    /// Stacks, each with its best photo.
    pub(super) fn of_stacks(stacks: &[StackFiles], words: &Words) -> Self {
        let one = |StackFiles { stack: shown, files, best, kept }: &StackFiles| OneGroup {
            id: shown.stack.id.0.clone(),
            kind: "stacks",
            state: if shown.is_open { GroupState::Open } else { GroupState::Accepted },
            title: words.stack(&shown.stack),
            reason: words.stack_reason(&shown.stack),
            confidence: rounded(shown.stack.least_affinity),
            sure: false,
            addition_to: None,
            best: best.as_deref().map(text),
            kept: kept.iter().map(|path| text(path)).collect(),
            photos: texts(files),
        };
        Self { groups: stacks.iter().map(one).collect() }
    }

    /// Themes, the most typical photos of each first.
    pub(super) fn of_themes(themes: &[ThemeFiles], words: &Words) -> Self {
        let one = |ThemeFiles { theme, files }: &ThemeFiles| OneGroup {
            id: theme.id.0.clone(),
            kind: "themes",
            state: theme.state,
            title: words.theme(theme),
            reason: words.theme_reason(theme),
            confidence: rounded(theme.confidence),
            sure: false,
            addition_to: theme.addition_to.as_ref().map(|album| album.0.clone()),
            best: None,
            kept: Vec::new(),
            photos: texts(files),
        };
        Self { groups: themes.iter().map(one).collect() }
    }

    /// Folders that look like albums, by path.
    pub(super) fn of_folders(folders: &[FolderFiles], words: &Words) -> Self {
        let one = |FolderFiles { folder, album, files }: &FolderFiles| OneGroup {
            id: folder.id.0.clone(),
            kind: "folders",
            state: folder.state,
            title: words.title_beside(folder, album.as_ref()),
            reason: words.theme_reason(folder),
            confidence: rounded(folder.confidence),
            sure: false,
            addition_to: folder.addition_to.as_ref().map(|album| album.0.clone()),
            best: None,
            kept: Vec::new(),
            photos: texts(files),
        };
        Self { groups: folders.iter().map(one).collect() }
    }

    pub(super) fn new(groups: Vec<Group>, words: &Words) -> Self {
        let titles: Vec<String> = groups.iter().map(|group| title(group, &groups, words)).collect();
        let one = |(Group { suggestion, files, .. }, title): (Group, String)| OneGroup {
            kind: if suggestion.summary.theme.is_some() { "themes" } else { "events" },
            state: suggestion.state,
            title,
            reason: words.reason(&suggestion),
            confidence: rounded(suggestion.confidence),
            sure: suggestion.sure,
            addition_to: suggestion.addition_to.map(|album| album.0),
            best: None,
            kept: Vec::new(),
            photos: texts(&files),
            id: suggestion.id.0,
        };
        Self { groups: groups.into_iter().zip(titles).map(one).collect() }
    }
}

/// What one of these groups is called; an addition is called after its album.
pub(super) fn title(group: &Group, groups: &[Group], words: &Words) -> String {
    let album = group.suggestion.addition_to.as_ref();
    let album = album.and_then(|id| groups.iter().map(|g| &g.suggestion).find(|other| other.id == *id));
    words.title_beside(&group.suggestion, album)
}

/// The last line of `scan --json`.
#[derive(Serialize)]
pub(super) struct Scanned {
    photos: u64,
    new: u64,
    unchanged: u64,
    measured: u64,
    failed: u64,
    seconds: f64,
    failures: Vec<Failure>,
}

#[derive(Serialize)]
struct Failure {
    path: String,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

impl Scanned {
    pub(super) fn new(report: &Report, words: &Words) -> Self {
        let failure = |u: &Unread| Failure {
            path: text(&u.path),
            reason: words.unread(&u.reason),
            detail: u.reason.detail().map(str::to_owned),
        };
        Self {
            photos: report.new + report.unchanged,
            new: report.new,
            unchanged: report.unchanged,
            measured: report.measured,
            failed: report.failures.len() as u64,
            seconds: report.seconds,
            failures: report.failures.iter().map(failure).collect(),
        }
    }
}

/// `similar --json`.
#[derive(Serialize)]
pub(super) struct SimilarPhotos {
    photos: Vec<SimilarPhoto>,
}

#[derive(Serialize)]
struct SimilarPhoto {
    paths: Vec<String>,
    similarity: f32,
}

impl SimilarPhotos {
    pub(super) fn new(alike: &[Alike]) -> Self {
        let photo = |a: &Alike| SimilarPhoto { paths: texts(&a.files), similarity: a.similarity };
        Self { photos: alike.iter().map(photo).collect() }
    }
}

/// `search --json`.
#[derive(Serialize)]
pub(super) struct SearchedPhotos {
    photos: Vec<SearchedPhoto>,
    by_look: bool,
}

#[derive(Serialize)]
struct SearchedPhoto {
    paths: Vec<String>,
    similarity: Option<f32>,
}

impl SearchedPhotos {
    pub(super) fn new(found: &FoundFiles) -> Self {
        let photo = |(files, similarity): &(Vec<PathBuf>, Option<f32>)| SearchedPhoto {
            paths: texts(files),
            similarity: *similarity,
        };
        Self { photos: found.photos.iter().map(photo).collect(), by_look: found.has_words }
    }
}

/// `encoders --json`.
#[derive(Serialize)]
pub(super) struct Encoders {
    encoders: Vec<Encoder>,
}

#[derive(Serialize)]
struct Encoder {
    id: String,
    name: String,
    folder: String,
    bytes: u64,
    shipped: bool,
    text: bool,
    measured: bool,
    milliseconds: Option<f64>,
    photos: u64,
    used: bool,
    chosen: bool,
}

impl Encoders {
    pub(super) fn new(encoders: &[InstalledEncoder]) -> Self {
        let encoder = |e: &InstalledEncoder| Encoder {
            id: e.id.clone(),
            name: e.name.clone(),
            folder: text(&e.folder),
            bytes: e.bytes,
            shipped: e.is_shipped,
            text: e.has_text,
            measured: e.is_measured,
            milliseconds: e.seconds.map(|seconds| (seconds * 10_000.0).round() / 10.0),
            photos: e.photos,
            used: e.is_used,
            chosen: e.is_chosen,
        };
        Self { encoders: encoders.iter().map(encoder).collect() }
    }
}

/// `encoders --add FOLDER --json`.
#[derive(Serialize)]
pub(super) struct AddedEncoder {
    id: String,
    text: bool,
    no_text_because: Option<String>,
    new: bool,
}

impl AddedEncoder {
    pub(super) fn new(added: &Added) -> Self {
        let (id, no_text_because) = (added.id.clone(), added.mute.clone());
        Self { id, text: added.has_text, no_text_because, new: !added.was_there }
    }
}

/// `encoders --use ID --json`.
#[derive(Serialize)]
pub(super) struct SwitchedEncoder {
    used: bool,
    left: usize,
}

impl SwitchedEncoder {
    pub(super) fn new(switched: &Switched) -> Self {
        Self { used: switched.is_used, left: switched.left }
    }
}

/// `info --json`.
#[derive(Serialize)]
pub(super) struct Library {
    photos: u64,
    files: u64,
    missing: u64,
    failed: u64,
    encoded: u64,
    albums: u64,
    corrections: usize,
    folders: Vec<String>,
    offline: Vec<String>,
    encoder: Option<String>,
    backup: Option<String>,
    library: String,
    version: &'static str,
}

impl Library {
    pub(super) fn new(info: &Info, library: &Path) -> Self {
        let counts = info.counts;
        Self {
            photos: counts.photos,
            files: counts.files,
            missing: counts.missing,
            failed: counts.failed,
            encoded: counts.encoded,
            albums: counts.albums,
            corrections: info.corrections,
            folders: texts(&info.folders),
            offline: texts(&info.offline),
            encoder: info.encoder.as_ref().map(ToString::to_string),
            backup: info.backup.as_deref().map(text),
            library: text(library),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

/// `restore --json`.
#[derive(Serialize)]
pub(super) struct FromBackup {
    albums: usize,
    decisions: usize,
    here: usize,
    pending: Vec<String>,
    nameless: usize,
    changed: bool,
    rebuilt: bool,
}

impl FromBackup {
    pub(super) fn new(restored: &Restored) -> Self {
        Self {
            albums: restored.albums,
            decisions: restored.decisions,
            here: restored.here,
            pending: texts(&restored.pending),
            nameless: restored.nameless,
            changed: !restored.was_there,
            rebuilt: restored.is_rebuilt,
        }
    }
}

/// `learn --json`.
#[derive(Serialize)]
pub(super) struct Learning {
    corrections: usize,
    pairs_together: u64,
    pairs_apart: u64,
    /// Whether grouping follows what was learned.
    adopted: bool,
    /// Albums that were held back in turns; and how many of them grouping made by itself, as shipped and as learned.
    #[serde(skip_serializing_if = "Option::is_none")]
    held_back: Option<HeldBack>,
    /// Photos of themes that were held back, where something was learned of looks.
    #[serde(skip_serializing_if = "Option::is_none")]
    looks: Option<Looks>,
    /// What was learned, in words.
    habits: Vec<String>,
    /// All versions, the latest last; 0 is the first day.
    versions: Vec<OneVersion>,
    /// Whether nothing new is learned until the person goes on.
    held: bool,
    message: String,
}

#[derive(Serialize)]
struct OneVersion {
    version: i64,
    used: bool,
    corrections: u64,
    albums: u64,
    before: u64,
    after: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    looks: Option<Looks>,
}

/// The photos most like those that were held back: how many in all, and how many of the same theme.
#[derive(Serialize)]
struct Looks {
    themes: u64,
    asked: u64,
    before: u64,
    after: u64,
}

#[derive(Serialize)]
struct HeldBack {
    albums: u64,
    before: u64,
    after: u64,
}

impl Learning {
    pub(super) fn new(learned: &Learned, words: &Words, message: String) -> Self {
        let used = learned.used.as_ref().map(|version| version.id);
        let looks = |v: &LearnedVersion| {
            let looks = v.looks.as_ref()?;
            Some(Looks { themes: looks.albums, asked: looks.asked, before: looks.before, after: looks.after })
        };
        let one = |v: &LearnedVersion| OneVersion {
            version: v.id,
            used: used == Some(v.id),
            corrections: v.corrections,
            albums: v.albums,
            before: v.before,
            after: v.after,
            looks: looks(v),
        };
        let used_looks = learned.used.as_ref().and_then(looks);
        let said = learned.used.as_ref().and_then(|v| v.looks.as_ref()).map(|looks| words.looks_habit(looks));
        let grouped = learned.used.as_ref().filter(|v| v.albums > 0);
        Self {
            corrections: learned.corrections,
            pairs_together: learned.pairs.together,
            pairs_apart: learned.pairs.apart,
            adopted: learned.used.is_some(),
            held_back: grouped.map(|v| HeldBack { albums: v.albums, before: v.before, after: v.after }),
            looks: used_looks,
            habits: learned.habits.iter().map(|habit| words.habit(*habit)).chain(said).collect(),
            versions: learned.versions.iter().map(one).collect(),
            held: learned.is_held,
            message,
        }
    }
}

/// `questions --json`.
#[derive(Serialize)]
pub(super) struct Asked {
    questions: Vec<OneQuestion>,
    /// How many boundaries are worth a question, and how many are open at all.
    worth_asking: usize,
    open: usize,
    message: String,
}

#[derive(Serialize)]
struct OneQuestion {
    /// The nearest two, as `same` and `different` take them.
    photos: Vec<String>,
    /// A few photos of each side, in order of time.
    left: Vec<String>,
    right: Vec<String>,
    kind: &'static str,
    /// Seconds between the nearest two.
    pause: f64,
    /// How likely they belong together.
    probability: f32,
    /// How many photos an answer is expected to move.
    worth: f32,
}

impl Asked {
    pub(super) fn new(asking: &Asking, words: &Words) -> Self {
        let one = |asked: &QuestionFiles| OneQuestion {
            photos: asked.left.last().into_iter().chain(asked.right.first()).map(|path| text(path)).collect(),
            left: texts(&asked.left),
            right: texts(&asked.right),
            kind: match asked.question.kind {
                BoundaryKind::Journey => "journey",
                BoundaryKind::NextDay => "next-day",
                BoundaryKind::SameDay => "same-day",
                BoundaryKind::Stray => "stray",
            },
            pause: asked.question.pause,
            probability: rounded(asked.question.probability as f32),
            worth: rounded(asked.question.worth as f32),
        };
        Self {
            questions: asking.next.iter().map(one).collect(),
            worth_asking: asking.worth_asking,
            open: asking.open,
            message: words.asking(asking.worth_asking, asking.open),
        }
    }
}

/// To three digits.
fn rounded(share: f32) -> f32 {
    (share * 1000.0).round() / 1000.0
}

/// A moment in milliseconds since the Unix epoch, as RFC 3339.
pub(super) fn time(at: i64) -> String {
    jiff::Timestamp::from_millisecond(at).unwrap_or_default().to_string()
}

pub(super) fn texts(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| text(path)).collect()
}

/// A name that is not UTF-8 is shown as well as it can be.
fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
