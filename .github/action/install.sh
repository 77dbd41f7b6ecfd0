#!/usr/bin/env bash
# Finds, fetches or builds wherefore, and hands its path on as the output `program`.
#
# VERSION is the action's input. ACTION_REPOSITORY is the repository that the action was taken from, as owner/name; empty where the action lies in the workspace.
set -euo pipefail
# shellcheck source=.github/action/lib.sh
. "$GITHUB_ACTION_PATH/.github/action/lib.sh"

hand_on() {
  printf 'program=%s\n' "$1" >>"$GITHUB_OUTPUT"
  exit 0
}

own=$(manifest_version "$GITHUB_ACTION_PATH/Cargo.toml")
version=${VERSION:-$own}
version=${version#v}
shape='^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$'
[[ $version =~ $shape ]] || fail "\`version\` is \`$VERSION\`, but a release is called like 0.1.0 or 0.2.0-beta.1."

if found=$(wherefore --version 2>/dev/null) && [[ $found == "wherefore $version" ]]; then
  found=$(command -v wherefore)
  echo "wherefore $version is here already: $found"
  hand_on "$found"
fi

# The build for musl runs on every Linux, whatever its C library.
program=wherefore
case ${RUNNER_OS:-}-${RUNNER_ARCH:-} in
  Linux-X64) target=x86_64-unknown-linux-musl ;;
  Linux-ARM64) target=aarch64-unknown-linux-musl ;;
  macOS-X64) target=x86_64-apple-darwin ;;
  macOS-ARM64) target=aarch64-apple-darwin ;;
  Windows-X64) target=x86_64-pc-windows-msvc program=wherefore.exe ;;
  Windows-ARM64) target=aarch64-pc-windows-msvc program=wherefore.exe ;;
  *) target='' ;;
esac

folder=$(fresh_folder)

# Fetches the release into the folder; what was wrong, as `why_not`.
fetch() {
  if [[ -z $ACTION_REPOSITORY ]]; then
    why_not="the action lies in the workspace"
  elif [[ -z $target ]]; then
    why_not="no release is built for ${RUNNER_OS:-this system} on ${RUNNER_ARCH:-this machine}"
  elif ! command -v curl >/dev/null; then
    why_not="curl, which would fetch the release, is not installed"
  else
    archive=$(archive_of "$version" "$target")
    local url=$GITHUB_SERVER_URL/$ACTION_REPOSITORY/releases/download/v$version/$archive
    why_not="$url could not be fetched"
    # A redirection may not lead away from https.
    curl --fail --silent --show-error --location --proto-redir =https --retry 3 \
      --output "$folder/$archive" "$url" --output "$folder/$archive.sha256" "$url.sha256" &&
      [[ -s $folder/$archive && -s $folder/$archive.sha256 ]]
    return
  fi
  return 1
}

if fetch; then
  expected=$(cut -d ' ' -f 1 <"$folder/$archive.sha256")
  actual=$(checksum_of "$folder/$archive")
  [[ $actual == "$expected" ]] || fail "$archive is refused: its SHA-256 is $actual, where the release says $expected."
  case $archive in
    *.zip) unzip -q "$folder/$archive" -d "$folder" ;;
    *) tar -xzf "$folder/$archive" -C "$folder" ;;
  esac
  program=$folder/wherefore-$version-$target/$program
elif [[ $version == "$own" ]] && command -v cargo >/dev/null; then
  echo "Building wherefore $version from its source, since $why_not."
  # From its own folder: the workspace may have settings for cargo that are not meant for this.
  (cd "$GITHUB_ACTION_PATH" && cargo install --locked --path . --root "$folder" --target-dir "$folder/target") ||
    fail "wherefore $version could not be built; the log of this step says why."
  program=$folder/bin/$program
elif [[ $version == "$own" ]]; then
  fail "There is no wherefore $version to run: $why_not, and to build it there is no cargo."
else
  fail "There is no wherefore $version to run: $why_not. This action builds only its own version, $own."
fi

found=$("$program" --version) || fail "wherefore $version does not run here."
[[ $found == "wherefore $version" ]] || fail "Asked for wherefore $version, what came says that it is $found."
hand_on "$program"
