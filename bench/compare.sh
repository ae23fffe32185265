#!/usr/bin/env bash
# Compares two commits in paired runs, and fails when a figure of B is worse than that of A by more than a margin:
#
#   bench/compare.sh A B [OPTION...] [FIGURE...]       (--margin 1.1, --runs 11; --help lists the others)
#
# A and B are commits, which are built in worktrees of their own, or directories of checkouts that are built already. All
# values go to target/bench-compare.json too (--file). Needs python3, perl, Maven, Linux.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 2 ] || { sed -n '2,/^set/{/^set/!p}' "$0" >&2; exit 64; }
work=$(mktemp -d "${TMPDIR:-/tmp}/jforeman-compare.XXXXXX")
cleanup() {
    for tree in "$work"/*/; do
        git -C "$here" worktree remove --force "$tree" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# Sets home to a built checkout of COMMIT.
build() { # COMMIT NAME
    if [ -x "$1/bin/jforeman" ]; then
        home=$1
        return
    fi
    home=$work/$2
    git -C "$here" worktree add --quiet --detach "$home" "$1"
    (cd "$home" && mvn -B -q -Dmaven.test.skip=true package) >&2
}

build "$1" a
a=$home
build "$2" b
b=$home
shift 2
mkdir -p "$here/../target"
python3 "$here/lib/measure.py" compare --home "$a" --home "$b" --file "$here/../target/bench-compare.json" "$@"
