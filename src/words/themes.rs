//! What a theme is called as long as the person has given it no name.

use super::Words;
use crate::domain::{GroupState, Suggestion, ThemeKind};

impl Words {
    /// What a theme is called: "Screenshots", "Theme like these".
    pub fn theme_title(&self, kind: ThemeKind) -> String {
        self.say(match kind {
            ThemeKind::Screenshots => "theme-title-screenshots",
            ThemeKind::Documents => "theme-title-documents",
            ThemeKind::Received => "theme-title-received",
            ThemeKind::Look => "theme-title-look",
            ThemeKind::Hand => "theme-title-hand",
        })
    }

    /// What a theme is: "25 photos that look alike", "12 screenshots"; the person's name for it where there is one.
    pub fn theme(&self, theme: &Suggestion) -> String {
        if let Some(name) = theme.name.as_deref().filter(|name| !name.trim().is_empty()) {
            return name.to_owned();
        }
        let count = [("count", theme.photos.len().into())];
        match theme.summary.theme.map_or(ThemeKind::Look, |theme| theme.kind) {
            ThemeKind::Screenshots => self.fill("theme-screenshots", &count),
            ThemeKind::Documents => self.fill("theme-documents", &count),
            ThemeKind::Received => self.fill("theme-received", &count),
            ThemeKind::Look => self.fill("theme-look", &count),
            ThemeKind::Hand => self.say("theme-title-hand"),
        }
    }

    /// Why its photos are together.
    pub fn theme_reason(&self, theme: &Suggestion) -> String {
        if let Some(folder) = theme.summary.folder.as_deref().filter(|_| theme.state != GroupState::Accepted) {
            return self.fill("folder-why", &[("folder", folder.into())]);
        }
        let Some(known) = theme.summary.theme else { return String::new() };
        match (known.kind, known.cohesion) {
            (ThemeKind::Screenshots | ThemeKind::Documents, _) => self.say("theme-why-signs"),
            (ThemeKind::Hand, _) => self.say("theme-why-hand"),
            (_, None) => String::new(),
            (_, Some(cohesion)) if theme.addition_to.is_some() => {
                let percent = f64::from((cohesion * 100.0).round());
                self.fill("theme-why-more", &[("percent", percent.into()), ("count", theme.photos.len().into())])
            }
            _ if theme.photos.len() < 2 => self.say("theme-why-single"),
            (ThemeKind::Received | ThemeKind::Look, Some(cohesion)) => {
                let percent = (cohesion * 100.0).round();
                self.fill("theme-why-look", &[("percent", f64::from(percent).into())])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, PhotoId, Summary, ThemeSummary};

    #[test]
    fn a_theme_says_what_it_is_and_why() {
        let said_of = |tag: &str, kind, n: u8, addition_to: Option<&str>| {
            let photos = (0..n).map(|n| PhotoId::from_bytes([n; 16])).collect();
            let theme = Some(ThemeSummary { kind, cohesion: Some(0.8) });
            let theme = Suggestion {
                id: GroupId("t1".into()),
                state: GroupState::Open,
                name: None,
                photos,
                confidence: 0.8,
                sure: false,
                addition_to: addition_to.map(|album| GroupId(album.into())),
                summary: Summary { theme, ..Summary::default() },
            };
            let words = Words::new(&[tag.to_owned()]);
            assert!(addition_to.is_some() || words.title(&theme) == words.theme_title(kind));
            assert_eq!(words.bond(&theme), words.theme_reason(&theme));
            (words.theme(&theme), words.theme_reason(&theme))
        };
        let said = |tag: &str, kind, n: u8| said_of(tag, kind, n, None);
        let alike = "80% of the photos that look most like them are in here".to_owned();
        assert_eq!(said("en", ThemeKind::Look, 25), ("25 photos that look alike".into(), alike));
        let joins = |tag: &str, n: u8| said_of(tag, ThemeKind::Look, n, Some("t9")).1;
        assert_eq!(joins("en", 3), "80% of the photos that look most like them are in the album");
        assert_eq!(joins("en", 1), "80% of the photos that look most like it are in the album");
        assert_eq!(joins("de", 1), "80 % der Fotos, die ihm am ähnlichsten sehen, sind im Album");
        assert_eq!(said("en", ThemeKind::Screenshots, 12).0, "12 screenshots");
        assert_eq!(said("en", ThemeKind::Look, 1).0, "1 photo like no other");
        assert_eq!(said("de", ThemeKind::Look, 25).0, "25 Fotos, die sich ähnlich sehen");
        let kinds = [ThemeKind::Screenshots, ThemeKind::Documents, ThemeKind::Received, ThemeKind::Look];
        for kind in kinds {
            let (en, de) = (said("en", kind, 2), said("de", kind, 2));
            assert!(en.0 != de.0 && en.1 != de.1, "{en:?} {de:?}");
        }
    }
}
