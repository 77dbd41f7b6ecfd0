#!/usr/bin/env bash
# package.sh TARGET PROGRAM FOLDER: packs a built program with what belongs to it, and its checksum beside it, as action.yml looks for them.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=.github/action/lib.sh
. .github/action/lib.sh

target=$1 program=$2 folder=$3
version=$(manifest_version Cargo.toml)
archive=$(archive_of "$version" "$target")
name=wherefore-$version-$target

mkdir -p "$folder/$name"
cp "$program" README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "$folder/$name"
cd "$folder"
case $archive in
  *.zip)
    # The runner for Windows has the one, other systems the other.
    if command -v 7z >/dev/null; then
      7z a -bso0 "$archive" "$name"
    else
      zip -q -r "$archive" "$name"
    fi
    ;;
  *) tar -czf "$archive" "$name" ;;
esac
rm -r "$name"
printf '%s  %s\n' "$(checksum_of "$archive")" "$archive" >"$archive.sha256"
