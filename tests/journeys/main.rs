//! A person's days with Albumen, through the engine: import, decide, quit, reopen, import more. After each step the
//! photo tree is compared with what it was before: every byte and every time.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that meets the unexpected ends"
)]
#![allow(clippy::disallowed_methods, reason = "tests make and change photo folders of their own")]

mod backups;
mod beside;
mod contradictions;
mod damage;
mod decisions;
mod encoders;
mod exports;
mod import;
mod marks;
mod mishaps;
mod moves;
mod person;
mod pictures;
mod session;
mod session_folders;
mod session_imports;
mod session_kinds;
mod sitting;
mod torture;
mod twins;
mod window;
