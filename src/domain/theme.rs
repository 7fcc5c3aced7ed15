//! Themes: what recurs across events.

use super::{GroupId, PhotoId};
use serde::{Deserialize, Serialize};

/// What a theme is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Hash, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeKind {
    /// Pictures of a screen, by name, or by format and size.
    Screenshots,
    /// Scanned papers, by name.
    Documents,
    /// Photos that look alike, nearly all of which a messenger sent.
    Received,
    /// Photos that look alike.
    Look,
    /// Nothing but the person's word: an album made by hand.
    Hand,
}

/// Photos that show the same kind of thing, whenever they were taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Identity: the same from run to run as long as its smallest photo stays.
    pub id: GroupId,
    /// What it is known by.
    pub kind: ThemeKind,
    /// Its photos, the most typical first.
    pub photos: Vec<PhotoId>,
    /// Mean share of a photo's nearest neighbours that are in the theme too, 0 to 1.
    pub cohesion: f32,
}
