//! The program: reads the command line, runs it, and says how it ended.

fn main() {}
