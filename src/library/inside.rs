//! What is written inside photos beside their facts: it belongs to their content.

use crate::domain::{Inside, PhotoId, Side, SideKind};
use rusqlite::{Row, Transaction, params};

/// Adds it, in place of what was known before.
pub(super) fn insert(to: &Transaction<'_>, photo: PhotoId, inside: &Inside) -> Result<(), rusqlite::Error> {
    let said = inside.said.as_ref();
    to.prepare_cached(
        "INSERT OR REPLACE INTO inside (photo, title, description, rating, keywords, pair)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        photo.to_bytes(),
        said.and_then(|side| side.title.as_ref()),
        said.and_then(|side| side.description.as_ref()),
        said.and_then(|side| side.rating),
        said.map(|side| serde_json::json!(side.keywords).to_string()),
        inside.pair
    ])?;
    Ok(())
}

/// What a person wrote into a photo: title, description, stars and keywords, from this column on.
pub(super) fn said(row: &Row<'_>, from: usize) -> Result<Option<Side>, rusqlite::Error> {
    let keywords: Option<String> = row.get(from + 3)?;
    let side = Side {
        title: row.get(from)?,
        description: row.get(from + 1)?,
        rating: row.get(from + 2)?,
        keywords: keywords.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
        ..Side::new(SideKind::Xmp)
    };
    Ok((side != Side::new(SideKind::Xmp)).then_some(side))
}
