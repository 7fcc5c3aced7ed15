//! What a stack is called, and why one of its photos is proposed.

use super::Words;
use crate::domain::{Best, Stack, StackTie};

impl Words {
    /// What a stack is: "3 photos within 4 seconds".
    pub fn stack(&self, stack: &Stack) -> String {
        let count = ("count", stack.photos.len().into());
        match stack.tie {
            StackTie::RawAndPicture => self.fill("stack-raw-and-picture", &[count]),
            StackTie::Burst(seconds) => self.fill("stack-burst", &[count, ("seconds", seconds.into())]),
            StackTie::Copies => self.fill("stack-copies", &[count]),
        }
    }

    /// Why its best photo is proposed: "The best has the most pixels".
    pub fn stack_reason(&self, stack: &Stack) -> String {
        let reason = match stack.why {
            Best::Original => "best-original",
            Best::Raw => "best-raw",
            Best::Larger => "best-larger",
            Best::BetterExposed => "best-better-exposed",
            Best::Sharper => "best-sharper",
            Best::MoreDetail => "best-more-detail",
            Best::Alike => "best-alike",
        };
        self.fill(reason, &[("count", stack.photos.len().into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupId, PhotoId};

    fn stack(tie: StackTie, why: Best) -> Stack {
        let photos: Vec<_> = (1..4).map(|n| PhotoId::from_bytes([n; 16])).collect();
        let best = photos[0];
        Stack { id: GroupId("s1".into()), photos, best, why, tie, span: None, least_affinity: 0.9 }
    }

    #[test]
    fn a_stack_says_what_it_is() {
        let said = |tag: &str, tie| Words::new(&[tag.to_owned()]).stack(&stack(tie, Best::Alike));
        assert_eq!(said("en", StackTie::Burst(4)), "3 photos within 4 seconds");
        assert_eq!(said("en", StackTie::Burst(1)), "3 photos within a second");
        assert_eq!(said("de", StackTie::Burst(4)), "3 Fotos innerhalb von 4 Sekunden");
        assert_eq!(said("en", StackTie::Copies), "The same picture 3 times");
        assert_eq!(said("de", StackTie::RawAndPicture), "Rohdatei mit Bildern");
    }

    #[test]
    fn every_choice_has_a_reason() {
        let whys = [
            Best::Original,
            Best::Raw,
            Best::Larger,
            Best::BetterExposed,
            Best::Sharper,
            Best::MoreDetail,
            Best::Alike,
        ];
        for tag in ["en", "de"] {
            let words = Words::new(&[tag.to_owned()]);
            let said: std::collections::BTreeSet<_> =
                whys.iter().map(|why| words.stack_reason(&stack(StackTie::Copies, *why))).collect();
            assert!(said.len() == whys.len() && said.iter().all(|s| s.contains(' ')), "{said:?}");
        }
    }
}
