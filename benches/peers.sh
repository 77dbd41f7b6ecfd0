#!/usr/bin/env bash
# Times wherefore and other linters of Markdown over the same files, in one run, and prints a table for each folder of files.
#
#     benches/peers.sh [FOLDER...]
#
# Without a folder: the made-up proposals that `cargo bench --bench floor -- --quick` leaves in `target/tmp`, and real ones where they lie beside
# the project. What it lacks it installs below `target`, at these versions. Needs cargo, npm, Node 20 and hyperfine.
set -euo pipefail
cd "$(dirname "$0")/.."

rumdl=0.3.2
eipw=0.11.0
markdownlint=0.22.1

tools=$PWD/target/tools/peers
for tool in rumdl eipw; do
    cargo install --list --root "$tools" 2>/dev/null | grep -q "^$tool v${!tool}:" ||
        cargo install --quiet --locked --root "$tools" --version "${!tool}" "$tool"
done
cli=$tools/node_modules/.bin/markdownlint-cli2
[ -x "$cli" ] || npm install --silent --prefix "$tools" "markdownlint-cli2@$markdownlint"

cargo build --quiet --locked --release
ours=$PWD/target/release/wherefore
version=$("$ours" --version)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

folders=("$@")
if [ ${#folders[@]} -eq 0 ]; then
    made_up=$(find target/tmp -maxdepth 1 -name 'proposals-500-*' 2>/dev/null | head -1)
    [ -n "$made_up" ] || cargo bench --quiet --locked --bench floor -- --quick >/dev/null
    folders=("$(find target/tmp -maxdepth 1 -name 'proposals-500-*' | head -1)")
    [ -d ../shared/eval/dev ] && folders+=(../shared/eval/dev)
fi

for folder in "${folders[@]}"; do
    # A copy, in which no tool finds another one's configuration, and each finds a repository.
    copy=$scratch/$(basename "$folder")
    mkdir "$copy"
    (cd "$folder" && find . -name '*.md' -not -path './.git/*' -print0 | xargs -0 cp --parents --target-directory "$copy")
    git -C "$copy" init --quiet
    files=$(find "$copy" -name '*.md' | wc -l)
    bytes=$(find "$copy" -name '*.md' -print0 | xargs -0 cat | wc -c)
    printf '\n%s: %d files, %d bytes\n\n' "$(basename "$folder")" "$files" "$bytes"
    cd "$copy"
    # Each with all that it checks by default. What fails only says that it found something.
    hyperfine --ignore-failure --warmup 1 --runs 3 --style none --export-markdown "$scratch/table.md" \
        --command-name "$version: all rules" "$ours check --quiet ." \
        --command-name "rumdl $rumdl: form, no cache" "$tools/bin/rumdl check --no-cache --quiet ." \
        --command-name "eipw $eipw: EIPs, form and preamble" "find . -name '*.md' -print0 | xargs -0 $tools/bin/eipw" \
        --command-name "markdownlint-cli2 $markdownlint: form" "$cli '**/*.md'" \
        >/dev/null
    cat "$scratch/table.md"
    cd - >/dev/null
done
