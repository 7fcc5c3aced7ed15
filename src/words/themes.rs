//! What a theme is called as long as the person has given it no name.

use super::Words;
use crate::domain::{Theme, ThemeKind};

impl Words {
    /// What a theme is: "25 photos that look alike", "12 screenshots".
    pub fn theme(&self, theme: &Theme) -> String {
        let count = [("count", theme.photos.len().into())];
        match theme.kind {
            ThemeKind::Screenshots => self.fill("theme-screenshots", &count),
            ThemeKind::Documents => self.fill("theme-documents", &count),
            ThemeKind::Received => self.fill("theme-received", &count),
            ThemeKind::Look => self.fill("theme-look", &count),
        }
    }

    /// Why its photos are together.
    pub fn theme_reason(&self, theme: &Theme) -> String {
        match theme.kind {
            _ if theme.photos.len() < 2 => self.say("theme-why-single"),
            ThemeKind::Screenshots | ThemeKind::Documents => self.say("theme-why-signs"),
            ThemeKind::Received | ThemeKind::Look => {
                let percent = (theme.cohesion * 100.0).round();
                self.fill("theme-why-look", &[("percent", f64::from(percent).into())])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, PhotoId};

    #[test]
    fn a_theme_says_what_it_is_and_why() {
        let said = |tag: &str, kind, n: u8| {
            let photos = (0..n).map(|n| PhotoId::from_bytes([n; 16])).collect();
            let theme = Theme { id: GroupId("t1".into()), kind, photos, cohesion: 0.8 };
            let words = Words::new(&[tag.to_owned()]);
            (words.theme(&theme), words.theme_reason(&theme))
        };
        let alike = "80% of their nearest neighbours by look are in here".to_owned();
        assert_eq!(said("en", ThemeKind::Look, 25), ("25 photos that look alike".into(), alike));
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
