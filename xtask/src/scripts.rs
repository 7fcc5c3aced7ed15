//! The benchmark's Python scripts and the program under test, started and read.

use crate::process;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A Python and the folder of scripts it runs.
pub(crate) struct Scripts<'a> {
    python: &'a OsStr,
    folder: &'a Path,
}

impl<'a> Scripts<'a> {
    /// Checks that Python is there and has `modules`.
    ///
    /// # Errors
    /// A sentence with what to install.
    pub(crate) fn new(python: &'a OsStr, folder: &'a Path, modules: &[&str]) -> Result<Self> {
        let mut import = Command::new(python);
        import.args(["-c", &format!("import {}", modules.join(", "))]);
        process::output(&mut import).with_context(|| {
            format!("measuring needs a Python with {}: install them, or name another with --python", modules.join(", "))
        })?;
        Ok(Self { python, folder })
    }

    /// Runs a script and returns what it printed.
    ///
    /// # Errors
    /// A sentence with the script and its complaint.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, script: &str, arguments: &[S]) -> Result<String> {
        process::output(Command::new(self.python).arg(self.folder.join(script)).args(arguments))
    }

    /// The same, where the programs that it starts learn by these learners only.
    ///
    /// # Errors
    /// A sentence with the script and its complaint.
    pub(crate) fn run_learning_by<S: AsRef<OsStr>>(
        &self,
        script: &str,
        arguments: &[S],
        learners: &str,
    ) -> Result<String> {
        let mut command = Command::new(self.python);
        process::output(command.arg(self.folder.join(script)).args(arguments).env("ALBUMEN_LEARNERS", learners))
    }

    /// Runs a script that is given as its text, and returns what it printed.
    ///
    /// # Errors
    /// A sentence with the script's complaint.
    pub(crate) fn run_text<S: AsRef<OsStr>>(&self, script: &str, arguments: &[S]) -> Result<String> {
        process::output(Command::new(self.python).arg("-c").arg(script).args(arguments))
    }
}

/// What a run of Albumen gave.
pub(crate) struct Ran {
    /// Its standard output.
    pub(crate) output: String,
    /// From start to end, loading the model included.
    pub(crate) wall: Duration,
    /// The most memory it held at once, in MB; `None` where the system does not tell.
    pub(crate) peak_mb: Option<f64>,
}

/// Albumen as a program, with a library of its own.
pub(crate) struct Albumen {
    program: PathBuf,
    library: PathBuf,
}

impl Albumen {
    /// With a library at `library`, which need not exist.
    pub(crate) fn new(program: &Path, library: PathBuf) -> Self {
        Self { program: program.to_path_buf(), library }
    }

    /// `albumen scan FOLDER --json`.
    ///
    /// # Errors
    /// A sentence with its complaint.
    pub(crate) fn scan(&self, folder: &Path) -> Result<(Scan, Ran)> {
        let ran = self.run(&["scan".into(), folder.into()])?;
        let scan = Scan::parse(&ran.output)
            .with_context(|| format!("`albumen scan --json` ended with something else: {}", last_line(&ran.output)))?;
        Ok((scan, ran))
    }

    /// `albumen suggest --json`, as it was printed.
    ///
    /// # Errors
    /// A sentence with its complaint.
    pub(crate) fn suggest(&self) -> Result<String> {
        Ok(self.run(&["suggest".into()])?.output)
    }

    /// Runs any other command of it on the library, and returns what it printed.
    ///
    /// # Errors
    /// A sentence with its complaint.
    pub(crate) fn tell<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<String> {
        process::output(Command::new(&self.program).args(arguments).arg("--library").arg(&self.library))
    }

    fn run(&self, arguments: &[OsString]) -> Result<Ran> {
        let logs = tempfile::tempdir().context("no temporary folder could be made; is the disk full?")?;
        let (out, err) = (logs.path().join("out"), logs.path().join("err"));
        let start = Instant::now();
        // Files rather than pipes: a full pipe would stop the program that is being measured.
        let mut child = Command::new(&self.program)
            .args(arguments)
            .args(["--json".as_ref(), "--library".as_ref(), self.library.as_os_str()])
            .stdin(Stdio::null())
            .stdout(File::create(&out)?)
            .stderr(File::create(&err)?)
            .spawn()
            .with_context(|| format!("{} could not be started", self.program.display()))?;
        let mut peak_mb = None;
        let status = loop {
            // The kernel keeps the peak itself, so a look now and then misses nothing but the last moment.
            peak_mb = peak_memory(child.id()).or(peak_mb);
            if let Some(status) = child.try_wait()? {
                break status;
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let wall = start.elapsed();
        let output = String::from_utf8_lossy(&std::fs::read(&out)?).into_owned();
        if !status.success() {
            let complaint = String::from_utf8_lossy(&std::fs::read(&err)?).into_owned();
            bail!("`albumen {}` failed ({status}): {}", arguments[0].display(), last_line(&complaint));
        }
        Ok(Ran { output, wall, peak_mb })
    }
}

/// The last line of `albumen scan --json`.
#[derive(Debug, PartialEq)]
pub(crate) struct Scan {
    /// Files that are in the library now.
    pub(crate) photos: u64,
    /// Files read in this run.
    pub(crate) new: u64,
    /// Files that could not be read.
    pub(crate) failed: u64,
    /// Time taken, without loading the model.
    pub(crate) seconds: f64,
}

impl Scan {
    fn parse(output: &str) -> Option<Self> {
        let line: Value = serde_json::from_str(last_line(output)).ok()?;
        Some(Self {
            photos: line["photos"].as_u64()?,
            new: line["new"].as_u64()?,
            failed: line["failed"].as_u64()?,
            seconds: line["seconds"].as_f64()?,
        })
    }
}

fn last_line(text: &str) -> &str {
    text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("nothing was printed")
}

/// `VmHWM` of a running process, in MB (10^6 bytes).
fn peak_memory(process: u32) -> Option<f64> {
    parse_peak(&std::fs::read_to_string(format!("/proc/{process}/status")).ok()?)
}

fn parse_peak(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_scan_is_read() {
        let output = "{\"path\":\"/a.jpg\",\"reason\":\"it is empty\"}\n\
                      {\"photos\":12,\"new\":10,\"unchanged\":2,\"failed\":1,\"seconds\":0.5}\n\n";
        assert_eq!(Scan::parse(output), Some(Scan { photos: 12, new: 10, failed: 1, seconds: 0.5 }));
        assert_eq!(Scan::parse("All is well."), None);
    }

    #[test]
    fn the_peak_is_in_decimal_megabytes() {
        assert_eq!(parse_peak("Name:\talbumen\nVmHWM:\t  1000000 kB\nVmRSS:\t 5 kB\n"), Some(1024.0));
        assert_eq!(parse_peak("Name:\talbumen\n"), None);
    }
}
