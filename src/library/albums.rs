//! The groups that the person has touched, as the log leaves them: accepted ones are their albums.

use super::{Library, LibraryError};
use crate::domain::{GroupId, GroupState, Held, PhotoId, ThemeKind};
use rusqlite::{Transaction, params};

/// Takes `gone` away and puts `changed` in place of what had their ids.
pub(super) fn replace(to: &Transaction<'_>, gone: &[GroupId], changed: &[&Held]) -> Result<(), rusqlite::Error> {
    for id in gone.iter().chain(changed.iter().map(|g| &g.id)) {
        to.prepare_cached("DELETE FROM albums WHERE id = ?1")?.execute([&id.0])?;
    }
    for group in changed {
        to.prepare_cached("INSERT INTO albums (id, state, name, theme) VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            group.id.0,
            state_name(group.state),
            group.name,
            group.theme.map(theme_name)
        ])?;
        for photo in &group.photos {
            to.prepare_cached("INSERT INTO album_photos (album, photo) VALUES (?1, ?2)")?
                .execute(params![group.id.0, photo.to_bytes()])?;
        }
    }
    Ok(())
}

impl Library {
    /// All groups that the person has touched, by id.
    pub fn held_groups(&self) -> Result<Vec<Held>, LibraryError> {
        let mut statement = self
            .connection
            .prepare(
                "SELECT a.id, a.state, a.name, p.photo, a.theme FROM albums a JOIN album_photos p ON p.album = a.id
                 ORDER BY a.id, p.photo",
            )
            .map_err(self.fail())?;
        let mut groups: Vec<Held> = Vec::new();
        let mut rows = statement.query([]).map_err(self.fail())?;
        while let Some(row) = rows.next().map_err(self.fail())? {
            let id = GroupId(row.get(0).map_err(self.fail())?);
            let photo = PhotoId::from_bytes(row.get(3).map_err(self.fail())?);
            if let Some(last) = groups.last_mut()
                && last.id == id
            {
                last.photos.push(photo);
                continue;
            }
            let state: String = row.get(1).map_err(self.fail())?;
            let name = row.get(2).map_err(self.fail())?;
            let theme: Option<String> = row.get(4).map_err(self.fail())?;
            let theme = theme.as_deref().map(theme_of);
            groups.push(Held { id, state: state_of(&state), name, photos: vec![photo], theme });
        }
        Ok(groups)
    }

    /// Puts exactly these groups in place of all that is there: how `check` mends them from the log.
    pub fn replace_held_groups(&mut self, groups: &[&Held]) -> Result<(), LibraryError> {
        let fail = LibraryError::of(&self.path);
        let transaction = self.connection.transaction().map_err(&fail)?;
        transaction.execute("DELETE FROM album_photos", []).map_err(&fail)?;
        transaction.execute("DELETE FROM albums", []).map_err(&fail)?;
        replace(&transaction, &[], groups).map_err(&fail)?;
        transaction.commit().map_err(&fail)
    }
}

fn state_name(state: GroupState) -> &'static str {
    match state {
        GroupState::Open => "open",
        GroupState::Accepted => "accepted",
        GroupState::Rejected => "rejected",
        GroupState::Later => "later",
    }
}

fn state_of(name: &str) -> GroupState {
    match name {
        "accepted" => GroupState::Accepted,
        "rejected" => GroupState::Rejected,
        "later" => GroupState::Later,
        _ => GroupState::Open,
    }
}

fn theme_name(theme: ThemeKind) -> &'static str {
    match theme {
        ThemeKind::Screenshots => "screenshots",
        ThemeKind::Documents => "documents",
        ThemeKind::Received => "received",
        ThemeKind::Look => "look",
        ThemeKind::Hand => "hand",
    }
}

fn theme_of(name: &str) -> ThemeKind {
    match name {
        "screenshots" => ThemeKind::Screenshots,
        "documents" => ThemeKind::Documents,
        "received" => ThemeKind::Received,
        "hand" => ThemeKind::Hand,
        _ => ThemeKind::Look,
    }
}
