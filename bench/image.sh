#!/usr/bin/env bash
# Compares a start of the unpacked archive with the same program on the JDK that bin/jforeman uses, in turn, and prints the
# median of the ratios: processor time, wall clock. It should not be above 1.05.
#
#   bench/image.sh [ROUNDS]        (default 41; needs mvn verify, or -Parchive, before)
set -euo pipefail

rounds=${1:-41}
here=$(cd "$(dirname "$0")/.." && pwd)
image=$(find "$here/target" -maxdepth 2 -path '*/jforeman-*/bin' -print -quit)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -n "$image" ] || { echo 'bench/image.sh: build first: mvn verify -DskipTests' >&2; exit 70; }

"$here/bin/jforeman" version >/dev/null # finds the JDK
mkdir -p "$work/jdk/bin" "$work/jdk/lib/jforeman" "$work/app"
cp "$here/bin/jforeman" "$work/jdk/bin/"
cp "$here"/target/jforeman/lib/*.jar "$work/jdk/lib/jforeman/"
cp "$here/target/jforeman/lib/java-home" "$work/jdk/lib/jforeman/" 2>/dev/null || true
"$work/jdk/bin/jforeman" train
echo 'a: echo hello' >"$work/app/Procfile"
export XDG_RUNTIME_DIR=$work

# Prints processor and wall time of one start, in milliseconds.
measure() {
    local TIMEFORMAT='%U %S %R'
    { time env -C "$work/app" "$1/jforeman" start >/dev/null 2>&1 </dev/null; } 2>"$work/time"
    awk '{printf "%.0f %.0f\n", ($1 + $2) * 1000, $3 * 1000}' "$work/time"
}

median() { sort -n | awk '{v[NR] = $1} END {printf "%.3f", v[int((NR + 1) / 2)]}'; }

measure "$image" >/dev/null
for ((i = 0; i < rounds; i++)); do
    echo "$(measure "$image") $(measure "$work/jdk/bin")"
done >"$work/times"
printf 'image / JDK: processor %s, wall clock %s (%s rounds)\n' \
    "$(awk '{print $1 / $3}' "$work/times" | median)" "$(awk '{print $2 / $4}' "$work/times" | median)" "$rounds"
