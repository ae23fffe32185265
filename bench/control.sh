#!/bin/sh
# How long `jforeman ps` takes from its launch to its answer, beside `overmind ps` where that is on PATH: medians in
# milliseconds of runs that take turns, so that both meet the same machine. The JVM's own start is measured too.
#
# usage: bench/control.sh [RUNS]

runs=${1:-15}
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
jforeman=$home/bin/jforeman
directory=$(mktemp -d)
cd "$directory" || exit 1
export XDG_RUNTIME_DIR="$directory"
chmod 700 "$directory"

printf 'web: exec sleep 600\nflood: exec yes >/dev/null\n' >Procfile
printf 'public class Nothing { public static void main(String[] args) {} }\n' >Nothing.java

now() {
    date +%s%3N
}

measure() {
    name=$1
    shift
    begin=$(now)
    "$@" >/dev/null 2>&1
    echo $(($(now) - begin)) >>"$name.ms"
}

median() {
    sort -n "$1.ms" | sed -n "$(((runs + 1) / 2))p"
}

cleanup() {
    "$jforeman" down >/dev/null 2>&1
    [ -S .overmind.sock ] && overmind quit >/dev/null 2>&1
    rm -rf "$directory"
}
trap cleanup EXIT INT TERM

"$jforeman" start >/dev/null 2>&1 </dev/null &
until "$jforeman" ps >/dev/null 2>&1; do sleep 0.1; done

others=''
if command -v overmind >/dev/null && command -v tmux >/dev/null; then
    others='overmind'
    overmind start >/dev/null 2>&1 </dev/null &
    until overmind ps >/dev/null 2>&1; do sleep 0.1; done
fi
if command -v javac >/dev/null; then
    others="$others jvm"
    javac Nothing.java
fi

i=0
while [ "$i" -lt "$runs" ]; do
    measure jforeman "$jforeman" ps
    for other in $others; do
        case $other in
            overmind) measure overmind overmind ps ;;
            jvm) measure jvm java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -cp . Nothing ;;
        esac
    done
    i=$((i + 1))
done

for name in jforeman $others; do
    printf '%-9s %5s ms\n' "$name" "$(median "$name")"
done
[ "$others" ] || echo 'overmind is not on PATH (or tmux is not): nothing to compare with'
