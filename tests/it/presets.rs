//! A small repository of each process: its preset finds and reads the proposals, and so do the defaults.

use serde_json::{Value, json};

use crate::support::Sandbox;

/// A repository as a process lays it out.
struct Process {
    preset: &'static str,
    /// Path and text of each proposal.
    proposals: &'static [(&'static str, &'static str)],
    /// Files beside them that are none.
    others: &'static [&'static str],
    /// Title, id, status and phase of each proposal under the preset; empty for what is not there.
    read: &'static [[&'static str; 4]],
}

const BODY: &str =
    "## What\n\nCouriers see the map without a connection.\n\n## Why\n\nMaps do not load.\n";

#[rustfmt::skip]
const PROCESSES: &[Process] = &[
    Process {
        preset: "adr",
        proposals: &[
            ("doc/adr/0001-keep-maps.md", "# 1. Keep maps\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Context\n\nMaps do not load.\n\n## Decision\n\nWe keep them.\n"),
            ("doc/adr/0002-drop-maps.md", "# 2. Drop maps\n\nDate: 2026-01-03\n\n## Status\n\nSuperseded by [3](0003-x.md)\n\n## Context\n\nNobody looks.\n"),
        ],
        others: &["doc/adr/templates/template.md", "doc/adr/README.md", "doc/guide.md"],
        read: &[["1. Keep maps", "", "Accepted", "accepted"], ["2. Drop maps", "", "Superseded by 3", "closed"]],
    },
    Process {
        preset: "aries-rfc",
        proposals: &[
            ("concepts/0042-maps/README.md", "# 0042: Maps\n- Authors: [Ada](mailto:ada@example.org)\n- Status: [ADOPTED](/README.md#adopted)\n- Start Date: 2026-01-02\n\n"),
            ("features/0043-routes/README.md", "# 0043: Routes\n- Author: Ben\n- Status: [STALLED](/README.md#stalled)\n- Since: 2026-01-02\n\n"),
        ],
        others: &["0000-template.md", "README.md", "concepts/0042-maps/notes.md", "docs/x.md"],
        read: &[["0042: Maps", "", "ADOPTED", "shipped"], ["0043: Routes", "", "STALLED", "closed"]],
    },
    Process {
        preset: "cilium-cfp",
        proposals: &[(
            "maps/CFP-4242-offline.md",
            "# CFP-4242: Offline maps\n\n**SIG: SIG-MAPS**\n\n**Begin Design Discussion:** 2026-01-02\n\n**Maps Release:** 1.19\n\n**Status:**\n\nImplementable\n\n",
        )],
        others: &["CFP-003-template.md", "README.md", "maps/README.md"],
        read: &[["CFP-4242: Offline maps", "", "Implementable", "accepted"]],
    },
    Process {
        preset: "eip",
        proposals: &[
            ("EIPS/eip-42.md", "---\neip: 42\ntitle: Offline maps\nauthor: Ada (@ada)\nstatus: Last Call\ncreated: 2026-01-02\n---\n\n"),
            ("EIPS/eip-draft_tiles.md", "---\ntitle: Tiles\nstatus: Draft\n---\n\n"),
            ("ERCS/erc-43.md", "---\neip: 43\ntitle: Routes\nstatus: Moved\n---\n\n"),
        ],
        others: &["eip-template.md", "README.md", "assets/eip-42/notes.md", "assets/eip-draft_tiles.md"],
        read: &[["Offline maps", "42", "Last Call", "review"], ["Tiles", "", "Draft", "draft"], ["Routes", "43", "Moved", "closed"]],
    },
    Process {
        preset: "ember-rfc",
        proposals: &[("text/0042-maps.md", "---\nstage: ready-for-release\nstart-date: 2026-01-02T00:00:00.000Z\nteams:\n  - framework\n---\n\n# Offline maps\n\n")],
        others: &["0000-template.md", "deprecation-template.md", "README.md", "text/0000-draft-template.md"],
        read: &[["Offline maps", "", "ready-for-release", "accepted"]],
    },
    Process {
        preset: "fip",
        proposals: &[
            ("FIPS/fip-0042.md", "---\nfip: \"0042\"\ntitle: Offline maps\nstatus: Final\ncreated: 2026-01-02\n---\n\n# FIP-0042: Offline maps\n\n"),
            ("FRCs/frc-0043.md", "---\nfip: \"0043\"\ntitle: Routes\nstatus: Active\n---\n\n"),
        ],
        others: &["templates/template.md", "README.md", "resources/FIP-0042/x.md"],
        read: &[["Offline maps", "0042", "Final", "shipped"], ["Routes", "0043", "Active", "accepted"]],
    },
    Process {
        preset: "govuk-rfc",
        proposals: &[("rfc-042-maps.md", "---\nstatus: open\nstatus_last_reviewed: 2026-01-02\n---\n\n# Offline maps\n\n")],
        others: &["rfc-000-template.md", "README.md"],
        read: &[["Offline maps", "", "open", "review"]],
    },
    Process {
        preset: "jep",
        proposals: &[("42-offline-maps/offline-maps.md", "---\ntitle: Offline maps\nauthors: Ada\nissue-number: 41\npr-number: 42\ndate-started: 2026-01-02\n---\n\n# Offline maps\n\n")],
        others: &["jupyter-enhancement-proposal-guidelines/JEP-TEMPLATE.md", "README.md", "42-offline-maps/README.md"],
        read: &[["Offline maps", "42", "", ""]],
    },
    Process {
        preset: "kep",
        proposals: &[("keps/sig-maps/42-offline/README.md", "# KEP-42: Offline maps\n\n<!-- toc -->\n- [Summary](#summary)\n<!-- /toc -->\n\n")],
        others: &["keps/NNNN-kep-template/README.md", "keps/README.md", "keps/sig-maps/42-offline/notes.md", "README.md"],
        read: &[["Offline maps", "42", "provisional", "draft"]],
    },
    Process {
        preset: "madr",
        proposals: &[
            ("docs/decisions/0001-keep-maps.md", "---\nstatus: superseded by ADR-0002\ndate: 2026-01-02\ndecision-makers: Ada\n---\n\n# Keep maps\n\n"),
            ("docs/decisions/0002-drop-maps.md", "# Drop maps\n\n* Status: proposed\n* Deciders: Ada, Ben\n* Date: 2026-01-03\n\n"),
        ],
        others: &["docs/decisions/adr-template.md", "docs/decisions/index.md", "docs/decisions/README.md", "docs/x.md"],
        read: &[["Keep maps", "", "superseded by ADR-0002", "closed"], ["Drop maps", "", "proposed", "review"]],
    },
    Process {
        preset: "nep",
        proposals: &[("neps/nep-0042.md", "---\nNEP: 42\nTitle: Offline maps\nAuthors: Ada <ada@example.org>\nStatus: Approved\nCreated: 2026-01-02\nLastUpdated: 2026-01-03\n---\n\n")],
        others: &["nep-0000-template.md", "README.md", "neps/README.md"],
        read: &[["Offline maps", "42", "Approved", "accepted"]],
    },
    Process {
        preset: "openshift-enhancement",
        proposals: &[("enhancements/maps/offline.md", "---\ntitle: offline-maps\nauthors:\n  - \"@ada\"\ncreation-date: 2026-01-02\nstatus: implementable\nsuperseded-by:\n---\n\n# Offline maps\n\n")],
        others: &["guidelines/enhancement_template.md", "README.md", "enhancements/README.md"],
        read: &[["offline-maps", "", "implementable", "accepted"]],
    },
    Process {
        preset: "openspec",
        proposals: &[
            ("openspec/changes/add-maps/proposal.md", ""),
            ("openspec/changes/archive/2026-01-02-add-routes/proposal.md", "# Add routes\n\n"),
        ],
        others: &["openspec/changes/add-maps/tasks.md", "openspec/changes/add-maps/specs/maps/spec.md", "openspec/specs/maps/spec.md", "openspec/AGENTS.md"],
        read: &[["", "", "", ""], ["Add routes", "", "", ""]],
    },
    Process {
        preset: "otep",
        proposals: &[
            ("text/0042-maps.md", "# Offline maps\n\nMaps without a connection.\n\n"),
            ("text/trace/0043-routes.md", "# Routes\n\n"),
        ],
        others: &["0000-template.md", "README.md"],
        read: &[["Offline maps", "", "", ""], ["Routes", "", "", ""]],
    },
    Process {
        preset: "powershell-rfc",
        proposals: &[
            ("Archive/Rejected/RFC0041-Charts.md", "---\nRFC: RFC0041\nAuthor: Ben\nStatus: Rejected\n---\n\n# Charts\n\n"),
            ("Draft-Accepted/RFC0042-Maps.md", "---\nRFC: RFC0042\nAuthor: Ada\nStatus: Draft-Accepted\nSupercededBy: n/a\n---\n\n# Offline maps\n\n"),
            ("Final/RFC0043-Routes.md", "---\nRFC: 0043\nStatus: Final\n---\n\n# Routes\n\n"),
        ],
        others: &["README.md", "LICENSE.md", "Draft-Accepted/README.md"],
        read: &[["Charts", "RFC0041", "Rejected", "closed"], ["Offline maps", "RFC0042", "Draft-Accepted", "accepted"], ["Routes", "0043", "Final", "shipped"]],
    },
    Process {
        preset: "rust-rfc",
        proposals: &[("text/0042-maps.md", "- Feature Name: `offline_maps`\n- Start Date: 2026-01-02\n- RFC PR: [rust-lang/rfcs#0042](https://example.org)\n\n")],
        others: &["0000-template.md", "README.md", "compiler_changes.md"],
        read: &[["offline_maps", "", "", ""]],
    },
    Process {
        preset: "simd",
        proposals: &[("proposals/0042-maps.md", "---\nsimd: '0042'\ntitle: Offline maps\nauthors: Ada\nstatus: Activated\ncreated: 2026-01-02\n---\n\n")],
        others: &["XXXX-template.md", "README.md", "proposals/README.md"],
        read: &[["Offline maps", "0042", "Activated", "shipped"]],
    },
    Process {
        preset: "stellar",
        proposals: &[
            ("core/cap-0042.md", "## Preamble\n\n```\nCAP: 0042\nTitle: Offline maps\nWorking Group:\n    Owner: Ada <@ada>\nStatus: FCP: Accepted\nCreated: 2026-01-02\nProtocol version: TBD\n```\n\n"),
            ("ecosystem/sep-0043.md", "```\nSEP: 0043\nTitle: Routes\nStatus: Active\n```\n\n"),
        ],
        others: &["cap-template.md", "sep-template.md", "core/README.md", "README.md"],
        read: &[["Offline maps", "0042", "FCP: Accepted", "review"], ["Routes", "0043", "Active", "accepted"]],
    },
    Process {
        preset: "swift-evolution",
        proposals: &[
            ("proposals/0042-maps.md", "# Offline maps\n\n* Proposal: [SE-0042](0042-maps.md)\n* Authors: [Ada](https://example.org)\n* Status: **Implemented (Swift 6.4)**\n\n"),
            ("proposals/0043-routes.md", "# Routes\n\n* Proposal: [SE-0043](0043-routes.md)\n* Status: **Active review (January 2...January 9, 2026)**\n\n"),
        ],
        others: &["proposal-templates/0000-swift-template.md", "process.md", "README.md"],
        read: &[["Offline maps", "SE-0042", "Implemented (Swift 6.4)", "shipped"], ["Routes", "SE-0043", "Active review (January 2...January 9, 2026)", "review"]],
    },
];

fn repository(process: &Process) -> Sandbox {
    let sandbox = Sandbox::repository();
    for (path, text) in process.proposals {
        sandbox.file(path, format!("{text}{BODY}"));
    }
    for path in process.others {
        sandbox.file(path, BODY);
    }
    if process.preset == "kep" {
        sandbox.file(
            "keps/sig-maps/42-offline/kep.yaml",
            "title: Offline maps\nkep-number: 42\nauthors:\n  - \"@ada\"\nstatus: provisional\n",
        );
    }
    sandbox
}

fn proposals(sandbox: &Sandbox, more: &[&str]) -> Vec<Value> {
    let run = sandbox.run(&[&["outline", "--format", "json"], more].concat());
    let json: Value = serde_json::from_str(&run.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", run.screen()));
    json["proposals"].as_array().expect("proposals").clone()
}

#[test]
fn a_preset_finds_the_proposals_of_its_process_and_reads_what_they_say_of_themselves() {
    for process in PROCESSES {
        let sandbox = repository(process);
        sandbox.file(".wherefore.yaml", format!("extends: {}\n", process.preset));
        let found: Vec<Value> = proposals(&sandbox, &[])
            .iter()
            .map(|proposal| {
                json!([
                    proposal["path"],
                    proposal["title"],
                    proposal["id"],
                    proposal["status"],
                    proposal["phase"]
                ])
            })
            .collect();
        let known = |text: &str| {
            if text.is_empty() {
                Value::Null
            } else {
                text.into()
            }
        };
        let expected = process.proposals.iter().zip(process.read);
        let expected: Vec<Value> = expected
            .map(|((path, _), [title, id, status, phase])| {
                json!([path, title, known(id), known(status), known(phase)])
            })
            .collect();
        assert_eq!(found, expected, "{}", process.preset);
    }
}

#[test]
fn without_a_configuration_the_proposals_of_each_process_are_found_and_read() {
    for process in PROCESSES {
        let sandbox = repository(process);
        sandbox.file(".wherefore.yaml", "proposals: nowhere\n");
        let found: Vec<Value> = proposals(&sandbox, &["--no-config"])
            .iter()
            .map(|proposal| {
                let what = &proposal["elements"]["what"]["state"];
                json!([proposal["path"], proposal["title"], what])
            })
            .collect();
        let expected = process.proposals.iter().zip(process.read);
        let expected: Vec<Value> = expected
            .map(|((path, _), [title, ..])| json!([path, title, "declared"]))
            .collect();
        assert_eq!(found, expected, "{}", process.preset);
    }
}

#[test]
fn every_preset_has_a_repository_here() {
    let presets: Vec<&str> = PROCESSES.iter().map(|process| process.preset).collect();
    let mut files: Vec<String> = crate::support::files_below("src/config/presets")
        .iter()
        .map(|file| {
            file.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.retain(|name| name != "strict");
    assert_eq!(presets, files);
}

#[test]
fn a_project_goes_on_where_its_presets_end() {
    let sandbox = Sandbox::repository();
    sandbox.file(
        ".wherefore.yaml",
        "extends: [rust-rfc, strict]\nproposals: [ideas]\nmetadata: {phases: {closed: [Draft]}}\nrules: {unused-allow: allow}\n",
    );
    sandbox.file("text/0042-a.md", BODY).file(
        "ideas/b.md",
        format!("- Status: Draft\n- Author: Ada\n\n{BODY}"),
    );
    sandbox.file("rfcs/c.md", BODY);
    let found = proposals(&sandbox, &[]);
    let paths: Vec<&Value> = found.iter().map(|proposal| &proposal["path"]).collect();
    assert_eq!(paths, ["ideas/b.md", "text/0042-a.md"]);
    assert_eq!(found[0]["phase"], "closed");
    let rules = sandbox.run(&["rules"]).stdout;
    let level = |id: &str| {
        let row = rules.lines().find(|row| row.starts_with(id));
        row.and_then(|row| row.split_whitespace().nth(1))
    };
    assert_eq!(level("duplicate-element"), Some("deny"), "{rules}");
    assert_eq!(level("unused-allow"), Some("allow"), "{rules}");
}

#[test]
fn the_template_of_a_preset_counts_where_it_is_there() {
    let sandbox = Sandbox::repository();
    sandbox
        .file(".wherefore.yaml", "extends: rust-rfc\n")
        .file("text/0042-a.md", BODY);
    let state = |sandbox: &Sandbox| proposals(sandbox, &[])[0]["elements"]["why"]["state"].clone();
    assert_eq!(state(&sandbox), "declared");
    sandbox.file("0000-template.md", BODY);
    assert_eq!(state(&sandbox), "missing");
}

#[test]
fn names_of_a_preset_declare_elements() {
    let text = "# Keep maps\n\n## Context and Problem Statement\n\nMaps do not load.\n\n## Decision Outcome\n\nWe keep them.\n\n\
                ### Confirmation\n\nLate deliveries fall to 5%.\n\n## More Information\n\nWe look again on 2027-02-08.\n";
    let sandbox = Sandbox::repository();
    sandbox
        .file("docs/decisions/0001-keep-maps.md", text)
        .file(".wherefore.yaml", "extends: madr\n");
    let elements = &proposals(&sandbox, &[])[0]["elements"];
    let headings =
        ["what", "why", "when", "metric"].map(|element| elements[element]["heading"].clone());
    assert_eq!(
        headings,
        [
            "Decision Outcome",
            "Context and Problem Statement",
            "More Information",
            "Confirmation"
        ]
    );
}

#[test]
fn no_preset_finds_fault_with_the_keys_and_values_of_its_process() {
    for process in PROCESSES {
        let sandbox = repository(process);
        sandbox.file(".wherefore.yaml", format!("extends: {}\n", process.preset));
        let rules = "mistyped-metadata,misspelt-key,dates-out-of-order";
        let run = sandbox.run(&["check", "--select", rules, "--format", "short"]);
        assert_eq!(
            (run.status, run.stdout.as_str()),
            (0, ""),
            "{}",
            process.preset
        );
    }
}

#[test]
fn mistakes_in_phases_have_their_place() {
    for (phases, message) in [
        ("{done: [Final]}", "there is no phase `done`"),
        ("{shiped: [Final]}", "Did you mean `shipped`?"),
        ("{shipped: {a: b}}", "is a string or a list of strings"),
        ("{shipped: ['-']}", "there is no word in `-`"),
        (
            "{draft: [Final], shipped: [Final]}",
            "`Final` is in `draft` already",
        ),
        ("[Final]", "`metadata.phases` is a mapping"),
    ] {
        let run = Sandbox::new()
            .file("a.md", BODY)
            .file(
                ".wherefore.yaml",
                format!("metadata:\n  phases: {phases}\n"),
            )
            .run(&["check", "a.md"]);
        assert_eq!(run.status, 2, "{phases}");
        assert!(run.stderr.contains(message), "{}", run.stderr);
    }
}

#[test]
fn the_outline_shows_status_and_phase_beside_the_title() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "a.md",
        format!("# Maps\n\n- Status: Implementable\n\n{BODY}"),
    );
    sandbox.file("b.md", format!("# Maps\n\n- Status: Draft\n\n{BODY}"));
    sandbox.file("c.md", format!("- Status: purple\u{1b}[31m\n\n{BODY}"));
    let run = sandbox.run(&["outline", "a.md", "b.md", "c.md"]);
    let heads: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| line.contains(".md"))
        .collect();
    assert_eq!(
        heads,
        [
            "a.md: Maps  [Implementable: accepted]",
            "b.md: Maps  [Draft]",
            "c.md  [purple\u{241b}[31m]"
        ]
    );
}
