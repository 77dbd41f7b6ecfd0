//! A baseline that is written is read back the same, and what is listed in it is known again.

use wherefore::baseline::{self, Baseline};
use wherefore::known;
use wherefore::lint::Settings;
use wherefore::proposal::Proposal;
use wherefore::source::Source;

use super::parts::parts;
use super::ruler::all_inside;
use super::world::lint_there;

/// A baseline of any bytes, and one of what is found in a document of any name.
pub fn holds(bytes: &[u8]) {
    let [listed, name, document] = parts(bytes);
    any_baseline(listed);
    of_document(&String::from_utf8_lossy(name), document);
}

fn any_baseline(bytes: &[u8]) {
    let file = Source::decode("known.jsonl", bytes.to_vec());
    let baseline = match Baseline::parse(file.clone()) {
        Ok(baseline) => baseline,
        Err(problems) => {
            assert!(!problems.is_empty(), "refused, and nobody says why");
            return all_inside(&file, &problems);
        }
    };
    let entries = baseline.entries();
    for entry in entries {
        assert!(!entry.span.of(file.text()).is_empty(), "{entry:?}");
        assert!(!baseline.listed_of(&entry.path).is_empty());
    }
    let all = entries
        .iter()
        .map(|it| (it.path.clone(), it.fingerprint.clone()));
    let written = baseline::write(all);
    let again = read(&written);
    assert_eq!(again.entries().len(), entries.len());
    let same = again
        .entries()
        .iter()
        .map(|it| (it.path.clone(), it.fingerprint.clone()));
    assert_eq!(baseline::write(same), written);
}

fn of_document(name: &str, bytes: &[u8]) {
    let source = Source::decode(name, bytes.to_vec());
    let settings = Settings::default();
    let proposal = Proposal::parse(&source, &settings.vocabulary);
    let found = known::fingerprints(&proposal, &lint_there(&proposal, &settings));
    let written = baseline::write(found.iter().map(|it| (name.to_owned(), it.clone())));
    assert!(written.starts_with(baseline::HEAD));
    let baseline = read(&written);
    assert_eq!(baseline.entries().len(), found.len());
    let known = baseline.recognize(name, &found);
    assert!(known.iter().all(Option::is_some), "{known:?} in {written}");
    let elsewhere = baseline.recognize(&format!("{name}x"), &found);
    assert!(elsewhere.iter().all(Option::is_none));
}

fn read(written: &str) -> Baseline {
    Baseline::parse(Source::new("known.jsonl", written)).expect("what was written")
}
