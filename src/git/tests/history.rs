//! Revisions, branches, and where they parted.

use std::sync::Arc;

use super::{Environment, Sandbox, is_markdown, open, tell};
use crate::git::{Commit, GitError, Repository};

/// `main` with three commits; `feature` left it after the second one, and has two of its own.
fn sample() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("a.md", "a\n").commit("m1");
    sandbox.write("b.md", "b\n").commit("m2");
    sandbox.git(&["checkout", "--quiet", "-b", "feature"]);
    sandbox.write("c.md", "c\n").commit("f1");
    sandbox.write("c.md", "c2\n").commit("f2");
    sandbox.git(&["checkout", "--quiet", "main"]);
    sandbox.write("d.md", "d\n").commit("m3");
    sandbox
}

fn id(commit: Option<Commit>) -> String {
    commit.map_or_else(|| "none".to_owned(), |commit| commit.id.to_string())
}

fn merge_base(repository: &Repository, a: &str, b: &str) -> Result<Option<Commit>, GitError> {
    let (a, b) = (repository.commit(a)?, repository.commit(b)?);
    repository.merge_base(&a, &b)
}

fn cloned(from: &Sandbox, arguments: &[&str]) -> (Sandbox, Arc<Repository>) {
    let sandbox = Sandbox::new();
    let url = format!("file://{}", from.path.display());
    let clone = [&["clone", "--quiet"], arguments, &[&url, "clone"]].concat();
    sandbox.git(&clone);
    let repository = open(&sandbox.path.join("clone"), &Environment::default());
    (sandbox, repository)
}

#[test]
fn the_merge_base_is_the_one_that_git_finds() {
    let sandbox = sample();
    let repository = sandbox.open();
    for (a, b) in [
        ("main", "feature"),
        ("main", "main~2"),
        ("feature", "feature"),
    ] {
        let found = merge_base(&repository, a, b).expect("commits");
        assert_eq!(id(found), sandbox.git(&["merge-base", a, b]), "{a} {b}");
    }
    sandbox.git(&["merge", "--quiet", "--no-edit", "feature"]);
    sandbox.git(&["checkout", "--quiet", "feature"]);
    sandbox.git(&["merge", "--quiet", "--no-edit", "main~1"]);
    let found = id(merge_base(&sandbox.open(), "main", "feature").expect("commits"));
    let all = sandbox.git(&["merge-base", "--all", "main", "feature"]);
    assert!(all.contains(&found), "{found} is none of {all}");
}

#[test]
fn unrelated_histories_have_no_merge_base() {
    let sandbox = sample();
    sandbox.git(&["checkout", "--quiet", "--orphan", "alone"]);
    sandbox.commit("alone");
    let repository = sandbox.open();
    let found = merge_base(&repository, "main", "alone").expect("commits");
    assert_eq!(id(found), "none");
    let tip = repository.commit("alone").expect("a commit");
    let fork = repository.fork_point(&tip, &["main"]).expect("commits");
    assert_eq!(id(fork), "none");
    let fork = repository.fork_point(&tip, &["nobody/*"]).expect("commits");
    assert_eq!(id(fork), "none");
}

#[test]
fn a_shallow_clone_says_when_it_lacks_the_merge_base() {
    let sandbox = sample();
    let (_folder, repository) = cloned(&sandbox, &["--depth=1", "--no-single-branch"]);
    assert!(repository.is_shallow());
    let found = merge_base(&repository, "origin/main", "origin/feature");
    assert!(
        matches!(found, Err(GitError::NoMergeBase { shallow: true, .. })),
        "{found:?}"
    );
    let tip = repository.commit("origin/feature").expect("a commit");
    let fork = repository.fork_point(&tip, &["origin/main"]);
    assert!(matches!(fork, Err(GitError::Shallow(_))), "{fork:?}");
    let unknown = repository.commit("origin/feature~1");
    assert!(
        matches!(unknown, Err(GitError::UnknownRevision { .. })),
        "{unknown:?}"
    );
}

#[test]
fn a_shallow_clone_that_reaches_the_merge_base_finds_it() {
    let sandbox = sample();
    let (_folder, repository) = cloned(&sandbox, &["--depth=3", "--no-single-branch"]);
    assert!(repository.is_shallow());
    let expected = sandbox.git(&["merge-base", "main", "feature"]);
    let found = merge_base(&repository, "origin/main", "origin/feature").expect("commits");
    assert_eq!(id(found), expected);
    let tip = repository.commit("origin/feature").expect("a commit");
    let fork = repository
        .fork_point(&tip, &["origin/main"])
        .expect("commits");
    assert_eq!(id(fork), expected);
}

#[test]
fn a_branch_forked_where_the_known_ones_have_its_first_parents() {
    let sandbox = sample();
    let repository = sandbox.open();
    let tip = repository.commit("feature").expect("a commit");
    let fork = |globs: &[&str]| id(repository.fork_point(&tip, globs).expect("commits"));
    assert_eq!(
        fork(&["refs/heads/main"]),
        sandbox.git(&["rev-parse", "main~1"])
    );
    assert_eq!(
        fork(&["refs/heads/*"]),
        sandbox.git(&["rev-parse", "feature"])
    );
}

#[test]
fn a_fork_is_found_whatever_the_clocks_said() {
    let sandbox = sample();
    sandbox.git(&["checkout", "--quiet", "feature"]);
    let old = [("GIT_COMMITTER_DATE", "1990-01-01T00:00:00Z")];
    sandbox.try_git(&["commit", "--quiet", "--allow-empty", "-m", "old"], &old);
    let repository = sandbox.open();
    let tip = repository.commit("feature").expect("a commit");
    let fork = repository.fork_point(&tip, &["main"]).expect("commits");
    assert_eq!(id(fork), sandbox.git(&["rev-parse", "main~1"]));
    let base = merge_base(&repository, "main", "feature").expect("commits");
    assert_eq!(id(base), sandbox.git(&["merge-base", "main", "feature"]));
}

#[test]
fn branches_are_found_by_globs_and_by_plain_names() {
    let sandbox = sample();
    sandbox.git(&["branch", "team/one"]);
    let (_folder, repository) = cloned(&sandbox, &[]);
    let names = |glob: &str| -> Vec<String> {
        let branches = repository.branches(glob).expect("references");
        branches.into_iter().map(|(name, _)| name).collect()
    };
    let all = ["origin/feature", "origin/main", "origin/team/one"];
    assert_eq!(names("refs/remotes/origin/*"), all);
    assert_eq!(names("origin/*"), all);
    assert_eq!(names("origin"), all);
    assert_eq!(names("origin/team"), ["origin/team/one"]);
    assert_eq!(names("origin/f*"), ["origin/feature"]);
    assert_eq!(names("main"), ["main"]);
    assert_eq!(names("refs/heads/main"), ["main"]);
    assert!(names("nothing").is_empty());
}

#[test]
fn a_revision_that_is_no_commit_is_told_why() {
    let sandbox = sample();
    sandbox.git(&["tag", "-a", "v1", "-m", "one", "main~1"]);
    let repository = sandbox.open();
    let tagged = repository.commit("v1").expect("a commit");
    assert_eq!(tagged.id.to_string(), sandbox.git(&["rev-parse", "main~1"]));
    let told = |revision: &str| match repository.commit(revision) {
        Ok(_) => "a commit".to_owned(),
        Err(error) => error.to_string(),
    };
    assert_eq!(told(""), "`` names no revision: it is empty");
    assert_eq!(
        told("nobody"),
        "`nobody` names nothing that this repository has"
    );
    assert_eq!(
        told("main~9"),
        "`main~9` names nothing that this repository has"
    );
    assert_eq!(
        told("main^{tree}"),
        "`main^{tree}` is a folder, not a commit"
    );
    assert_eq!(told("main:a.md"), "`main:a.md` is a file, not a commit");
    assert_eq!(told("main..feature"), "`main..feature` is not a revision");
    assert_eq!(told("ma in"), "`ma in` is not a revision");
    let absent = "1234567890123456789012345678901234567890";
    assert!(told(absent).ends_with("names nothing that this repository has"));
}

#[test]
fn an_abbreviation_that_two_objects_share_is_ambiguous() {
    let sandbox = sample();
    let mut seen = Vec::new();
    let shared = (0..).find_map(|number| {
        sandbox.write("n", format!("{number}\n"));
        let id = sandbox.git(&["hash-object", "-w", "n"])[..4].to_owned();
        let is_shared = seen.contains(&id);
        seen.push(id.clone());
        is_shared.then_some(id)
    });
    let told = sandbox.open().commit(&shared.expect("a pair"));
    let told = told.expect_err("no commit").to_string();
    assert!(
        told.ends_with("is ambiguous: more than one object begins with it"),
        "{told}"
    );
}

#[test]
fn commits_are_compared_and_renames_followed() {
    let sandbox = sample();
    sandbox.git(&["mv", "a.md", "z.md"]);
    sandbox.remove("b.md").commit("m4");
    let repository = sandbox.open();
    let commit = |revision: &str| repository.commit(revision).expect("a commit");
    let between = |from: Option<&Commit>, to: &str| {
        tell(
            &repository
                .between(from, &commit(to), &is_markdown)
                .expect("changes"),
        )
    };
    assert_eq!(between(Some(&commit("main~1")), "main"), ["z.md < a.md"]);
    assert_eq!(
        between(Some(&commit("feature~1")), "feature"),
        ["c.md < c.md"]
    );
    assert_eq!(between(None, "feature"), ["a.md", "b.md", "c.md"]);
    assert!(between(Some(&commit("main")), "main").is_empty());
}
