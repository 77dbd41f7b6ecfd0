//! What the targets ask of any bytes. It stands beside the tests, so that `cargo test` asks the same of fewer.

#[path = "../../tests/it/properties/baseline.rs"]
pub mod baseline;
#[path = "../../tests/it/properties/config.rs"]
pub mod config;
#[path = "../../tests/it/properties/formats.rs"]
pub mod formats;
#[path = "../../tests/it/properties/metadata.rs"]
pub mod metadata;
#[path = "../../tests/it/properties/parser.rs"]
pub mod parser;
#[path = "../../tests/it/properties/parts.rs"]
mod parts;
#[path = "../../tests/it/readers.rs"]
mod readers;
#[path = "../../tests/it/properties/ruler.rs"]
mod ruler;
#[path = "../../tests/it/properties/suppressions.rs"]
pub mod suppressions;
#[path = "../../tests/it/properties/world.rs"]
mod world;
