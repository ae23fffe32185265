#!/usr/bin/env bash
# Measures jforeman beside every peer found on PATH, in turn, and prints medians with their ratio to foreman:
#
#   bench/run.sh [RUNS] [OPTION...] [FIGURE...]        (default: 11 runs, all figures; --help lists both)
#
# All values go to target/bench-run.json too (--file). Times say little by themselves, on a shared machine least of all; the
# ratios are of runs next to each other. Build first. Needs python3, perl, Linux.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
runs=()
if [[ ${1-} =~ ^[0-9]+$ ]]; then
    runs=(--runs "$1")
    shift
fi
mkdir -p "$here/../target"
exec python3 "$here/lib/measure.py" run --home "$here/.." --file "$here/../target/bench-run.json" "${runs[@]}" "$@"
