# shellcheck shell=bash
# What the scripts of the action and of a release share. All of them run in bash 3.2, which macOS has: no `mapfile`, and no empty array under `set -u`.

# say LEVEL MESSAGE: an annotation of the run. The message may hold what somebody typed: encoded, it stays within its line, and so cannot be a command
# to the runner itself.
say() {
  local message=$2
  message=${message//'%'/%25}
  message=${message//$'\r'/%0D}
  message=${message//$'\n'/%0A}
  printf '::%s title=wherefore::%s\n' "$1" "$message"
}

# fail MESSAGE: ends the script as wherefore itself ends when it cannot do its job.
fail() {
  say error "$1"
  exit 2
}

# manifest_version FILE: the version of the package in that Cargo.toml.
manifest_version() {
  sed -n 's/^version = "\(.*\)"$/\1/p' "$1"
}

# archive_of VERSION TARGET: the file of a release that holds the program for that target.
archive_of() {
  case $2 in
    *-windows-*) echo "wherefore-$1-$2.zip" ;;
    *) echo "wherefore-$1-$2.tar.gz" ;;
  esac
}

# checksum_of FILE: its SHA-256. macOS has a program of its own for it.
checksum_of() {
  if command -v sha256sum >/dev/null; then
    sha256sum <"$1" | cut -d ' ' -f 1
  else
    shasum --algorithm 256 <"$1" | cut -d ' ' -f 1
  fi
}

# fresh_folder: a new folder that goes with the job. On Windows its name is one that programs of both kinds understand.
fresh_folder() {
  local temporary=$RUNNER_TEMP
  if command -v cygpath >/dev/null; then
    temporary=$(cygpath --mixed "$temporary")
  fi
  mktemp -d "$temporary/wherefore.XXXXXX"
}

# trim TEXT: the text without the white space around it, which stands there for the looks of a workflow.
trim() {
  local text=$1
  text=${text#"${text%%[![:space:]]*}"}
  printf '%s' "${text%"${text##*[![:space:]]}"}"
}
