//! How the system's errors become a reason that the library can keep.

use crate::domain::Failure;
use std::io;

impl From<io::Error> for Failure {
    /// For a file that could not be opened, read or looked at.
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NotThere } else { Self::File(error.to_string()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_gone_is_not_there() {
        let of = |kind: io::ErrorKind| Failure::from(io::Error::from(kind));
        assert_eq!(of(io::ErrorKind::NotFound), Failure::NotThere);
        assert!(matches!(of(io::ErrorKind::PermissionDenied), Failure::File(_)));
    }
}
