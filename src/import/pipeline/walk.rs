//! First stage: find files, and settle at once what needs no reading.

use super::{Settings, Teller};
use crate::domain::FileStamp;
use crate::import::scan::{Found, scan};
use crate::import::side;
use crate::import::{ImportEvent, Known, KnownFile, KnownState};
use crossbeam_channel::Sender;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Unchanged files are told in lots of this many.
const LOT: usize = 512;

/// A file to read.
#[derive(Debug)]
pub(super) struct Job {
    pub path: PathBuf,
    pub stamp: FileStamp,
}

pub(super) fn walk(settings: &Settings, known: &dyn Known, jobs: &Sender<Job>, out: &Teller<'_>) {
    let progress = out.run.progress;
    let mut unchanged = Vec::new();
    scan(&settings.roots, &settings.skip, &mut |found| {
        if !out.run.go_on() {
            return ControlFlow::Break(());
        }
        match found {
            Found::Other => progress.other(),
            Found::Side { path, stamp, kind } => {
                progress.other();
                if known.side(&path) == Some(stamp) {
                    unchanged.push(path);
                } else {
                    // So small that reading it here costs less than handing it on.
                    let said = side::read(&path, kind);
                    out.tell(ImportEvent::Side { path, stamp, said });
                }
            }
            Found::Failed { path, stamp, failure } => {
                progress.found();
                out.failed(path, stamp, failure);
            }
            Found::Photo { path, stamp } => {
                progress.found();
                match known.file(&path).filter(|k| k.stamp == stamp) {
                    Some(KnownFile { state: KnownState::Complete(_), .. }) => {
                        progress.unchanged();
                        unchanged.push(path);
                        if unchanged.len() >= LOT {
                            out.tell(ImportEvent::Unchanged(std::mem::take(&mut unchanged)));
                        }
                    }
                    Some(KnownFile { state: KnownState::Failed(failure), .. }) => {
                        out.failed(path, Some(stamp), failure);
                    }
                    // All readers gone: the run has failed.
                    _ if jobs.send(Job { path, stamp }).is_err() => return ControlFlow::Break(()),
                    _ => {}
                }
            }
        }
        ControlFlow::Continue(())
    });
    if !unchanged.is_empty() {
        out.tell(ImportEvent::Unchanged(unchanged));
    }
    progress.walked();
}
