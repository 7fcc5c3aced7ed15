//! What went wrong, as whole sentences that say what can be done about it.

use super::{Value, Words};
use crate::engine::{EncoderError, EngineError, ExportError, Finding, ImportError, LibraryError, SHIPPED_MODEL};
use std::io;
use std::path::{Path, PathBuf};

impl Words {
    /// Why the engine could not do what was asked.
    pub fn problem(&self, error: &EngineError) -> String {
        match error {
            EngineError::Library(error) => self.library_problem(error),
            EngineError::Encoder(error) | EngineError::Import(ImportError::Encoder(error)) => {
                self.encoder_problem(error)
            }
            EngineError::Import(ImportError::Thread(source)) | EngineError::Thread(source) => {
                self.fill("thread-refused", &[("detail", self.system(source))])
            }
            EngineError::Import(ImportError::Panicked(stage)) => self.fill("scan-bug", &[("detail", (*stage).into())]),
            EngineError::Unreadable { path, source } => {
                self.fill("file-unreadable", &[("path", shown(path)), ("detail", self.system(source))])
            }
            EngineError::Unwritable { path, detail } => {
                self.fill("file-unwritable", &[("path", shown(path)), ("detail", detail.as_str().into())])
            }
            EngineError::BadLine { path, bad } => self.fill(
                "line-bad",
                &[("path", shown(path)), ("line", bad.line.into()), ("detail", bad.reason.as_str().into())],
            ),
            EngineError::Refused { path, line, reason } => self.fill(
                "line-refused",
                &[("path", shown(path)), ("line", line.into()), ("reason", self.refusal(reason).into())],
            ),
            EngineError::UnknownFile { path, line, photo } => self.fill(
                "line-unknown-photo",
                &[("path", shown(path)), ("line", line.into()), ("photo", photo.as_str().into())],
            ),
            EngineError::BrokenLog(path, broken) => {
                self.fill("log-broken", &[("path", shown(path)), ("entry", broken.sequence.into())])
            }
            EngineError::UnreadableEntry { path, sequence, detail } => self.fill(
                "log-unreadable",
                &[("path", shown(path)), ("entry", sequence.into()), ("detail", detail.as_str().into())],
            ),
            EngineError::NotThatFolder { gone, there } => {
                self.fill("folder-not-that", &[("gone", shown(gone)), ("there", shown(there))])
            }
            EngineError::CannotWatch => self.say("folders-unwatched"),
            EngineError::OtherDecisions(path) => self.fill("library-other-decisions", &[("path", shown(path))]),
            EngineError::NoLibrary(path) => self.fill("library-missing", &[("path", shown(path))]),
            EngineError::NoVersion(id) => self.fill("learning-no-version", &[("version", (*id).into())]),
            EngineError::NothingEncoded => self.say("library-empty"),
            EngineError::Photo { path, reason } => {
                self.fill("photo-unusable", &[("path", shown(path)), ("reason", self.unread(reason).into())])
            }
            EngineError::EncoderNamed { id, folder } => {
                self.fill("encoder-named", &[("encoder", id.as_str().into()), ("folder", shown(folder))])
            }
            EngineError::EncoderUsed(id) => self.fill("encoder-needed", &[("encoder", id.as_str().into())]),
            EngineError::NotEncoded => self.say("photo-not-encoded"),
            EngineError::NoOutput { encoder, name, there } => self.fill(
                "model-no-output",
                &[
                    ("model", encoder.as_str().into()),
                    ("output", name.as_str().into()),
                    ("outputs", there.as_str().into()),
                ],
            ),
            EngineError::Export(ExportError::Folder { path, source }) => {
                self.fill("export-folder", &[("path", shown(path)), ("detail", self.system(source))])
            }
            EngineError::Export(ExportError::File { from, to, done, source }) => self.fill(
                "export-file",
                &[("path", shown(from)), ("to", shown(to)), ("done", done.into()), ("detail", self.system(source))],
            ),
            EngineError::Export(ExportError::Gone { from, done }) => {
                self.fill("export-gone", &[("path", shown(from)), ("done", done.into())])
            }
            EngineError::Export(ExportError::Removed { path, source }) => {
                self.fill("export-remove", &[("path", shown(path)), ("detail", self.system(source))])
            }
            EngineError::Export(ExportError::Record { path, source }) => {
                self.fill("export-record", &[("path", shown(path)), ("detail", self.system(source))])
            }
            EngineError::Export(ExportError::Names(bad)) => self.bad_names(bad),
            EngineError::NoHome => self.say("library-no-place"),
            EngineError::Stopped => self.say("session-stopped"),
        }
    }

    /// What a check of the library found wrong, and what was done about it.
    pub fn finding(&self, finding: &Finding) -> String {
        match finding {
            Finding::Damaged(detail) => self.fill("found-damaged", &[("detail", detail.as_str().into())]),
            Finding::Orphans { table, count } => {
                self.fill("found-orphans", &[("table", (*table).into()), ("count", count.into())])
            }
            Finding::Embeddings(count) => self.fill("found-embeddings", &[("count", count.into())]),
            Finding::Indexes => self.say("found-indexes"),
            Finding::Photos(count) => self.fill("found-photos", &[("count", count.into())]),
            Finding::Record(entry) => self.fill("found-record", &[("entry", entry.into())]),
            Finding::Albums => self.say("found-albums"),
            Finding::ThumbnailFile => self.say("found-thumbnail-file"),
            Finding::Thumbnails { made, left } => {
                self.fill("found-thumbnails", &[("made", made.into()), ("left", left.into())])
            }
        }
    }

    fn library_problem(&self, error: &LibraryError) -> String {
        match error {
            LibraryError::NotALibrary(path) => self.fill("library-is-none", &[("path", shown(path))]),
            LibraryError::Newer { path, found, known } => {
                self.fill("library-newer", &[("path", shown(path)), ("found", found.into()), ("known", known.into())])
            }
            LibraryError::Busy(path) => self.fill("library-busy", &[("path", shown(path))]),
            LibraryError::Full(path) => self.fill("library-disk-full", &[("path", shown(path))]),
            LibraryError::ReadOnly(path) => self.fill("library-read-only", &[("path", shown(path))]),
            LibraryError::Vanished(path) => self.fill("library-vanished", &[("path", shown(path))]),
            LibraryError::Damaged { path, detail: _ } => self.fill("library-damaged", &[("path", shown(path))]),
            LibraryError::Folder { path, source } => {
                self.fill("library-folder", &[("path", shown(path)), ("detail", self.system(source))])
            }
            LibraryError::BackupUnwritten { path, source } => {
                self.fill("backup-unwritten", &[("path", shown(path)), ("detail", self.system(source))])
            }
            LibraryError::NotABackup { path, line, detail } => self.fill(
                "backup-is-none",
                &[("path", shown(path)), ("line", line.into()), ("detail", detail.as_str().into())],
            ),
            LibraryError::Sqlite { path, source } => {
                self.fill("library-database", &[("path", shown(path)), ("detail", source.to_string().into())])
            }
        }
    }

    fn encoder_problem(&self, error: &EncoderError) -> String {
        match error {
            EncoderError::ModelNotFound { id, searched } => {
                self.fill("model-missing", &[("model", id.as_str().into()), ("searched", listed(searched))])
            }
            EncoderError::Unreadable { path, source } => {
                let gaps = [("path", shown(path)), ("detail", self.system(source)), ("whose", whose(path))];
                self.fill("model-unreadable", &gaps)
            }
            EncoderError::Invalid { path, reason } => {
                let gaps = [("path", shown(path)), ("detail", reason.as_str().into()), ("whose", whose(path))];
                self.fill("model-invalid", &gaps)
            }
            EncoderError::RuntimeNotFound { searched } => {
                self.fill("runtime-missing", &[("searched", listed(searched))])
            }
            EncoderError::RuntimeUnusable { path, reason } => {
                self.fill("runtime-unusable", &[("path", shown(path)), ("detail", reason.as_str().into())])
            }
            EncoderError::Failed { id, reason } => {
                self.fill("model-failed", &[("model", id.as_str().into()), ("detail", reason.as_str().into())])
            }
            // Bugs of Albumen's: the developer's words serve best.
            EncoderError::EmptyPicture { .. } | EncoderError::Resize { .. } | EncoderError::WrongInput { .. } => {
                let detail = error.to_string();
                self.fill("model-misuse", &[("detail", detail.trim_end_matches('.').into())])
            }
        }
    }

    /// What the system said: in the person's language where it is something that happens to people.
    fn system(&self, error: &io::Error) -> Value<'static> {
        let kind = match error.kind() {
            io::ErrorKind::PermissionDenied => "denied",
            io::ErrorKind::NotFound => "not-there",
            io::ErrorKind::AlreadyExists => "there",
            io::ErrorKind::StorageFull => "full",
            io::ErrorKind::ReadOnlyFilesystem => "read-only",
            _ => "other",
        };
        self.fill("system-said", &[("kind", kind.into()), ("detail", error.to_string().into())]).into()
    }
}

/// A path as well as it can be shown.
fn shown(path: &Path) -> Value<'static> {
    path.display().to_string().into()
}

fn listed(paths: &[PathBuf]) -> Value<'static> {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ").into()
}

/// Whether an encoder's file came with Albumen: what helps is another thing than with one that the person added.
fn whose(path: &Path) -> Value<'static> {
    let is_shipped = path.components().any(|part| part.as_os_str() == SHIPPED_MODEL);
    if is_shipped { "shipped" } else { "added" }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Failure, GroupId};
    use crate::engine::{BadLine, BadNames, BrokenLog, ReviewError};

    fn every() -> Vec<EngineError> {
        let path = || PathBuf::from("/somewhere/file");
        let source = || io::Error::from(io::ErrorKind::PermissionDenied);
        let text = || "the detail".to_owned();
        let library = [
            LibraryError::NotALibrary(path()),
            LibraryError::Newer { path: path(), found: 9, known: 3 },
            LibraryError::Busy(path()),
            LibraryError::Full(path()),
            LibraryError::ReadOnly(path()),
            LibraryError::Vanished(path()),
            LibraryError::Damaged { path: path(), detail: text() },
            LibraryError::Folder { path: path(), source: source() },
            LibraryError::BackupUnwritten { path: path(), source: source() },
            LibraryError::NotABackup { path: path(), line: 3, detail: text() },
        ];
        let encoder = [
            EncoderError::ModelNotFound { id: text(), searched: vec![path()] },
            EncoderError::Unreadable { path: path(), source: source() },
            EncoderError::Invalid { path: path(), reason: text() },
            EncoderError::RuntimeNotFound { searched: vec![path()] },
            EncoderError::RuntimeUnusable { path: path(), reason: text() },
            EncoderError::EmptyPicture { width: 0, height: 1 },
            EncoderError::Failed { id: text(), reason: text() },
        ];
        let others = [
            EngineError::Import(ImportError::Thread(source())),
            EngineError::Import(ImportError::Panicked("reader")),
            EngineError::Unreadable { path: path(), source: source() },
            EngineError::Unwritable { path: path(), detail: text() },
            EngineError::BadLine { path: path(), bad: BadLine { line: 3, reason: text() } },
            EngineError::Refused { path: path(), line: 3, reason: ReviewError::NoGroup(GroupId("e1".to_owned())) },
            EngineError::UnknownFile { path: path(), line: 3, photo: text() },
            EngineError::BrokenLog(path(), BrokenLog { sequence: 7 }),
            EngineError::UnreadableEntry { path: path(), sequence: 7, detail: text() },
            EngineError::NotThatFolder { gone: path(), there: path() },
            EngineError::CannotWatch,
            EngineError::OtherDecisions(path()),
            EngineError::NoLibrary(path()),
            EngineError::NothingEncoded,
            EngineError::Photo { path: path(), reason: Failure::Empty },
            EngineError::NoOutput { encoder: text(), name: text(), there: text() },
            EngineError::EncoderNamed { id: text(), folder: path() },
            EngineError::EncoderUsed(text()),
            EngineError::NotEncoded,
            EngineError::Export(ExportError::Folder { path: path(), source: source() }),
            EngineError::Export(ExportError::File { from: path(), to: path(), done: 1, source: source() }),
            EngineError::Export(ExportError::Gone { from: path(), done: 1 }),
            EngineError::Export(ExportError::Removed { path: path(), source: source() }),
            EngineError::Export(ExportError::Record { path: path(), source: source() }),
            EngineError::Export(BadNames::Empty.into()),
            EngineError::Export(BadNames::Unknown(text()).into()),
            EngineError::Export(BadNames::Brace.into()),
            EngineError::Export(BadNames::Character('?').into()),
            EngineError::Export(BadNames::Dot.into()),
            EngineError::NoHome,
            EngineError::Stopped,
            EngineError::Thread(source()),
        ];
        let library = library.into_iter().map(EngineError::Library);
        library.chain(encoder.into_iter().map(EngineError::Encoder)).chain(others).collect()
    }

    #[test]
    fn every_problem_is_a_whole_sentence_in_every_language() {
        let (en, de) = (Words::new(&[]), Words::new(&["de".to_owned()]));
        for error in every() {
            let (said, gesagt) = (en.problem(&error), de.problem(&error));
            assert_ne!(said, gesagt, "{error:?}");
            for text in [said, gesagt] {
                // Where a pattern for names is wrong, braces are what it is about.
                let may_have = matches!(error, EngineError::Export(ExportError::Names(_)));
                let is_whole = text.ends_with('.') && text.contains(' ');
                assert!(is_whole && (may_have || !text.contains('{')), "{error:?}: {text}");
                let has_path = format!("{error:?}").contains("/somewhere/file");
                assert_eq!(has_path, text.contains("/somewhere/file"), "{error:?}: {text}");
            }
        }
    }

    #[test]
    fn every_finding_is_a_whole_sentence_in_every_language() {
        let orphans = Finding::Orphans { table: "files", count: 2 };
        let damaged = Finding::Damaged("page 3".to_owned());
        let thumbnails = [Finding::ThumbnailFile, Finding::Thumbnails { made: 2, left: 1 }];
        let others =
            [Finding::Embeddings(1), Finding::Indexes, Finding::Photos(2), Finding::Record(7), Finding::Albums];
        for finding in [damaged, orphans].into_iter().chain(others).chain(thumbnails) {
            let said = ["en", "de"].map(|tag| Words::new(&[tag.to_owned()]).finding(&finding));
            assert!(said[0] != said[1] && said.iter().all(|text| text.ends_with('.')), "{said:?}");
        }
    }

    #[test]
    fn what_the_system_said_is_in_the_persons_language() {
        let error = EngineError::Thread(io::ErrorKind::PermissionDenied.into());
        assert!(Words::new(&["de".to_owned()]).problem(&error).contains("(Zugriff verweigert)"));
        let odd = EngineError::Thread(io::Error::other("the moon is full"));
        assert!(Words::new(&["de".to_owned()]).problem(&odd).contains("(the moon is full)"));
    }
}
