//! Variables of this process that must stand before its first thread.
//!
//! Why it exists: ONNX Runtime (seen in 1.31 and 1.32) makes a device id and a store of events in the person's cache folder
//! as soon as it is loaded, before it can be told not to, unless a variable says so. Setting a variable is sound while no
//! other thread reads them; the 2024 edition cannot know that there is none, so this crate is of the edition before.
//! It must be called first thing in `main`, and do nothing else.

/// The variable that keeps ONNX Runtime from making a device id, storing events and sending them.
pub const NO_TELEMETRY: &str = "ORT_DISABLE_TELEMETRY";

/// Switches ONNX Runtime's telemetry off for this process and what it starts. Call it before there is a second thread.
pub fn without_telemetry() {
    std::env::set_var(NO_TELEMETRY, "1");
}
