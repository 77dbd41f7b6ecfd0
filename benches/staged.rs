//! Shows what a commit waits for: the time to lint one staged proposal, in small and in huge repositories, beside the time of
//! `git diff --cached --name-only`. And what anybody waits for: the start of the program, beside programs that do nothing.
//!
//! `cargo bench --bench staged` prints the fastest of several interleaved runs; `-- --quick` leaves out the hugest repository.

#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark makes its repositories and prints what it measured"
)]

#[path = "support/program.rs"]
mod program;
#[path = "support/repository.rs"]
mod repository;
#[path = "support/rounds.rs"]
mod rounds;

use std::path::Path;

use program::{WHEREFORE, command};
use repository::{git, kept, run};
use rounds::{Contestant, ended, fastest};

/// How many files lie in one folder.
const IN_FOLDER: usize = 100;

/// How often each program runs; the fastest run counts.
const ROUNDS: usize = 15;

fn main() {
    let is_quick = std::env::args().any(|argument| argument == "--quick");
    let counts: &[usize] = if is_quick {
        &[1_000, 50_000]
    } else {
        &[1_000, 50_000, 500_000]
    };
    println!(
        "{:>8} {:>12} {:>12} {:>7}",
        "files", "wherefore", "git", "ratio"
    );
    for count in counts {
        staged(*count);
    }
    println!("\n{:<28} {:>12}", "start", "time");
    start();
}

/// One staged proposal beside so many other files.
fn staged(files: usize) {
    let folder = kept(&format!("staged-{files}"), |folder| fill(folder, files));
    let check = ["check", "--staged", "--format", "short", "--quiet"];
    let ours = || ended(command(WHEREFORE, &folder, &check), &[1]);
    let diff = ["diff", "--cached", "--name-only"];
    let gits = || ended(git(&folder, &diff), &[0]);
    let [ours, gits] = fastest(ROUNDS, [Box::new(ours), Box::new(gits)]);
    let ratio = ours.as_secs_f64() / gits.as_secs_f64();
    println!("{files:>8} {ours:>12.2?} {gits:>12.2?} {ratio:>7.2}");
}

/// Programs that do next to nothing.
fn start() {
    let folder = kept("staged-1000", |folder| fill(folder, 1_000));
    let nothing = || ended(command("true", &folder, &[]), &[0]);
    let git = || ended(command("git", &folder, &["--version"]), &[0]);
    let version = || ended(command(WHEREFORE, &folder, &["--version"]), &[0]);
    let one = ["check", "rfcs/0001-x.md"];
    let one = || ended(command(WHEREFORE, &folder, &one), &[1]);
    let contestants: [Contestant<'_>; 4] = [
        Box::new(nothing),
        Box::new(git),
        Box::new(version),
        Box::new(one),
    ];
    let names = [
        "true",
        "git --version",
        "wherefore --version",
        "wherefore check FILE",
    ];
    for (name, time) in names.iter().zip(fastest(ROUNDS, contestants)) {
        println!("{name:<28} {time:>12.2?}");
    }
}

/// Makes a repository with so many files in its last commit and its index, none of them checked out, and one more that is staged.
fn fill(path: &Path, files: usize) {
    run(git(path, &["init", "--quiet"]), "");
    let blob = run(git(path, &["hash-object", "-w", "--stdin"]), "one\n");
    let entries: String = (0..files)
        .map(|file| {
            let (folder, top) = (file / IN_FOLDER, file / IN_FOLDER / IN_FOLDER);
            format!("100644 {blob}\tsrc/part-{top}/unit-{folder}/module-{file}.rs\n")
        })
        .collect();
    run(git(path, &["update-index", "--index-info"]), &entries);
    let tree = run(git(path, &["write-tree"]), "");
    let commit = run(git(path, &["commit-tree", &tree]), "All files");
    run(git(path, &["update-ref", "HEAD", &commit]), "");
    std::fs::create_dir(path.join("rfcs")).expect("a folder");
    std::fs::write(path.join("rfcs/0001-x.md"), "# X\n").expect("a file");
    run(git(path, &["add", "rfcs/0001-x.md"]), "");
}
