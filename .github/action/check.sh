#!/usr/bin/env bash
# Runs the check: the diagnostics go to the log, annotations to the diff, a summary to the page of the run. Ends as wherefore ends.
#
# WHEREFORE is the program, BASE the revision that the change is held against, or nothing. PROPOSAL_PATHS, FORMATS and STRICT are the action's inputs.
set -euo pipefail
# shellcheck source=.github/action/lib.sh
. "$GITHUB_ACTION_PATH/.github/action/lib.sh"

folder=$(fresh_folder)
arguments=(check --format=text "--format=github=$folder/annotations" "--format=markdown=$folder/summary.md")

case $STRICT in
  true) arguments+=(--strict) ;;
  false | '') ;;
  *) fail "\`strict\` is \`$STRICT\`, but may only be \`true\` or \`false\`." ;;
esac

while IFS= read -r format; do
  format=$(trim "$format")
  [[ -n $format ]] || continue
  [[ $format =~ ^[a-z]+=. ]] || fail "\`format\` says \`$format\`, but each of its lines is a format and a file, for example \`sarif=wherefore.sarif\`."
  arguments+=("--format=$format")
done <<<"$FORMATS"

if [[ -n $BASE ]]; then
  arguments+=("--since=$BASE")
fi

# What follows is no option, whatever it begins with.
arguments+=(--)
while IFS= read -r path; do
  path=$(trim "$path")
  [[ -n $path ]] || continue
  # A dash alone would be standard input all the same.
  [[ $path != - ]] || path=./-
  arguments+=("$path")
done <<<"$PROPOSAL_PATHS"

# The shell of Git for Windows would take some arguments for paths of its own, and rewrite them.
export MSYS2_ARG_CONV_EXCL='*'

# The log quotes proposals, and these are somebody's text: between the two lines with the word that nobody can guess, the runner takes no commands from it.
word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$word"
status=0
"$WHEREFORE" "${arguments[@]}" </dev/null 2>&1 || status=$?
echo "::$word::"

if [[ -s $folder/annotations ]]; then
  cat "$folder/annotations"
fi
if ((status > 1)); then
  say error "wherefore could not do its job; the log of this step says why."
fi
if [[ -s $folder/summary.md ]]; then
  cat "$folder/summary.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
fi
exit "$status"
