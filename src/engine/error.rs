//! What can go wrong, gathered for whoever shows it to the person.

use crate::domain::Failure;
use crate::encoder::EncoderError;
use crate::import::ImportError;
use crate::library::LibraryError;
use crate::review::{BadLine, BrokenLog, ReviewError};
use std::path::PathBuf;

/// Why the engine could not do what was asked, in the person's words.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// There is no version of what was learned with this number.
    #[error("nothing was learned that is called version {0}")]
    NoVersion(i64),
    /// The library.
    #[error(transparent)]
    Library(#[from] LibraryError),
    /// The encoder or ONNX Runtime.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// The import.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A file that a command was given.
    #[error("{path} could not be read: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file that a command was to write.
    #[error("{path} could not be written: {detail}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// A line of a corrections file that is no correction.
    #[error("{path}, {bad}. Nothing was applied")]
    BadLine {
        /// The file.
        path: PathBuf,
        /// The line.
        bad: BadLine,
    },
    /// A correction that cannot be carried out.
    #[error("{path}, line {line}: {reason}. Nothing was applied")]
    Refused {
        /// The file.
        path: PathBuf,
        /// Its line.
        line: usize,
        /// Why.
        reason: ReviewError,
    },
    /// A correction that names a file which the library does not have.
    #[error("{path}, line {line}: the library has no photo {photo}; scan its folder first. Nothing was applied")]
    UnknownFile {
        /// The corrections file.
        path: PathBuf,
        /// Its line.
        line: usize,
        /// The photo's path as it stands there.
        photo: String,
    },
    /// The record of decisions does not hold together.
    #[error("the record of your decisions in the library {0} is damaged: {1}. Restore the library from a backup")]
    BrokenLog(PathBuf, BrokenLog),
    /// The record holds what this version does not understand.
    #[error(
        "the record of your decisions in the library {path} has an entry ({sequence}) that cannot be read: {detail}"
    )]
    UnreadableEntry {
        /// The library's folder.
        path: PathBuf,
        /// Number of the entry.
        sequence: u64,
        /// What is wrong.
        detail: String,
    },
    /// A backup that the library's own decisions contradict.
    #[error(
        "the library in {0} has decisions of its own, which restoring would replace. Name a new folder with --library"
    )]
    OtherDecisions(PathBuf),
    /// A folder that does not hold what another held.
    #[error("{there} does not hold the photos of {gone}. Nothing was changed")]
    NotThatFolder {
        /// The folder that is gone.
        gone: PathBuf,
        /// Where it was said to be.
        there: PathBuf,
    },
    /// The system watches no more folders.
    #[error("the system cannot watch all of your folders for changes, so Albumen looks through them every ten minutes")]
    CannotWatch,
    /// There is no library yet.
    #[error("there is no library in {0} yet; `albumen scan FOLDER` makes one")]
    NoLibrary(PathBuf),
    /// Nothing was encoded yet.
    #[error("the library has no photos to compare with yet; `albumen scan FOLDER` reads some")]
    NothingEncoded,
    /// A photo that the encoder has not seen, such as a film.
    #[error("Albumen has not looked at this one yet, or cannot, as with films")]
    NotEncoded,
    /// A photo that cannot be used.
    #[error("{path}: {reason}")]
    Photo {
        /// The photo.
        path: PathBuf,
        /// Why.
        reason: Failure,
    },
    /// An output that the encoder does not have.
    #[error("the encoder {encoder} has no output “{name}”; it has {there}")]
    NoOutput {
        /// The encoder.
        encoder: String,
        /// The name that was asked for.
        name: String,
        /// The names that there are.
        there: String,
    },
    /// An encoder whose id another one has.
    #[error("an encoder with the id {id} and other weights is in {folder} already; give one of them another id")]
    EncoderNamed {
        /// The id.
        id: String,
        /// Where the other one lies.
        folder: PathBuf,
    },
    /// An encoder whose embeddings are needed.
    #[error("the encoder {0} is in use; choose another before you forget what it has seen")]
    EncoderUsed(String),
    /// An export.
    #[error(transparent)]
    Export(#[from] crate::export::ExportError),
    /// The default place for a library cannot be told.
    #[error("this computer does not say where programs keep their data; name a folder with --library DIR")]
    NoHome,
    /// The session met an error of its own, and is over.
    #[error("the session stopped because of an error in Albumen")]
    Stopped,
    /// A thread could not be started.
    #[error("the system could not start a thread: {0}")]
    Thread(std::io::Error),
}
