//! Where the library is when nobody says otherwise.

use super::EngineError;
use directories::ProjectDirs;
use std::path::PathBuf;

/// The system's place for a program's data, such as `~/.local/share/albumen`.
pub fn default_library() -> Result<PathBuf, EngineError> {
    ProjectDirs::from("", "", "albumen").map(|dirs| dirs.data_dir().to_owned()).ok_or(EngineError::NoHome)
}
