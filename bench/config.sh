#!/usr/bin/env bash
# What jforeman.yml costs and how soon it acts:
#
#   bench/config.sh [RUNS] [OTHER]        (default 11 runs)
#
# OTHER is the bin/jforeman of another checkout, for example of before there was such a file. Start-up is measured in
# turn, so that all meet the same machine; ratios say more than milliseconds. Needs bash 5, python3, Linux.
set -euo pipefail

runs=${1:-11}
other=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
jforeman=$here/../bin/jforeman
work=$(mktemp -d)
export XDG_RUNTIME_DIR=$work
chmod 700 "$work"
trap 'rm -rf "$work"' EXIT
"$jforeman" version >/dev/null

now() { printf '%s' "${EPOCHREALTIME/./}"; } # microseconds
nth() { sort -n | awk -v part="$1" '{v[NR] = $1} END {print v[int((NR - 1) * part + 1.5)]}'; }
median() { nth 0.5; }

# ---- launch to the first instruction of the first process -----------------------------------------------------

mkdir "$work/without" "$work/with"
printf 'web: exec date +%%s%%N >%s/stamp\n' "$work" | tee "$work/without/Procfile" >"$work/with/Procfile"
printf 'processes:\n  web: {ready: {log: up}, stop-timeout: 3, env: {A: b}}\n' >"$work/with/jforeman.yml"

launch() { # NAME DIRECTORY PROGRAM
    local from
    rm -f "$work/stamp"
    from=$(now)
    (cd "$2" && exec "$3" start) >/dev/null 2>&1 </dev/null || true
    awk -v from="$from" '{printf "%.1f\n", ($1 / 1000 - from) / 1000}' "$work/stamp" >>"$work/launch.$1"
}

for ((i = 0; i <= runs; i++)); do
    launch without "$work/without" "$jforeman"
    launch with "$work/with" "$jforeman"
    [ -z "$other" ] || launch other "$work/without" "$other"
    [ "$i" -gt 0 ] || rm "$work"/launch.* # the first ones warm up
done
echo "launch to first process, median ms"
base=$(median <"$work/launch.without")
for name in without with other; do
    [ -f "$work/launch.$name" ] || continue
    awk -v n="$name" -v v="$(median <"$work/launch.$name")" -v b="$base" \
        'BEGIN {printf "  %-8s %8.1f   %.2f\n", n, v, v / b}'
done

# ---- a hundred types, each needing the one before -------------------------------------------------------------

hundred() { # DIRECTORY PROBE: from the first to the last start, milliseconds
    mkdir "$1"
    for ((n = 1; n <= 100; n++)); do
        echo "t$n: echo up; date +%s%N >$1/stamp.\$PS; exec sleep 600"
    done >"$1/Procfile"
    if [ -n "$2" ]; then
        echo processes:
        echo "  t1: {ready: $2}"
        for ((n = 2; n <= 100; n++)); do echo "  t$n: {ready: $2, needs: t$((n - 1))}"; done
    fi >"$1/jforeman.yml"
    (cd "$1" && exec "$jforeman" start) >/dev/null 2>&1 </dev/null &
    local manager=$!
    until [ -s "$1/stamp.t100.1" ]; do sleep 0.05; done
    sleep 1
    kill -TERM "$manager"
    wait "$manager" || true
    awk 'FNR == 1 {print $1}' "$1"/stamp.* | sort -n | awk 'NR == 1 {f = $1} END {printf "%.0f\n", ($1 - f) / 1e6}'
}

one=$(awk -v all="$(hundred "$work/apart" '')" 'BEGIN {printf "%.1f", all / 99}')
echo
echo "100 types in a chain, ms from the first to the last start (limit: 99 x (one spawn of $one ms + 20 ms))"
for probe in '{delay: 0}' '{log: ^up}'; do
    took=$(hundred "$work/chain.$RANDOM" "$probe")
    awk -v p="$probe" -v t="$took" -v o="$one" \
        'BEGIN {printf "  %-12s %6d   limit %d\n", p, t, 99 * (o + 20)}'
done

# ---- from true to noticed -------------------------------------------------------------------------------------

mkdir "$work/probes"
cat >"$work/probes/server.py" <<'END'
import http.server, os, sys, time
kind, seconds = sys.argv[1], float(sys.argv[2])
stamp = lambda: open("true." + os.environ["PS"], "w").write(str(time.time_ns()))
true_at = time.time() + seconds
if kind == "log":
    time.sleep(seconds)
    stamp()
    print("up", flush=True)
    time.sleep(600)
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if time.time() >= true_at else 500)
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_): pass
if kind == "port": time.sleep(seconds)
server = http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler)
if kind == "port": stamp()
else: open("true." + os.environ["PS"], "w").write(str(int(true_at * 1e9)))
server.serve_forever()
END
latency() { # KIND PROBE: from true to the first instruction of who waits for it, milliseconds
    cd "$work/probes"
    rm -f true.* noticed
    printf 'it: exec python3 server.py %s 1.%d\nafter: date +%%s%%N >noticed; exec sleep 600\n' "$1" $((RANDOM % 10)) >Procfile
    printf 'processes:\n  it: {ready: %s}\n  after: {needs: it}\n' "$2" >jforeman.yml
    "$jforeman" start >/dev/null 2>&1 </dev/null &
    local manager=$!
    until [ -s noticed ]; do sleep 0.05; done
    kill -TERM "$manager"
    wait "$manager" || true
    awk -v t="$(cat true.it.1)" '{printf "%.1f\n", ($1 - t) / 1e6}' noticed
}

echo
echo "from true to the first instruction of who waits for it, one spawn included, ms: median, worst of $runs"
for kind in port http log; do
    case $kind in port) probe='{port: }' ;; http) probe='{http: /}' ;; log) probe='{log: ^up}' ;; esac
    for ((n = 0; n < runs; n++)); do (latency $kind "$probe"); done >"$work/latency"
    printf '  %-5s %8s %8s\n' $kind "$(median <"$work/latency")" "$(nth 1 <"$work/latency")"
done

# ---- watching 20,000 files ------------------------------------------------------------------------------------

idle() { # DIRECTORY: processor milliseconds in 20 idle seconds
    (cd "$1" && exec "$jforeman" start) >/dev/null 2>&1 </dev/null &
    local manager=$! before after
    sleep 15
    before=$(awk '{print $14 + $15}' "/proc/$manager/stat")
    sleep 20
    after=$(awk '{print $14 + $15}' "/proc/$manager/stat")
    kill -TERM "$manager"
    wait "$manager" || true
    echo $(((after - before) * 1000 / $(getconf CLK_TCK)))
}

mkdir "$work/idle"
for ((n = 0; n < 200; n++)); do
    mkdir -p "$work/idle/src/d$n"
    (cd "$work/idle/src/d$n" && seq -f 'f%g' 1 100 | xargs touch)
done
echo 'web: exec sleep 600' >"$work/idle/Procfile"
echo
echo "processor ms in 20 idle seconds"
printf '  %-22s %s\n' "nothing watched" "$(idle "$work/idle")"
printf 'processes:\n  web: {watch: src}\n' >"$work/idle/jforeman.yml"
printf '  %-22s %s\n' "20,000 files watched" "$(idle "$work/idle")"
