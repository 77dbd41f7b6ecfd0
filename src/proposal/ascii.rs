//! Bytes of ASCII, eight at a time: what most text is, and what every byte of every document passes through.

/// A one in each of eight bytes.
pub(super) const EACH: u64 = 0x0101_0101_0101_0101;

/// The upper bit of each of eight bytes: none is ASCII where it is set.
const UPPER: u64 = EACH * 0x80;

/// The first eight bytes, the first of them lowest; zero where there are fewer.
pub(super) fn eight(bytes: &[u8]) -> u64 {
    let first = bytes.first_chunk();
    first.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// Where the first byte stands that is not ASCII.
pub(super) fn first_wide(bytes: &[u8]) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks();
    let upper = |chunk: &[u8; 8]| u64::from_le_bytes(*chunk) & UPPER;
    match chunks.iter().position(|chunk| upper(chunk) != 0) {
        Some(index) => Some(8 * index + (upper(&chunks[index]).trailing_zeros() / 8) as usize),
        None => rest
            .iter()
            .position(|byte| !byte.is_ascii())
            .map(|at| 8 * chunks.len() + at),
    }
}

/// A one in each byte that is among those from `first` to `last`, which are ASCII.
pub(super) fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !UPPER;
    let reach = |byte: u8| low + EACH * u64::from(0x80 - byte);
    (reach(first) & !reach(last + 1) & !bytes) >> 7 & EACH
}

/// How many bytes from the first on have a one, of ones as [`within`] makes them.
pub(super) fn leading(ones: u64) -> usize {
    ((ones ^ EACH).trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_one_by_one() {
        let bytes = eight(b"az{`09\xC3\xA9");
        assert_eq!(within(bytes, b'a', b'z'), 0x0101);
        assert_eq!(within(bytes, b'0', b'9'), 0x0101_0000_0000);
        assert_eq!(leading(within(bytes, b'a', b'z')), 2);
        assert_eq!(leading(EACH), 8);
        assert_eq!(eight(b"seven.."), 0);
        for (text, wide) in [
            ("", None),
            ("nine by nine", None),
            ("12345678é", Some(8)),
            ("é", Some(0)),
            ("eight, é naïve", Some(7)),
        ] {
            assert_eq!(first_wide(text.as_bytes()), wide, "{text}");
        }
    }
}
