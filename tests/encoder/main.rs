//! The encoder against other implementations: Pillow and numpy for preparing pictures, ONNX Runtime for Python for
//! encoding them. `tests/fixtures/make_encoder_numbers.py` made the numbers.

#![allow(clippy::unwrap_used, clippy::panic)] // a test says no by panicking, its helpers too
#![allow(clippy::disallowed_methods, reason = "tests write into folders of their own")]

mod hub;
#[path = "../models/mod.rs"]
mod models;
mod numbers;
mod prepare;
mod real;
