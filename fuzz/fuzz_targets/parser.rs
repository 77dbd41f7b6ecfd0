#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| wherefore_fuzz::parser::holds(bytes));
