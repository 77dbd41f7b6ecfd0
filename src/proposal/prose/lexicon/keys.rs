//! What words are told apart by: one number, read eight bytes at a time.

use crate::proposal::ascii::eight;

/// So many bytes stand behind whatever is looked up, so that a key is read at once.
pub(in crate::proposal::prose) const PADDING: usize = 8;

/// The most bytes of a word of the lexicon.
const LONGEST: usize = 32;

/// What words are told apart by: all bytes of one of up to eight, the ends and the length of a longer one. `padded` begins with it.
pub(super) fn key(padded: &[u8], length: usize) -> u64 {
    let first = eight(padded);
    if length <= PADDING {
        return first & (u64::MAX >> (8 * (PADDING - length)));
    }
    let last = eight(&padded[length - PADDING..]);
    // The upper bit tells it from words of ASCII that are all key.
    (first ^ last.rotate_left(29) ^ length as u64) | 1 << 63
}

/// The key of a word of the lexicon.
pub(super) fn key_of(text: &str) -> u64 {
    let mut padded = [b' '; LONGEST + PADDING];
    // None of them is longer; what is cut off is not found, as a test would show.
    let length = text.len().min(LONGEST);
    padded[..length].copy_from_slice(&text.as_bytes()[..length]);
    key(&padded, length)
}

/// Where a key stands in the table, and what else is known of it there. The words are ours: nobody else can make them meet.
pub(super) fn hash(key: u64) -> (usize, u16) {
    let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    // The upper bits of a product depend on all of its factors.
    let [a, b, c, d, ..] = mixed.to_be_bytes();
    let at = usize::from(u16::from_be_bytes([a, b]));
    (at, u16::from_be_bytes([c, d]))
}
