//! Starting other programs, with sentences for when that fails.

use anyhow::{Context, Result, bail};
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// Whether `program FLAG` starts and ends well: a program that is on the path but broken counts as missing.
pub(crate) fn works<S: AsRef<OsStr>>(program: &str, flags: &[S]) -> bool {
    Command::new(program)
        .args(flags)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a command to its end and returns what it printed.
///
/// # Errors
/// A sentence with the command and the last line of its complaint.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("`{shown}` could not be started"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        let last = complaint.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it gave no reason");
        bail!("`{shown}` failed: {}", last.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command that writes to the terminal itself.
///
/// # Errors
/// A sentence with the command; the reason is already on the terminal.
pub(crate) fn shown_run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` failed; its own words are above");
    }
    Ok(())
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Replaces this process by `program`, so that signals and the exit code are exactly the program's own.
///
/// # Errors
/// A sentence when it cannot be started.
#[cfg(unix)]
pub(crate) fn become_program(program: &Path, arguments: &[OsString]) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    let error = Command::new(program).args(arguments).exec();
    Err(error).with_context(|| format!("{} could not be started", program.display()))
}

/// Runs `program` and hands its exit code on.
///
/// # Errors
/// A sentence when it cannot be started.
#[cfg(not(unix))]
pub(crate) fn become_program(program: &Path, arguments: &[OsString]) -> Result<ExitCode> {
    let status = Command::new(program)
        .args(arguments)
        .status()
        .with_context(|| format!("{} could not be started", program.display()))?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_does_not_work_and_a_failing_one_says_why() {
        assert!(works("sh", &["-c", "true"]));
        assert!(!works("sh", &["-c", "false"]));
        assert!(!works("no-such-program-anywhere", &["-v"]));
        let error = output(Command::new("sh").args(["-c", "echo first >&2; echo 'no space' >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().ends_with("failed: no space"), "{error}");
    }
}
