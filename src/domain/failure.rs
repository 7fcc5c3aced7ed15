//! Why a file or folder is not in the library.

use serde::{Deserialize, Serialize};

/// What went wrong with one file or folder, as data: the library keeps it, and the window puts it into the person's words.
/// The path travels beside it, so the sentences here, which are for developers, speak of "the file".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Failure {
    /// A folder or file that was named, or seen a moment ago.
    #[error("it is not there; if it is on a drive, plug the drive in and scan again")]
    NotThere,
    /// A link whose target is gone.
    #[error("it is a link that leads nowhere; if its target is on a drive, plug the drive in and scan again")]
    BrokenLink,
    /// A folder that cannot be listed, and what the system said.
    #[error("the folder cannot be opened ({0}); check that you may read it and scan again")]
    Folder(String),
    /// A file that cannot be opened or read, and what the system said.
    #[error("the file cannot be read ({0}); check that you may read it and scan again")]
    File(String),
    /// Two readings gave two contents.
    #[error("the file changed while it was read; scan again when it is finished")]
    Changed,
    /// No bytes.
    #[error("the file is empty; if you have it elsewhere, copy it again")]
    Empty,
    /// More bytes than are read into memory.
    #[error("the file is larger than {limit_mb} MB, more than Albumen reads")]
    FileTooLarge {
        /// The limit.
        limit_mb: u64,
    },
    /// More pixels, or more memory, than are decoded.
    #[error("the photo has {width} × {height} pixels, more than Albumen can hold in memory")]
    PhotoTooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The bytes are not those of a photo.
    #[error("the file is not a photo, whatever its name says")]
    NotAPhoto,
    /// A format that will be read one day, such as "RAW".
    #[error("Albumen cannot read {0} files yet")]
    NotYet(String),
    /// A variant of a format that Albumen otherwise reads.
    #[error("Albumen cannot read this kind of {format} file yet ({detail})")]
    Unsupported {
        /// Such as "HEIC".
        format: String,
        /// The decoder's words.
        detail: String,
    },
    /// A raw file without a picture that could be shown.
    #[error("the {format} file holds no preview that can be shown")]
    NoPreview {
        /// Such as "DNG".
        format: String,
    },
    /// The end is missing.
    #[error("the {format} file is cut off, too little of the photo is there; copy it again from where it came")]
    Truncated {
        /// Such as "PNG".
        format: String,
    },
    /// The bytes contradict the format.
    #[error("the {format} file is damaged ({detail}); copy it again from where it came")]
    Damaged {
        /// Such as "PNG".
        format: String,
        /// The decoder's words.
        detail: String,
    },
    /// A panic inside a decoder: caught, counted, and a bug of the decoder.
    #[error("the {format} file made the decoder crash; it was left out")]
    Crashed {
        /// Such as "PNG".
        format: String,
    },
    /// A decoder that did not come to an end.
    #[error("the {format} file was not decoded after {seconds} seconds; it was left out")]
    TooSlow {
        /// Such as "PNG".
        format: String,
        /// How long it was waited for.
        seconds: u64,
    },
    /// Its thumbnail or the encoder's input could not be made: not the photo's fault, so it is tried again.
    #[error("the photo could not be prepared ({0}); scan again")]
    Preparing(String),
    /// As an earlier version of Albumen wrote it down: a sentence in English.
    #[error("{0}")]
    Told(String),
}

impl Failure {
    /// What the system or the decoder said, in its own words: for whoever mends it, not for a person's screen.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Folder(detail)
            | Self::File(detail)
            | Self::Preparing(detail)
            | Self::Unsupported { detail, .. }
            | Self::Damaged { detail, .. } => Some(detail),
            _ => None,
        }
    }

    /// Whether the reason lies in the file's content, so that reading the unchanged file again would end the same way.
    /// Such a failure is worth remembering with the file's stamp; all others are tried again at every scan.
    pub fn is_permanent(&self) -> bool {
        match self {
            Self::NotThere
            | Self::BrokenLink
            | Self::Folder(_)
            | Self::File(_)
            | Self::Changed
            | Self::Preparing(_) => false,
            // Of this version of Albumen: a later one forgets it all and tries again.
            Self::NotYet(_)
            | Self::Empty
            | Self::FileTooLarge { .. }
            | Self::PhotoTooLarge { .. }
            | Self::NotAPhoto
            | Self::Unsupported { .. }
            | Self::NoPreview { .. }
            | Self::Truncated { .. }
            | Self::Damaged { .. }
            | Self::Crashed { .. }
            | Self::TooSlow { .. }
            | Self::Told(_) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_in_the_content_is_remembered() {
        assert!(!Failure::Folder("denied".to_owned()).is_permanent());
        assert!(!Failure::Changed.is_permanent());
        assert!(Failure::Truncated { format: "PNG".to_owned() }.is_permanent());
        assert!(Failure::NotAPhoto.is_permanent());
    }
}
