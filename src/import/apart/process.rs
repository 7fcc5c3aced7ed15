//! One decoder that runs apart, seen from the program that gives it work.
#![allow(clippy::disallowed_methods, reason = "how long a decoder takes is measured where it is waited for")]

use super::Program;
use super::message::{self, Answer, Order};
use crate::domain::Failure;
use crate::import::Share;
use crate::import::picture::Seen;
use crossbeam_channel::{Receiver, RecvTimeoutError, bounded, never};
use std::io::{self, ErrorKind};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

/// How long it may take to start: some milliseconds, but on a busy machine with a cold disk.
const START: Duration = Duration::from_secs(20);

/// How long to wait before looking whether the work is still wanted.
const LOOK: Duration = Duration::from_millis(50);

/// A process that decodes; it is ended when this is dropped.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    orders: ChildStdin,
    answers: Receiver<(Answer, Vec<u8>)>,
    listener: Option<JoinHandle<()>>,
}

/// How work ended.
#[derive(Debug)]
pub(super) enum End {
    /// With this. The process is good for more; after any other end it is not.
    Said(Box<Result<Seen, Failure>>),
    /// It was no longer wanted.
    Stopped,
    /// It took longer than it may.
    TooSlow,
    /// It made the process die, or talk nonsense.
    Crashed,
    /// The process was ended from outside.
    Killed,
}

impl Process {
    /// Starts one; nothing where it runs but does not say what it should.
    pub(super) fn start(program: &Program) -> io::Result<Option<Self>> {
        let mut command = Command::new(&program.path);
        command.args(&program.arguments);
        // What decoders and their panics print is for nobody; the person is told the reason.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        by_itself(&mut command);
        let mut child = command.spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (sender, answers) = bounded(1);
        let listen = |mut from: ChildStdout| {
            move || {
                while let Ok(answer) = message::hear(&mut from) {
                    if sender.send(answer).is_err() {
                        return;
                    }
                }
            }
        };
        let started = pipes
            .ok_or_else(|| ErrorKind::BrokenPipe.into())
            .and_then(|(orders, from)| Ok((orders, Builder::new().name("decoder".to_owned()).spawn(listen(from))?)));
        let (orders, listener) = match started {
            Ok(started) => started,
            Err(error) => {
                let _ = child.kill().and_then(|()| child.wait().map(drop)); // it is of no use
                return Err(error);
            }
        };
        let process = Self { child, orders, answers, listener: Some(listener) };
        let is_it =
            matches!(process.answers.recv_timeout(START), Ok((Answer::Ready(name), _)) if name == message::own_name());
        Ok(is_it.then_some(process))
    }

    /// Has one file read. Time spent waiting for memory does not count.
    pub(super) fn work(
        &mut self,
        order: &Order,
        bytes: &[u8],
        share: &mut Share<'_>,
        limit: Duration,
        go_on: &dyn Fn() -> bool,
    ) -> End {
        if message::say(&mut self.orders, order, bytes).is_err() {
            return self.death();
        }
        let mut deadline = Instant::now() + limit;
        loop {
            match self.answers.recv_timeout(LOOK) {
                Ok((Answer::Needs(bytes), _)) => {
                    let asked = Instant::now();
                    share.reserve(bytes);
                    deadline += asked.elapsed();
                    if message::say(&mut self.orders, &Order::GoOn, &[]).is_err() {
                        return self.death();
                    }
                }
                Ok((Answer::Seen(head), pixels)) => {
                    return message::join(*head, pixels).map_or(End::Crashed, |seen| End::Said(Box::new(Ok(seen))));
                }
                Ok((Answer::Failed(failure), _)) => return End::Said(Box::new(Err(failure))),
                Ok((Answer::Ready(_), _)) => return End::Crashed,
                Err(RecvTimeoutError::Timeout) if !go_on() => return End::Stopped,
                Err(RecvTimeoutError::Timeout) if Instant::now() >= deadline => return End::TooSlow,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.death(),
            }
        }
    }

    /// It says nothing more: whether by its own doing.
    fn death(&mut self) -> End {
        // It has closed its pipes, so it is ending, or has ended, or is good for nothing.
        for _ in 0..20 {
            match self.child.try_wait() {
                Ok(Some(status)) if is_crash(status) => return End::Crashed,
                Ok(Some(_)) => return End::Killed,
                Ok(None) => std::thread::sleep(LOOK),
                Err(_) => break,
            }
        }
        End::Crashed
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already; and where the system will not end it, it ends with this program.
        let _ = self.child.kill();
        let _ = self.child.wait();
        // Wakes the listener where it waits to be heard.
        self.answers = never();
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

/// What ends this program from a terminal is not for its decoders: they end with it.
#[cfg(unix)]
fn by_itself(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// As on Unix; and no window of a console opens.
#[cfg(windows)]
fn by_itself(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW);
}

/// Ended by a fault of its own, rather than by somebody's wish (hang-up, interrupt, end, kill: the system at its own end, the
/// person, or the kernel where memory is short).
#[cfg(unix)]
fn is_crash(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    const WISHES: [i32; 4] = [1, 2, 9, 15];
    status.signal().map_or(!status.success(), |signal| !WISHES.contains(&signal))
}

#[cfg(not(unix))]
fn is_crash(status: ExitStatus) -> bool {
    // Whoever ends a process from outside says 1.
    !matches!(status.code(), Some(0 | 1))
}
