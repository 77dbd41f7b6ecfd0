#!/usr/bin/env bash
# notes.sh TAG: prints what CHANGELOG.md says of the version that the tag names. Fails where the tag names another version than Cargo.toml, or nothing is said.
set -euo pipefail
# shellcheck source=.github/action/lib.sh
. "$(dirname "$0")/../action/lib.sh"

tag=$1
version=$(manifest_version Cargo.toml)
[[ $tag == "v$version" ]] || fail "The tag is $tag, but Cargo.toml says $version."
notes=$(awk -v version="$version" '
  /^## / { inside = $2 == version; next }
  inside { print }
' CHANGELOG.md)
[[ $notes == *[![:space:]]* ]] || fail "CHANGELOG.md has no section \`## $version\`, or nothing in it."
printf '%s\n' "$notes"
