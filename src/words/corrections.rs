//! What the person did, in a few words.

use super::Words;
use crate::domain::Correction;
use crate::engine::Done;

impl Words {
    /// What was done, to which group: "Renamed an album: “Garden”".
    pub fn done(&self, done: &Done) -> String {
        let what = self.correction(&done.correction);
        let mut letters = what.chars();
        let what: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        match done.groups.first() {
            Some(group) => self.fill("history-what", &[("what", what.into()), ("title", self.title(group).into())]),
            None => what,
        }
    }

    /// What a correction did, as a phrase that can follow "Undone:": "accepted an album", "moved 3 photos".
    pub fn correction(&self, correction: &Correction) -> String {
        let photos = |photos: &[_]| [("count", photos.len().into())];
        match correction {
            Correction::Accept { .. } => self.say("did-accept"),
            Correction::Reject { .. } => self.say("did-reject"),
            Correction::Later { .. } => self.say("did-put-off"),
            Correction::Split { photos: these, .. } => self.fill("did-split", &photos(these)),
            Correction::Merge { groups } => self.fill("did-merge", &[("count", groups.len().into())]),
            Correction::Move { photos: these, .. } => self.fill("did-move", &photos(these)),
            Correction::Remove { photos: these, .. } => self.fill("did-remove", &photos(these)),
            Correction::Rename { name, .. } if name.trim().is_empty() => self.say("did-unname"),
            Correction::Rename { .. } => self.say("did-rename"),
            Correction::Cover { .. } => self.say("did-cover"),
            Correction::Create { photos: these, .. } => self.fill("did-create", &photos(these)),
            Correction::Add { photos: these, .. } => self.fill("did-add", &photos(these)),
            Correction::Keep { photos: these, .. } => self.fill("did-keep", &photos(these)),
            Correction::Unstack { photos: these } => self.fill("did-unstack", &photos(these)),
            Correction::Same { photos: these } => self.fill("did-same", &photos(these)),
            Correction::Different { .. } => self.say("did-different"),
            Correction::Favourite { photos: these, on: true } => self.fill("did-favourite", &photos(these)),
            Correction::Favourite { photos: these, .. } => self.fill("did-unfavourite", &photos(these)),
            Correction::Rate { photos: these, stars } => {
                self.fill("did-rate", &[("count", these.len().into()), ("stars", stars.into())])
            }
            Correction::Rotate { photos: these, .. } => self.fill("did-rotate", &photos(these)),
            Correction::Date { photos: these, to: None } => self.fill("did-undate", &photos(these)),
            Correction::Date { photos: these, .. }
            | Correction::Shift { photos: these, .. }
            | Correction::Zone { photos: these, .. } => self.fill("did-date", &photos(these)),
            Correction::Place { photos: these, at: None, .. } => self.fill("did-unplace", &photos(these)),
            Correction::Place { photos: these, .. } => self.fill("did-place", &photos(these)),
            Correction::Clock { camera, on: true } => self.fill("did-clock-on", &[("camera", camera.as_str().into())]),
            Correction::Clock { camera, .. } => self.fill("did-clock-off", &[("camera", camera.as_str().into())]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, PhotoId};

    #[test]
    fn each_correction_has_a_phrase() {
        let said = |tag: &str, correction: &Correction| Words::new(&[tag.to_owned()]).correction(correction);
        let (group, photos) = (GroupId("e1".to_owned()), vec![PhotoId::from_bytes([1; 16])]);
        assert_eq!(said("en", &Correction::Accept { group: group.clone() }), "accepted an album");
        let moved = Correction::Move { photos: photos.repeat(3), to: group.clone() };
        assert_eq!(
            (said("en", &moved).as_str(), said("de", &moved).as_str()),
            ("moved 3 photos", "3 Fotos verschoben")
        );
        assert_eq!(said("en", &Correction::Remove { group: group.clone(), photos }), "took 1 photo out");
        let name = String::new();
        assert_eq!(said("en", &Correction::Rename { group: group.clone(), name }), "took an album’s name away");
        assert_eq!(said("en", &Correction::Rename { group, name: "Garden".to_owned() }), "renamed an album");
        let same = Correction::Same { photos: vec![PhotoId::from_bytes([1; 16]); 2] };
        assert_eq!(said("en", &same), "said that 2 photos belong together");
        let clock = |on| Correction::Clock { camera: "Canon EOS R50".to_owned(), on };
        assert_eq!(said("en", &clock(false)), "left the clock of Canon EOS R50 as it is");
        assert_eq!(said("de", &clock(true)), "Uhr von Canon EOS R50 zum Korrigieren freigegeben");
    }
}
