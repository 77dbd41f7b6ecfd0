//! Any bytes as a configuration: it is refused with places, or a document can be judged by it.

use wherefore::config::Config;
use wherefore::lint::Settings;
use wherefore::proposal::Proposal;
use wherefore::source::Source;

use super::parts::parts;
use super::ruler::{all_inside, inside};
use super::world::{PATH, lint_there};

/// A document in which most rules find something to say.
const DOCUMENT: &str = "---\nid: 8\nstauts: x\nstatus: Draft\ncreated: 2026-02-30\n---\n\n# Maps\n\n## What\n\nTBD\n\n\
    ## Motivation\n\nMaps do not load.\n\n## Implementation\n\nA cache, [as here](no.md).\n\n## When\n\nSoon.\n\n\
    <!-- wherefore: allow(vague-metric) -->\n\n## Success metrics\n\nUsers are happy.\n";

/// A configuration, the project's template, and a document to be judged by them.
pub fn holds(bytes: &[u8]) {
    let [config, template, document] = parts(bytes);
    let file = Source::decode(".wherefore.yaml", config.to_vec());
    let mut config = match Config::parse(&file) {
        Ok(config) => config,
        Err(problems) => {
            assert!(!problems.is_empty(), "refused, and nobody says why");
            for problem in &problems {
                all_inside(&file, std::slice::from_ref(problem));
            }
            return;
        }
    };
    for span in config.templates.iter().filter_map(|it| it.span) {
        inside(file.text(), span, "a template");
    }
    add_template(&mut config.settings, template);
    judge(&config.settings, &Source::new(PATH, DOCUMENT));
    judge(&config.settings, &Source::decode(PATH, document.to_vec()));
    for path in [PATH, "", "a", "docs/é/../b.md"] {
        let _ = config.exclude.matches(path);
        let _ = config.proposals.as_ref().map(|globs| globs.matches(path));
    }
}

/// As whoever reads the configuration takes in the template that it names.
fn add_template(settings: &mut Settings, template: &[u8]) {
    let template = Source::decode("template.md", template.to_vec());
    let words: Vec<String> = {
        let template = Proposal::parse(&template, &settings.vocabulary);
        let document = template.document();
        (0..document.blocks().len())
            .map(|block| document.words(block).to_owned())
            .collect()
    };
    for words in words.iter().filter(|words| !words.trim().is_empty()) {
        settings.vocabulary.add_template_block(words);
    }
}

fn judge(settings: &Settings, source: &Source) {
    let proposal = Proposal::parse(source, &settings.vocabulary);
    all_inside(source, &lint_there(&proposal, settings));
}
