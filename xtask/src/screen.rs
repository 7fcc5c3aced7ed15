//! A display in memory with a window manager, and the hand on it.

use crate::process;
use crate::setup::Apt;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Sees to it that a display can be made, and that `more` is there: programs, a flag that they know, their packages.
pub(crate) fn tools(more: &[(&str, &'static str, &'static str)]) -> Result<()> {
    let own = [("Xvfb", "-help", "xvfb"), ("openbox", "--version", "openbox")];
    let wanted = own.iter().chain(more);
    let missing: Vec<_> =
        wanted.filter(|(program, flag, _)| !process::works(program, &[flag])).map(|(.., package)| *package).collect();
    match missing[..] {
        [] => Ok(()),
        _ if Apt::is_here() => Apt::default().install(&missing),
        _ => bail!("these programs are needed and were not found: {}", missing.join(", ")),
    }
}

pub(crate) struct Screen {
    name: String,
    hand: PathBuf,
    /// In the order in which they end.
    programs: [Child; 2],
}

impl Screen {
    pub(crate) fn start(hand: &Path) -> Result<Self> {
        let mut server = Command::new("Xvfb");
        // It chooses a number that is free, and says which.
        server.args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
        let mut server = quiet(&mut server).stdout(Stdio::piped()).spawn().context("Xvfb could not be started")?;
        let mut number = String::new();
        let said = server.stdout.take().context("Xvfb has no output")?;
        BufReader::new(said).read_line(&mut number).context("Xvfb did not say which display it is")?;
        let name = format!(":{}", number.trim());
        let mut manager = Command::new("openbox");
        let manager = quiet(&mut manager).env("DISPLAY", &name).spawn();
        match manager {
            Ok(manager) => Ok(Self { name, hand: hand.to_owned(), programs: [manager, server] }),
            Err(error) => {
                end(&mut server);
                Err(error).context("openbox could not be started")
            }
        }
    }

    /// For `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Has the hand do something; what it said.
    pub(crate) fn hand(&self, words: &[&str]) -> Result<String> {
        process::output(Command::new(&self.hand).args(words).env("DISPLAY", &self.name))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.programs.iter_mut().for_each(end);
    }
}

/// A program on the screen; it ends with this.
pub(crate) struct Program(Child);

impl Program {
    /// Starts it.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let shown = process::shown(command);
        Ok(Self(quiet(command).spawn().with_context(|| format!("`{shown}` could not be started"))?))
    }

    /// Waits until it has ended by itself, and well.
    pub(crate) fn ended(mut self, within: Duration) -> Result<()> {
        let until = Instant::now() + within;
        loop {
            match self.0.try_wait().context("the program cannot be waited for")? {
                Some(status) if status.success() => return Ok(()),
                Some(status) => bail!("Albumen ended with {status}"),
                None if Instant::now() > until => bail!("Albumen had not ended after {} s", within.as_secs()),
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

fn end(program: &mut Child) {
    // It may have ended by itself.
    let _ = program.kill();
    let _ = program.wait();
}

/// Asks again and again until the answer is yes.
pub(crate) fn until(what: &str, seconds: u64, mut is_so: impl FnMut() -> Result<bool>) -> Result<()> {
    let until = Instant::now() + Duration::from_secs(seconds);
    while !is_so()? {
        if Instant::now() > until {
            bail!("{what}: not within {seconds} s");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}
