//! What Git tells the hooks of a push, as githooks(5) has it: which references move, and from where to where.

/// One reference that a push moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefUpdate {
    /// The reference in the repository that is pushed to, in full.
    pub reference: String,
    /// The object that it stands at, if it is there already.
    pub old: Option<String>,
    /// The object that it moves to; nothing if it is deleted.
    pub new: Option<String>,
}

/// What was told is not what Git tells.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{told}` is not what git tells a hook, which is `{shape}`")]
pub struct Malformed {
    /// The line or the arguments.
    pub told: String,
    /// What they should look like.
    pub shape: &'static str,
}

impl RefUpdate {
    /// Whether it moves a branch, or hands commits in for one. Tags, notes and the like are of no concern.
    pub fn is_branch(&self) -> bool {
        // Gerrit takes commits for review under names of the second kind.
        ["refs/heads/", "refs/for/"]
            .iter()
            .any(|prefix| self.reference.starts_with(prefix))
    }
}

/// Reads the lines that pre-push gets.
///
/// # Errors
/// At the first line that is of another shape.
pub fn pushed(input: &str) -> Result<Vec<RefUpdate>, Malformed> {
    const SHAPE: &str = "<local ref> <local object> <remote ref> <remote object>";
    let parse = |line: &str| {
        // The local side is told as it was typed, and `HEAD@{2 days ago}` has spaces: the rest is read from the end.
        let mut words = line.rsplitn(4, ' ');
        let (old, reference, new, _local) =
            (words.next()?, words.next()?, words.next()?, words.next()?);
        update(reference, old, new)
    };
    lines(input, SHAPE, parse)
}

/// Reads the lines that pre-receive gets.
///
/// # Errors
/// At the first line that is of another shape.
pub fn received(input: &str) -> Result<Vec<RefUpdate>, Malformed> {
    const SHAPE: &str = "<old object> <new object> <ref>";
    let parse = |line: &str| {
        let mut words = line.splitn(3, ' ');
        let (old, new, reference) = (words.next()?, words.next()?, words.next()?);
        update(reference, old, new)
    };
    lines(input, SHAPE, parse)
}

/// Reads the arguments that update gets.
///
/// # Errors
/// When they are of another shape.
pub fn updated(args: &[String]) -> Result<RefUpdate, Malformed> {
    let read = match args {
        [reference, old, new] => update(reference, old, new),
        _ => None,
    };
    read.ok_or_else(|| Malformed {
        told: args.join(" "),
        shape: "<ref> <old object> <new object>",
    })
}

fn lines(
    input: &str,
    shape: &'static str,
    parse: impl Fn(&str) -> Option<RefUpdate>,
) -> Result<Vec<RefUpdate>, Malformed> {
    // A hook that hands an empty input on with `printf '%s\n'` makes an empty line of it.
    let lines = input.lines().filter(|line| !line.is_empty());
    let parse = |line: &str| {
        parse(line).ok_or_else(|| Malformed {
            told: line.to_owned(),
            shape,
        })
    };
    lines.map(parse).collect()
}

fn update(reference: &str, old: &str, new: &str) -> Option<RefUpdate> {
    let is_reference = !reference.is_empty() && !reference.contains(' ');
    (is_reference && is_object(old) && is_object(new)).then(|| RefUpdate {
        reference: reference.to_owned(),
        old: unless_zero(old),
        new: unless_zero(new),
    })
}

/// Whether it names an object in SHA-1 or SHA-256.
fn is_object(word: &str) -> bool {
    matches!(word.len(), 40 | 64) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Zeros stand for no object.
fn unless_zero(object: &str) -> Option<String> {
    let is_zero = object.bytes().all(|byte| byte == b'0');
    (!is_zero).then(|| object.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(digit: &str, length: usize) -> String {
        digit.repeat(length)
    }

    fn moved(reference: &str, old: Option<&str>, new: Option<&str>) -> RefUpdate {
        let object = |digit: &str| name(digit, 40);
        RefUpdate {
            reference: reference.to_owned(),
            old: old.map(object),
            new: new.map(object),
        }
    }

    #[test]
    fn each_hook_is_told_in_an_order_of_its_own() {
        let (zero, a, b) = (name("0", 40), name("a", 40), name("b", 40));
        let expected = moved("refs/heads/x", Some("a"), Some("b"));
        let line = format!("refs/heads/local {b} refs/heads/x {a}\n");
        assert_eq!(pushed(&line), Ok(vec![expected.clone()]));
        let line = format!("{a} {b} refs/heads/x");
        assert_eq!(received(&line), Ok(vec![expected.clone()]));
        let args = ["refs/heads/x".to_owned(), a.clone(), b.clone()];
        assert_eq!(updated(&args), Ok(expected));
        let lines =
            format!("(delete) {zero} refs/heads/old {a}\nHEAD~1 {b} refs/heads/new {zero}\n");
        assert_eq!(
            pushed(&lines),
            Ok(vec![
                moved("refs/heads/old", Some("a"), None),
                moved("refs/heads/new", None, Some("b")),
            ])
        );
    }

    #[test]
    fn what_is_pushed_may_be_told_with_spaces() {
        let (zero, b) = (name("0", 40), name("b", 40));
        let line = format!("HEAD@{{2 days ago}} {b} refs/heads/x {zero}\n");
        assert_eq!(
            pushed(&line),
            Ok(vec![moved("refs/heads/x", None, Some("b"))])
        );
    }

    #[test]
    fn longer_names_of_objects_are_read_and_no_others() {
        let line = format!("{} {} refs/heads/x", name("0", 64), name("c", 64));
        let read = received(&line).expect("a line");
        assert_eq!(
            (read[0].old.clone(), read[0].new.clone()),
            (None, Some(name("c", 64)))
        );
        for object in [name("a", 39), name("g", 40), name("0", 41), String::new()] {
            let line = format!("{} {object} refs/heads/x", name("a", 40));
            assert!(received(&line).is_err(), "{line}");
        }
    }

    #[test]
    fn nothing_is_no_update_and_anything_else_is_malformed() {
        for input in ["", "\n", "\r\n"] {
            assert_eq!(pushed(input), Ok(Vec::new()));
            assert_eq!(received(input), Ok(Vec::new()));
        }
        for input in ["refs/heads/x", "a b c d", " "] {
            assert!(
                pushed(input).is_err() && received(input).is_err(),
                "{input:?}"
            );
        }
        let told = received("nonsense").expect_err("a malformed line").told;
        assert_eq!(told, "nonsense");
        assert!(updated(&[]).is_err());
    }

    #[test]
    fn branches_are_told_from_tags_and_notes() {
        for (reference, is_branch) in [
            ("refs/heads/main", true),
            ("refs/for/main%topic=x", true),
            ("refs/tags/v1", false),
            ("refs/notes/commits", false),
            ("refs/headstrong", false),
        ] {
            let update = moved(reference, None, Some("a"));
            assert_eq!(update.is_branch(), is_branch, "{reference}");
        }
    }
}
