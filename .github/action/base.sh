#!/usr/bin/env bash
# Finds the revision that the change under review is held against, and hands it on as the output `base`. An empty one means that everything is checked.
#
# SINCE is the action's input. PULL_REQUEST_HEAD, PULL_REQUEST_BASE and MERGE_GROUP_BASE are commits of the event, and empty on other events.
set -euo pipefail
# shellcheck source=.github/action/lib.sh
. "$GITHUB_ACTION_PATH/.github/action/lib.sh"

# Its words are looked at below.
export LC_ALL=C

hand_on() {
  printf 'base=%s\n' "$1" >>"$GITHUB_OUTPUT"
  exit 0
}

# The commit that is checked out. Git that will not read the repository must not pass for a repository without a change.
find_head() {
  command -v git >/dev/null || fail "git is not installed here, and without it nobody can tell what changed. In a container, install git before the checkout."
  head=$(git rev-parse --verify --quiet 'HEAD^{commit}' 2>/dev/null) && return
  local words
  words=$(git rev-parse --verify 'HEAD^{commit}' 2>&1) || true
  case $words in
    *'dubious ownership'*)
      fail "git does not trust the repository in $PWD: another user owns it, as happens in containers. Before this step, run: git config --global --add safe.directory \"\$GITHUB_WORKSPACE\""
      ;;
    *'not a git repository'*)
      fail "$PWD is not in a git repository. Before this step, check one out with actions/checkout, without its \`path\`; in a container, git has to be installed before that."
      ;;
    *) fail "git cannot tell what is checked out in $PWD: $words" ;;
  esac
}

# The parents of the commit that is checked out, as it names them: in a shallow clone git itself answers as if it had none.
find_parents() {
  local commit key value
  commit=$(git cat-file commit "$head")
  first_parent='' second_parent=''
  while read -r key value; do
    case $key in
      parent) if [[ -z $first_parent ]]; then first_parent=$value; else second_parent=${second_parent:-$value}; fi ;;
      author) break ;;
    esac
  done <<<"$commit"
}

# Ends where the clone is too shallow to hold what `base` is: $1 tells its part.
need_history() {
  git merge-base -- "$base" HEAD >/dev/null 2>&1 && return
  [[ $(git rev-parse --is-shallow-repository) == true ]] || return 0
  fail "The clone is shallow: $1 \`$base\` is not in it, or not the history between it and what is checked out. Write \`fetch-depth: 0\` under \`with:\` of the actions/checkout step: it fetches the whole history, where without it only the last commit comes, and a change can only be told from what was there before. On \`pull_request\`, where nothing else than the merge commit is checked out, \`fetch-depth: 2\` is enough."
}

if [[ -n $SINCE ]]; then
  # It is one line of the file of outputs.
  [[ $SINCE != *[[:cntrl:]]* ]] || fail "\`since\` is one revision on one line, for example \`origin/main\`."
  base=$SINCE
  find_head
  need_history 'the revision'
  hand_on "$base"
fi

if [[ -n $PULL_REQUEST_HEAD ]]; then
  find_head
  find_parents
  if [[ $second_parent == "$PULL_REQUEST_HEAD" ]]; then
    # The merge of the pull request into its base: exact also when the base has moved on since the event.
    base=$first_parent
  elif [[ $head == "$PULL_REQUEST_HEAD" ]] || git merge-base --is-ancestor "$PULL_REQUEST_HEAD" HEAD 2>/dev/null; then
    base=$PULL_REQUEST_BASE
  else
    fail "The pull request is not what is checked out: its head $PULL_REQUEST_HEAD is not in the history of $head, and nothing of it would be checked. Let the workflow run on \`pull_request\`; on \`pull_request_target\`, actions/checkout takes the base branch. To check something else on purpose, say against what: \`since\`."
  fi
  need_history 'the base of the pull request'
  git cat-file -e "$base^{commit}" 2>/dev/null ||
    fail "The base of the pull request, $base, is not in the clone. Write \`fetch-depth: 0\` under \`with:\` of the actions/checkout step."
  echo "Checking what the pull request changes of $base."
  hand_on "$base"
fi

if [[ -n $MERGE_GROUP_BASE ]]; then
  base=$MERGE_GROUP_BASE
  find_head
  need_history 'the base of the merge group'
  git cat-file -e "$base^{commit}" 2>/dev/null ||
    fail "The base of the merge group, $base, is not in the clone. Write \`fetch-depth: 0\` under \`with:\` of the actions/checkout step."
  echo "Checking what the merge group changes of $base."
  hand_on "$base"
fi

echo "No pull request: checking everything."
hand_on ''
