//! The script that is written as a hook, and the lines by which another hook runs wherefore, too. Both are for any POSIX shell.

use std::path::Path;

use super::HookName;

/// The second line of each script that was written by wherefore begins so.
const MARK: &str = "# written by wherefore: ";

/// How much of a file tells whether it is ours.
pub const HEAD_BYTES: usize = 256;

/// The script for a hook. It runs `program`, or where that is gone, the wherefore that is on the PATH.
pub fn text(hook: HookName, program: &Path) -> Vec<u8> {
    let name = hook.name();
    let mut script = format!(
        "#!/bin/sh\n{MARK}`wherefore hook install {name}` replaces this file, `wherefore hook uninstall {name}` deletes it.\n"
    )
    .into_bytes();
    script.extend_from_slice(b"wherefore=");
    script.extend(quoted(program));
    script.extend_from_slice(
        format!(
            r#"
if ! [ -f "$wherefore" ] || ! [ -x "$wherefore" ]; then
    wherefore=$(command -v wherefore) || {{
        printf '%s\n' 'error: this {name} hook runs wherefore, which is neither where it was nor on the PATH.' \
            '  Install it again (in a clone of it: cargo install --path .),' \
{skip}            '  or be rid of the hook by deleting this file:' "  $0" >&2
        exit 1
    }}
fi
exec "$wherefore" hook run {name} "$@"
"#,
            skip = hook.skipped_by().map_or_else(String::new, |command| format!(
                "            '  or skip the hook once ({command}),' \\\n"
            )),
        )
        .as_bytes(),
    );
    script
}

/// Whether a file that begins with `head` is a script of ours, of this version or an older one.
pub fn is_ours(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n');
    lines.next() == Some(b"#!/bin/sh")
        && lines
            .next()
            .is_some_and(|line| line.starts_with(MARK.as_bytes()))
}

/// What a hook in sh needs at its top to run wherefore before all else.
pub fn chain(hook: HookName) -> String {
    let name = hook.name();
    let run = format!("wherefore hook run {name} \"$@\" || exit 1\n");
    if !hook.reads_input() {
        return run;
    }
    // What was read is put back for the rest of the hook; an empty input is at its end already.
    format!(
        "input=$(cat)\nprintf '%s\\n' \"$input\" | {run}[ -z \"$input\" ] || exec <<end_of_input\n$input\nend_of_input\n"
    )
}

/// A path as one word of a shell.
fn quoted(path: &Path) -> Vec<u8> {
    let mut word = vec![b'\''];
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\'' => word.extend_from_slice(br"'\''"),
            // The shell that Git brings to Windows would have it so.
            b'\\' if cfg!(windows) => word.push(b'/'),
            _ => word.push(byte),
        }
    }
    word.push(b'\'');
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_known_by_its_mark_and_other_hooks_are_not() {
        for hook in [HookName::PreCommit, HookName::Update] {
            assert!(is_ours(&text(hook, Path::new("/bin/wherefore"))));
        }
        for foreign in [
            "",
            "#!/bin/sh\n",
            "#!/bin/sh\nwherefore hook run pre-commit\n",
            "#!/bin/sh\n\n# written by wherefore: \n",
            "# written by wherefore: \n",
        ] {
            assert!(!is_ours(foreign.as_bytes()), "{foreign:?}");
        }
    }

    #[test]
    fn a_quote_in_a_path_does_not_end_the_word() {
        assert_eq!(
            quoted(Path::new("/it's $HOME/w")),
            br"'/it'\''s $HOME/w'".to_vec()
        );
    }
}
