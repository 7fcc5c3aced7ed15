//! Looks as the person's themes teach them: learning the adapter, and embeddings as it moves them.

use super::learn::LooksLesson;
use super::{Catalogue, EngineError};
use crate::domain::{GroupState, ThemeKind};
use crate::learning::{Adapter, Looks, adapt};
use crate::library::{LearnedLooks, Library};
use crate::review::Review;

/// Learns from the themes that the person settled; `used` is what is in use. Where these are as they were when it was last
/// tried, what came of it then stands. `None` where it was stopped.
pub(super) fn study_looks(
    library: &Library,
    catalogue: &Catalogue,
    used: Option<&LearnedLooks>,
    is_stopped: &dyn Fn() -> bool,
) -> Result<Option<LooksLesson>, EngineError> {
    let Some(encoder) = library.encoder_in_use()? else { return Ok(Some(LooksLesson::default())) };
    let review = catalogue.review();
    let said = digest(review, &encoder.0);
    let used = used.filter(|looks| looks.encoder == encoder.0);
    if library.learned_from_themes()?.as_ref() == Some(&said) {
        return Ok(Some(LooksLesson { said, figures: used.cloned(), body: None }));
    }
    let looks = Looks::new(review.themes(), &review.apart(), catalogue.embeddings().iter());
    let Some(adapted) = adapt(&looks, used.is_some(), is_stopped) else { return Ok(None) };
    let number = |n: usize| n as u64;
    let (seen, unseen) = (adapted.of_seen, adapted.of_unseen);
    let figures = adapted.adapter.as_ref().map(|_| LearnedLooks {
        id: 0,
        encoder: encoder.0.clone(),
        said: said.clone(),
        albums: number(adapted.albums),
        asked: number(seen.asked + unseen.asked),
        before: number(seen.before + unseen.before),
        after: number(seen.after + unseen.after),
    });
    Ok(Some(LooksLesson { said, figures, body: adapted.adapter.map(|adapter| adapter.to_bytes()) }))
}

/// The adapter with these figures, where its embeddings are those that serve the library.
pub(super) fn adapter_of(library: &Library, looks: Option<LearnedLooks>) -> Result<Option<Adapter>, EngineError> {
    let encoder = library.encoder_in_use()?;
    let Some(looks) = looks.filter(|looks| encoder.is_some_and(|encoder| encoder.0 == looks.encoder)) else {
        return Ok(None);
    };
    Ok(library.adapter(looks.id)?.and_then(|body| Adapter::from_bytes(&body)))
}

/// Names what the themes say of looks.
fn digest(review: &Review, encoder: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(encoder.as_bytes());
    let speaks = |state, theme| state == GroupState::Accepted && theme == Some(ThemeKind::Look);
    for held in review.themes().filter(|held| speaks(held.state, held.theme)) {
        hasher.update(held.id.0.as_bytes());
        for photo in &held.photos {
            hasher.update(&photo.to_bytes());
        }
        hasher.update(&[0]);
    }
    for (group, photo) in review.apart() {
        hasher.update(group.0.as_bytes());
        hasher.update(&photo.to_bytes());
    }
    hasher.finalize().to_hex().as_str()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::EncoderId;
    use crate::engine::samples::{library_of, record};
    use crate::engine::{Learned, LearningWish, apply, learn, set_learning, similar, themes};
    use serde_json::json;
    use std::path::Path;

    const SUBJECTS: usize = 12;
    const OF_EACH: usize = 12;
    const LENGTH: usize = 24;

    /// A library of photos of subjects, in which light and angle change the first numbers much.
    fn library(root: &Path) {
        let encoder = EncoderId("made/scene".to_owned());
        let mut library = library_of(root, &encoder);
        let mut state = 3_u64;
        let mut chance = || {
            let mut sum = 0.0;
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                sum += (state >> 40) as f32 / (1 << 24) as f32;
            }
            sum - 6.0
        };
        for subject in 0..SUBJECTS {
            let middle: Vec<f32> = (0..LENGTH).map(|k| if k < 6 { 0.0 } else { chance() }).collect();
            for n in 0..OF_EACH {
                let moved = middle.iter().enumerate().map(|(k, x)| x + chance() * if k < 6 { 1.3 } else { 0.5 });
                record(&mut library, &encoder, &path(root, subject, n), moved.collect());
            }
        }
    }

    fn path(root: &Path, subject: usize, n: usize) -> std::path::PathBuf {
        root.join("photos").join(format!("{subject:02}-{n:02}.jpg"))
    }

    /// Makes a theme of each subject an album: of the theme with most of it, whatever else is in it.
    #[expect(clippy::disallowed_methods, reason = "a test writes its own corrections")]
    fn settle(root: &Path) -> Result<(), EngineError> {
        let folder = root.join("library");
        let mut settled = Vec::new();
        for subject in 0..SUBJECTS {
            let found = themes(&folder)?;
            let is_of = |file: &Path| file.to_string_lossy().contains(&format!("/{subject:02}-"));
            let is_free = |id: &str| !settled.iter().any(|of| of == id);
            let most = found
                .iter()
                .filter(|theme| is_free(&theme.theme.id.0))
                .max_by_key(|theme| theme.files.iter().filter(|file| is_of(file)).count());
            let theme = most.expect("there are as many themes");
            let id = theme.theme.id.0.clone();
            let own: Vec<_> = (0..OF_EACH).map(|n| path(root, subject, n)).collect();
            let foreign: Vec<_> = theme.files.iter().filter(|file| !is_of(file)).collect();
            let mut lines = vec![json!({"op": "accept", "group": id}).to_string()];
            if !foreign.is_empty() {
                lines.push(json!({"op": "remove", "group": id, "photos": foreign}).to_string());
            }
            lines.push(json!({"op": "add", "photos": own, "to": id}).to_string());
            let file = root.join("said.jsonl");
            std::fs::write(&file, lines.join("\n")).expect("written");
            apply(&folder, &file)?;
            settled.push(id);
        }
        Ok(())
    }

    /// Of the ten photos most like each of some, how many show the same subject.
    fn right(root: &Path) -> usize {
        let of = |subject: usize| {
            let found = similar(&root.join("library"), &path(root, subject, 0), 10).expect("all are encoded");
            let name = format!("/{subject:02}-");
            found.iter().filter(|alike| alike.files.iter().any(|file| file.to_string_lossy().contains(&name))).count()
        };
        (0..SUBJECTS).map(of).sum()
    }

    #[test]
    fn themes_teach_what_is_alike_and_all_of_it_can_be_taken_back() {
        let root = tempfile::tempdir().expect("a folder");
        let folder = root.path().join("library");
        library(root.path());
        let (first, found) = (right(root.path()), themes(&folder).expect("found").len());
        settle(root.path()).expect("settled");
        let looks = |learned: &Learned| learned.used.as_ref().and_then(|version| version.looks.clone());
        let learned = learn(&folder).expect("learned");
        let figures = looks(&learned).expect("adopted");
        assert!(figures.after > figures.before && figures.albums == SUBJECTS as u64, "{figures:?}");
        assert_eq!(learned.used.as_ref().map(|version| version.weights.as_str()), Some(""), "nothing of events");
        let taught = right(root.path());
        assert!(taught > first, "{first} before, {taught} now");
        assert_eq!(learn(&folder).expect("again").versions.len(), 1, "nothing new, no other version");
        let reset = set_learning(&folder, LearningWish::TakeBack(None)).expect("taken back");
        assert_eq!((looks(&reset), right(root.path())), (None, first));
        let back = set_learning(&folder, LearningWish::TakeBack(Some(1))).expect("there again");
        assert_eq!((looks(&back), right(root.path())), (Some(figures), taught));
        set_learning(&folder, LearningWish::On(false)).expect("off");
        assert_eq!(right(root.path()), first);
        let on = set_learning(&folder, LearningWish::On(true)).expect("learns anew");
        assert_eq!((looks(&on).is_some(), right(root.path())), (true, taught), "the same again");
        let reset = set_learning(&folder, LearningWish::Reset).expect("forgotten");
        assert_eq!((reset.versions.len(), right(root.path())), (0, first));
        let own = themes(&folder).expect("found").iter().filter(|t| t.theme.state == GroupState::Accepted).count();
        assert_eq!((own, found > 0), (SUBJECTS, true), "albums stay");
    }
}
