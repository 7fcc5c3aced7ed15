//! Why a file could not be read, and why a decision could not be carried out.

use super::Words;
use crate::domain::Failure;
use crate::engine::ReviewError;

impl Words {
    /// Why a file or folder could not be read: whole sentences, to stand behind or under its path.
    pub fn unread(&self, reason: &Failure) -> String {
        let of = |format: &str| ("format", format.to_owned().into());
        let because = |detail: &str| ("detail", detail.to_owned().into());
        match reason {
            Failure::NotThere => self.say("unread-not-there"),
            Failure::BrokenLink => self.say("unread-broken-link"),
            Failure::Folder(detail) => self.fill("unread-folder", &[because(detail)]),
            Failure::File(detail) => self.fill("unread-file", &[because(detail)]),
            Failure::Changed => self.say("unread-changed"),
            Failure::Empty => self.say("unread-empty"),
            Failure::FileTooLarge { limit_mb } => self.fill("unread-file-too-large", &[("megabytes", limit_mb.into())]),
            Failure::PhotoTooLarge { width, height } => {
                self.fill("unread-photo-too-large", &[("width", width.into()), ("height", height.into())])
            }
            Failure::NotAPhoto => self.say("unread-no-photo"),
            Failure::NotYet(format) => self.fill("unread-not-yet", &[of(format)]),
            // The decoder's own words are for whoever mends it: `--json` has them.
            Failure::Unsupported { format, detail: _ } => self.fill("unread-unsupported", &[of(format)]),
            Failure::NoPreview { format } => self.fill("unread-no-preview", &[of(format)]),
            Failure::Truncated { format } => self.fill("unread-truncated", &[of(format)]),
            Failure::Damaged { format, detail: _ } => self.fill("unread-damaged", &[of(format)]),
            Failure::Crashed { format } => self.fill("unread-crashed", &[of(format)]),
            Failure::TooSlow { format, seconds } => {
                self.fill("unread-too-slow", &[of(format), ("seconds", seconds.into())])
            }
            Failure::Preparing(detail) => self.fill("unread-preparing", &[because(detail)]),
            Failure::Told(sentence) => sentence.clone(),
        }
    }

    /// Why a decision could not be carried out.
    pub fn refusal(&self, reason: &ReviewError) -> String {
        match reason {
            ReviewError::NoGroup(group) => self.fill("refused-no-group", &[("group", group.0.as_str().into())]),
            ReviewError::NotInGroup { photo, group } => self.fill(
                "refused-not-in-group",
                &[("photo", photo.to_string().into()), ("group", group.0.as_str().into())],
            ),
            ReviewError::NoPhoto(photo) => self.fill("refused-no-photo", &[("photo", photo.to_string().into())]),
            ReviewError::NoPhotos => self.say("refused-no-photos"),
            ReviewError::NothingLeft(group) => self.fill("refused-nothing-left", &[("group", group.0.as_str().into())]),
            ReviewError::OneGroup => self.say("refused-one-group"),
            ReviewError::OnePhoto => self.say("refused-one-photo"),
            ReviewError::OnBothSides(photo) => self.fill("refused-both-sides", &[("photo", photo.to_string().into())]),
            ReviewError::InTwoGroups(one, other) => {
                self.fill("refused-two-groups", &[("one", one.0.as_str().into()), ("other", other.0.as_str().into())])
            }
            ReviewError::InOneGroup(group) => self.fill("refused-same-group", &[("group", group.0.as_str().into())]),
            ReviewError::OneInStack => self.say("refused-one-in-stack"),
            ReviewError::NotInStack(photo) => self.fill("refused-not-in-stack", &[("photo", photo.to_string().into())]),
            ReviewError::ThemeAndEvent => self.say("refused-theme-and-event"),
            ReviewError::InAnotherAlbum { .. } => self.say("refused-in-another-album"),
            ReviewError::NoEntry(_) => self.say("refused-no-entry"),
            ReviewError::NoCamera(camera) => self.fill("refused-no-camera", &[("camera", camera.as_str().into())]),
            ReviewError::TooManyStars(stars) => self.fill("refused-stars", &[("stars", stars.into())]),
            ReviewError::NoQuarterTurn(degrees) => self.fill("refused-turn", &[("degrees", degrees.into())]),
            ReviewError::TooFar => self.say("refused-too-far"),
            ReviewError::NoZone(minutes) => self.fill("refused-zone", &[("minutes", minutes.into())]),
            ReviewError::NoTown(town) => self.fill("refused-town", &[("town", town.as_str().into())]),
            ReviewError::NothingToUndo => self.say("refused-nothing-to-undo"),
            ReviewError::NothingToRedo => self.say("refused-nothing-to-redo"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, PhotoId};

    #[test]
    fn every_reason_is_a_whole_sentence_in_every_language() {
        let text = || "a detail".to_owned();
        let reasons = [
            Failure::NotThere,
            Failure::BrokenLink,
            Failure::Folder(text()),
            Failure::File(text()),
            Failure::Changed,
            Failure::Empty,
            Failure::FileTooLarge { limit_mb: 2_048 },
            Failure::PhotoTooLarge { width: 60_000, height: 40_000 },
            Failure::NotAPhoto,
            Failure::NotYet("RAW".to_owned()),
            Failure::Unsupported { format: "HEIC".to_owned(), detail: text() },
            Failure::NoPreview { format: "DNG".to_owned() },
            Failure::Truncated { format: "PNG".to_owned() },
            Failure::Damaged { format: "PNG".to_owned(), detail: text() },
            Failure::Crashed { format: "PNG".to_owned() },
            Failure::TooSlow { format: "PNG".to_owned(), seconds: 60 },
            Failure::Preparing(text()),
        ];
        let (en, de) = (Words::new(&[]), Words::new(&["de".to_owned()]));
        for reason in &reasons {
            let (said, gesagt) = (en.unread(reason), de.unread(reason));
            assert!(said.ends_with('.') && gesagt.ends_with('.') && said != gesagt, "{said} {gesagt}");
            let is_decoders = matches!(reason, Failure::Unsupported { .. } | Failure::Damaged { .. });
            assert!(!is_decoders || !said.contains("a detail"), "a decoder's words on the screen: {said}");
        }
        assert!(de.unread(&reasons[7]).contains("60.000 × 40.000"));
        let old = "the file is empty".to_owned();
        assert_eq!(de.unread(&Failure::Told(old.clone())), old, "what was written down in English stays so");
    }

    #[test]
    fn every_refusal_is_a_whole_sentence_in_every_language() {
        let (group, photo) = (GroupId("e1".to_owned()), PhotoId::from_bytes([1; 16]));
        let (en, de) = (Words::new(&[]), Words::new(&["de".to_owned()]));
        for reason in [
            ReviewError::NoGroup(group.clone()),
            ReviewError::NotInGroup { photo, group: group.clone() },
            ReviewError::NoPhoto(photo),
            ReviewError::NoPhotos,
            ReviewError::NothingLeft(group.clone()),
            ReviewError::OnePhoto,
            ReviewError::OnBothSides(photo),
            ReviewError::InTwoGroups(group.clone(), GroupId("e2".to_owned())),
            ReviewError::InOneGroup(group),
            ReviewError::OneGroup,
            ReviewError::NoCamera("Canon EOS R50".to_owned()),
            ReviewError::InAnotherAlbum { photo, album: GroupId("e2".to_owned()) },
            ReviewError::NoEntry(7),
            ReviewError::NothingToUndo,
            ReviewError::NothingToRedo,
        ] {
            let (said, gesagt) = (en.refusal(&reason), de.refusal(&reason));
            assert!(said.ends_with('.') && gesagt.ends_with('.') && said != gesagt, "{said} {gesagt}");
        }
    }
}
