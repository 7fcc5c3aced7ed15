//! Themes with their files.

use super::covers::show_covers;
use super::stacks::NEIGHBOURS;
use super::{Catalogue, EngineError};
use crate::domain::{GroupId, GroupState, PhotoId, Suggestion, Theme, ThemeSummary};
use crate::grouping::{self, decided_themes, theme_additions, themes_again};
use crate::library::Library;
use crate::review::Review;
use crate::search::NeighbourIndex;
use jiff::tz::TimeZone;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A theme and where its photos lie.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeFiles {
    /// The theme.
    pub theme: Suggestion,
    /// Every file of its photos, those of the most typical photo first.
    pub files: Vec<PathBuf>,
}

/// The themes of the library in `folder`: what was found, every file in exactly one, less what the person decided; then
/// what they decided. None where there is no library yet.
pub fn themes(folder: &Path) -> Result<Vec<ThemeFiles>, EngineError> {
    let Some(library) = Library::open_to_read(folder)? else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&library, &TimeZone::system())?;
    let found = find(&catalogue, None, &mut ThemeMemory::default());
    let files = |theme: Suggestion| ThemeFiles {
        files: theme.photos.iter().flat_map(|p| catalogue.places(*p)).map(Path::to_owned).collect(),
        theme,
    };
    Ok(decided(&catalogue, &found, catalogue.review()).into_iter().map(files).collect())
}

/// What stays from one time that themes are looked for to the next, so that it costs less where few photos came.
pub(super) struct ThemeMemory {
    graph: NeighbourIndex,
    themes: grouping::ThemeMemory,
}

impl Default for ThemeMemory {
    fn default() -> Self {
        Self { graph: NeighbourIndex::new(NEIGHBOURS), themes: grouping::ThemeMemory::default() }
    }
}

/// The themes of all photos, or of `among`, with nothing decided: those by plain signs first, then the largest. After them
/// what came to the themes that the person kept, whose photos are in the others as well. `memory` is of all photos, and is left
/// alone where only some are asked for.
///
/// By the encoder's embeddings: what was learned of looks finds neither better.
pub(super) fn find(catalogue: &Catalogue, among: Option<&[PhotoId]>, memory: &mut ThemeMemory) -> Vec<Suggestion> {
    let mut pictures = catalogue.pictures(catalogue.embeddings());
    let mut passing = ThemeMemory::default();
    let mut memory = memory;
    if let Some(among) = among {
        let among: HashSet<&PhotoId> = among.iter().collect();
        pictures.retain(|picture| among.contains(&picture.facts.id));
        memory = &mut passing;
    }
    let looks: Vec<(PhotoId, Option<&[f32]>)> = pictures.iter().map(|p| (p.facts.id, p.facts.embedding)).collect();
    let graph = memory.graph.update(&looks);
    let found = themes_again(&mut memory.themes, &pictures, &graph).into_iter().map(|theme| (None, theme));
    let review = catalogue.review();
    let more = theme_additions(&pictures, &graph, review.themes(), &review.apart());
    let more = more.into_iter().map(|(album, theme)| (Some(album), theme));
    let mut themes: Vec<Suggestion> = found.chain(more).map(|(to, theme)| suggestion(theme, to, catalogue)).collect();
    catalogue.choose_typical(&mut themes);
    themes
}

/// What the person decided laid over what was found, the most typical photos of each first.
pub(super) fn decided(catalogue: &Catalogue, found: &[Suggestion], review: &Review) -> Vec<Suggestion> {
    let here = |photos: &mut Vec<PhotoId>| photos.retain(|photo| catalogue.has(*photo));
    let mut themes = decided_themes(found, review.themes(), &review.apart(), 1, here);
    show_covers(&mut themes, review);
    themes
}

/// The albums by theme, as the person left them.
pub(super) fn albums(catalogue: &Catalogue) -> Vec<Suggestion> {
    let mut themes = decided(catalogue, &[], catalogue.review());
    themes.retain(|theme| theme.state == GroupState::Accepted);
    themes
}

fn suggestion(theme: Theme, addition_to: Option<GroupId>, catalogue: &Catalogue) -> Suggestion {
    let mut summary = catalogue.summary(&theme.photos);
    summary.theme = Some(ThemeSummary { kind: theme.kind, cohesion: Some(theme.cohesion) });
    Suggestion {
        id: theme.id,
        state: GroupState::Open,
        name: None,
        photos: theme.photos,
        confidence: theme.cohesion,
        sure: false,
        addition_to,
        summary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EncoderId, ThemeKind};
    use crate::engine::apply;
    use crate::engine::samples::{library_of, record};
    use serde_json::json;

    /// Puts photos of each of four subjects into a library, `of_each` by number.
    fn photos_come(root: &Path, of_each: std::ops::Range<usize>) {
        let encoder = EncoderId("made/scene".to_owned());
        let mut library = library_of(root, &encoder);
        for (subject, n) in (0..4).flat_map(|subject| of_each.clone().map(move |n| (subject, n))) {
            let mut look = vec![0.1; 8];
            look[subject] = 1.0;
            (look[6], look[7]) = (0.02 * (n % 7) as f32, 0.03 * (n % 5) as f32);
            let path = root.join("photos").join(format!("{subject}-{n:02}.jpg"));
            record(&mut library, &encoder, &path, look);
        }
    }

    #[expect(clippy::disallowed_methods, reason = "a test writes its own corrections")]
    fn say(root: &Path, correction: &serde_json::Value) {
        let file = root.join("said.jsonl");
        std::fs::write(&file, correction.to_string()).expect("written");
        apply(&root.join("library"), &file).expect("said");
    }

    fn additions(root: &Path) -> Vec<ThemeFiles> {
        let themes = themes(&root.join("library")).expect("found");
        themes.into_iter().filter(|theme| theme.theme.addition_to.is_some()).collect()
    }

    #[test]
    fn photos_that_come_later_are_additions_to_the_theme_that_was_kept_until_they_are_refused() {
        let root = tempfile::tempdir().expect("a folder");
        let root = root.path();
        photos_come(root, 0..20);
        let found = themes(&root.join("library")).expect("found");
        let is_of_first = |theme: &ThemeFiles| {
            theme.files.iter().all(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("0-")))
        };
        let first = found
            .iter()
            .find(|theme| theme.theme.summary.theme.is_some_and(|t| t.kind == ThemeKind::Look) && is_of_first(theme));
        let first = first.expect("each subject is a theme");
        assert_eq!(first.files.len(), 20);
        say(root, &json!({"op": "accept", "group": first.theme.id.0}));
        assert!(additions(root).is_empty(), "nothing came yet");

        photos_come(root, 20..24);
        let [more] = &additions(root)[..] else { panic!("one addition") };
        assert_eq!(more.theme.addition_to.as_ref(), Some(&first.theme.id));
        assert!(is_of_first(more) && more.files.len() == 4, "{:?}", more.files);
        let others = themes(&root.join("library")).expect("found");
        let times = |file: &PathBuf| others.iter().filter(|theme| theme.files.contains(file)).count();
        assert!(more.files.iter().all(|file| times(file) == 1), "they are in no other theme");

        say(root, &json!({"op": "accept", "group": more.theme.id.0}));
        assert!(additions(root).is_empty(), "they are in the album");
        let album = themes(&root.join("library")).expect("found").into_iter().find(|t| t.theme.id == first.theme.id);
        assert_eq!(album.map(|album| album.files.len()), Some(24));

        photos_come(root, 24..27);
        let [more] = &additions(root)[..] else { panic!("one addition") };
        say(root, &json!({"op": "reject", "group": more.theme.id.0}));
        assert!(additions(root).is_empty(), "they were refused");
    }
}
