//! What holds of any bytes: one file a fuzz target of `fuzz/`, which asks the same of more of them.
//!
//! Each takes bytes as they come and panics where something does not hold.

pub mod baseline;
pub mod config;
pub mod formats;
pub mod metadata;
pub mod parser;
pub mod parts;
pub mod ruler;
pub mod suppressions;
pub mod world;
