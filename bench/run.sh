#!/usr/bin/env bash
# shellcheck disable=SC2086 # commands and lists of processes are to be split
#
# Measures jforeman beside every peer found on PATH, in turn, and prints medians with their ratio to foreman:
#
#   bench/run.sh [RUNS]        (default 11)
#
# Times are milliseconds of the wall clock. They say little by themselves, on a shared machine least of all; the
# ratios are of runs next to each other. Needs bash 5 and, for memory and processor time, Linux.
set -euo pipefail

runs=${1:-11}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'cleanup' EXIT
cleanup() {
    pkill -P $$ 2>/dev/null || true
    rm -rf "$work"
}

declare -A start=(
    [jforeman]="$here/../bin/jforeman start"
    [foreman]="foreman start"
    [honcho]="honcho start"
    [goreman]="goreman -set-ports=true start"
    [hivemind]="hivemind Procfile"
    [overmind]="overmind start"
    [forego]="forego start"
    [nf]="nf start"
)
declare -A version=(
    [jforeman]="$here/../bin/jforeman version"
    [foreman]="foreman version"
    [honcho]="honcho version"
    [goreman]="goreman version"
    [hivemind]="hivemind --version"
    [overmind]="overmind --version"
    [forego]="forego version"
    [nf]="nf --version"
)

peers=(jforeman)
for peer in foreman honcho goreman hivemind overmind forego nf; do
    command -v "$peer" >/dev/null && peers+=("$peer")
done

now() { printf '%s' "${EPOCHREALTIME/./}"; }  # microseconds

median() { sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }

# ---- what is measured; each prints one number ---------------------------------------------------------------

# From launch to the first instruction of the first process.
launch() {
    rm -f "$work/stamp"
    local from
    from=$(now)
    (cd "$work/one" && exec ${start[$1]}) >/dev/null 2>&1 </dev/null || true
    awk -v from="$from" '{printf "%.1f\n", ($1 / 1000 - from) / 1000}' "$work/stamp"
}

say_version() {
    local from
    from=$(now)
    ${version[$1]} >/dev/null 2>&1 </dev/null || true
    awk -v from="$from" -v to="$(now)" 'BEGIN {printf "%.1f\n", (to - from) / 1000}'
}

# Starts ten processes that sleep; sets $manager once all are up. A shell ignores SIGINT in what it runs with &, so
# that is taken back first.
start_ten() {
    rm -f "$work"/ten/up.*
    (cd "$work/ten" && exec perl -e 'use POSIX; setsid; $SIG{INT} = "DEFAULT"; exec @ARGV' ${start[$1]}) \
        >/dev/null 2>&1 </dev/null &
    manager=$!
    until [ "$(find "$work/ten" -name 'up.*' | wc -l)" = 10 ]; do
        kill -0 "$manager" 2>/dev/null || return 1
        sleep 0.01
    done
    sleep 0.5 # the last one has to become the sleeper
}

stop_ten() {
    kill -INT "$manager" 2>/dev/null || true
    wait "$manager" 2>/dev/null || true
}

# From Ctrl-C to the end of the manager, ten processes that end at once.
stop() {
    start_ten "$1" || { echo 0; return; }
    local from
    from=$(now)
    stop_ten
    awk -v from="$from" -v to="$(now)" 'BEGIN {printf "%.1f\n", (to - from) / 1000}'
}

tree() {
    echo "$1"
    local child
    for child in $(pgrep -P "$1" || true); do
        case $(cat "/proc/$child/comm" 2>/dev/null) in
            sleep) ;;
            *) tree "$child" ;;
        esac
    done
}

# Proportional set size of the manager and its helpers, KiB, and processor milliseconds in ten idle seconds.
idle() {
    start_ten "$1" || { echo "0 0"; return; }
    sleep 3
    local pids pss before after
    pids=$(tree "$manager")
    pss=$(for pid in $pids; do awk '/^Pss:/ {print $2}' "/proc/$pid/smaps_rollup" 2>/dev/null || true; done |
        awk '{sum += $1} END {print sum + 0}')
    before=$(ticks $pids)
    sleep 10
    after=$(ticks $pids)
    stop_ten
    echo "$pss $(((after - before) * 1000 / $(getconf CLK_TCK)))"
}

ticks() {
    local pid sum=0 line
    for pid in "$@"; do
        line=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
        set -- ${line##*) }
        sum=$((sum + ${12} + ${13}))
    done
    echo "$sum"
}

# ---- how it is told -------------------------------------------------------------------------------------------

compare() {
    local title=$1 measure=$2 peer
    for ((i = 0; i <= runs; i++)); do
        for peer in "${peers[@]}"; do
            local value
            value=$($measure "$peer")
            [ "$i" = 0 ] || echo "$value" >>"$work/$measure.$peer" # the first one warms up
        done
    done
    table "$title" "$measure"
}

table() {
    local title=$1 measure=$2 peer value base
    base=$(median <"$work/$measure.foreman" 2>/dev/null || echo 0)
    printf '\n%s\n' "$title"
    for peer in "${peers[@]}"; do
        value=$(median <"$work/$measure.$peer")
        printf '  %-10s %10s   %s\n' "$peer" "$value" \
            "$(awk -v v="$value" -v b="${base:-0}" 'BEGIN {if (b > 0) printf "%.2f x foreman", v / b}')"
    done
}

mkdir "$work/one" "$work/ten"
printf 'a: exec date +%%s%%N >%s/stamp\n' "$work" >"$work/one/Procfile"
for n in 0 1 2 3 4 5 6 7 8 9; do
    printf 'p%s: touch %s/ten/up.%s; exec sleep 600\n' "$n" "$work" "$n"
done >"$work/ten/Procfile"
"$here/../bin/jforeman" version >/dev/null

compare "launch to first process, ms" launch
compare "version, ms" say_version
compare "ten processes, Ctrl-C to prompt, ms" stop
if [ -r /proc/self/smaps_rollup ]; then
    for peer in "${peers[@]}"; do
        read -r pss cpu <<<"$(idle "$peer")"
        echo "$pss" >>"$work/memory.$peer"
        echo "$cpu" >>"$work/cpu.$peer"
    done
    table "memory of the manager beside ten idle processes, KiB (proportional set size)" memory
    table "processor time in ten idle seconds, ms" cpu
fi
