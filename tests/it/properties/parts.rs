//! Several texts in one run of bytes: a line of `%%` stands between them, so that seeds can be read and written by hand.

const BETWEEN: &[u8] = b"\n%%\n";

/// The first so many texts; those that are not there are empty.
pub fn parts<const COUNT: usize>(bytes: &[u8]) -> [&[u8]; COUNT] {
    let mut rest = bytes;
    let mut parts = [&bytes[..0]; COUNT];
    for part in &mut parts {
        let found = rest.windows(BETWEEN.len()).position(|it| it == BETWEEN);
        let end = found.unwrap_or(rest.len());
        *part = &rest[..end];
        rest = rest.get(end + BETWEEN.len()..).unwrap_or_default();
    }
    parts
}
