//! Runs that are killed while they write: at the path stands what stood there before, or all of what was to come.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use super::{files, is_draft, repository, sh, shell, talkative};

/// What writes a file that is larger than a block, with the file.
const WRITES: &[(&str, &str)] = &[
    ("check --format json --output report.json", "report.json"),
    (
        "outline --format json --output outline.json",
        "outline.json",
    ),
    ("baseline --include-new", "known.jsonl"),
    ("hook install pre-push", ".git/hooks/pre-push"),
];

#[test]
fn a_run_that_is_killed_at_its_first_write_leaves_the_former_file_and_a_draft() {
    for (command, file) in WRITES {
        let sandbox = repository();
        for number in 3..20 {
            let bad = crate::support::without("Why");
            sandbox.file(&format!("rfcs/{number:04}-bad.md"), bad);
        }
        let run = sh(&sandbox, &format!("exec \"$W\" {command}"));
        assert!(run.status < 2, "{command}: {}", run.screen());
        let path = sandbox.path().join(file);
        let former = std::fs::read(&path).expect("a file");
        sandbox.file("rfcs/0999-more.md", crate::support::without("What"));
        // The system kills who writes more than it may.
        let killed = format!("ulimit -c 0; ulimit -f 0; exec \"$W\" {command}");
        let output = shell(&sandbox, &killed).output().expect("sh");
        assert!(
            output.status.signal().is_some(),
            "{command}: {:?}",
            output.status
        );
        assert_eq!(std::fs::read(&path).expect("it"), former, "{command}");
        let folder = path.parent().expect("a folder");
        let drafts = || {
            let names = std::fs::read_dir(folder).expect("a folder");
            let names = names.map(|entry| entry.expect("an entry").file_name());
            let names = names.map(|name| name.to_string_lossy().into_owned());
            names.filter(|name| is_draft(name)).collect::<Vec<_>>()
        };
        let [draft] = &drafts()[..] else {
            panic!("{command}: {:?}", drafts());
        };
        // Another run may be at work on it just now.
        assert!(
            sh(&sandbox, &format!("exec \"$W\" {command}")).status < 2,
            "{command}"
        );
        assert_eq!(&drafts(), std::slice::from_ref(draft), "{command}");
        let yesterday = SystemTime::now() - Duration::from_secs(24 * 60 * 60);
        let theirs = [".wherefore-notes", ".wherefore-1-2.md", ".wherefore-1"];
        for name in theirs.iter().chain([&draft.as_str()]) {
            let file = std::fs::File::create(folder.join(name)).expect("a file");
            file.set_modified(yesterday).expect("a time");
        }
        sandbox.file("rfcs/0998-more.md", crate::support::without("What"));
        assert!(
            sh(&sandbox, &format!("exec \"$W\" {command}")).status < 2,
            "{command}"
        );
        let mut left = drafts();
        left.sort();
        assert_eq!(
            left,
            [".wherefore-1", ".wherefore-1-2.md", ".wherefore-notes"],
            "{command}"
        );
    }
}

/// In how many rounds a run is killed, at as many points of its time.
const ROUNDS: u32 = 24;

#[test]
fn whenever_a_run_is_killed_the_file_is_the_former_or_the_new_one() {
    let sandbox = talkative();
    let command = "check --quiet --format json --output report.json";
    let begin = Instant::now();
    assert_eq!(sh(&sandbox, &format!("exec \"$W\" {command}")).status, 1);
    let time = begin.elapsed();
    let path = sandbox.path().join("report.json");
    let new = std::fs::read(&path).expect("a report");
    let former = b"{\n  \"version\": 1 former".to_vec();
    let mut ends = [0, 0];
    for round in 0..ROUNDS {
        std::fs::write(&path, &former).expect("a file");
        let mut child = shell(&sandbox, &format!("exec \"$W\" {command}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh");
        std::thread::sleep(time * round / ROUNDS);
        let signal = ["KILL", "TERM", "INT"][round as usize % 3];
        let process = child.id().to_string();
        let killed = Command::new("kill").args(["-s", signal, &process]).output();
        killed.expect("kill");
        child.wait().expect("its end");
        let left = std::fs::read(&path).expect("a file");
        assert!(
            left == former || left == new,
            "round {round}: {} bytes",
            left.len()
        );
        ends[usize::from(left == new)] += 1;
    }
    println!(
        "the former file {} times, the new one {} times",
        ends[0], ends[1]
    );
    let kept = files(&sandbox);
    let others = kept
        .keys()
        .filter(|name| !name.starts_with(".git/") && !name.starts_with("rfcs/"));
    assert!(
        others
            .into_iter()
            .all(|name| name == "report.json" || is_draft(name))
    );
    assert_eq!(sh(&sandbox, &format!("exec \"$W\" {command}")).status, 1);
    assert_eq!(std::fs::read(&path).expect("it"), new);
}
