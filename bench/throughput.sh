#!/bin/sh
# How much output jforeman carries, beside every peer on PATH and beside cat, which does nothing but copy.
#
#   [PEERS="jforeman hivemind"] bench/throughput.sh [ROUNDS]
#
# Four children write a million numbered lines of 80 bytes in all, into a file, from the start of the manager to its
# end; then one write for each line; then as much as they can for ten seconds. The peers run in turn in each round, so
# that whatever else the machine does hits all of them. Told is the best round of each. After each run the file is
# checked: every line must be whole and in its child's order, and those that are missing are counted. At last one child
# writes as much as it can and another one a line now and then: how long does that take to come out?
set -eu

rounds=${1:-3}
lines=250000
flood_seconds=10
here=$(cd "$(dirname "$0")/.." && pwd)
PATH=$here/bin:$PATH
work=$(mktemp -d "${TMPDIR:-/tmp}/jforeman-throughput.XXXXXX")
manager=
trap 'cleanup' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
cleanup() {
    [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
    rm -rf "$work"
}
# Everything from here on is written there, and nothing into the directory this is called in.
cd "$work" || exit 1

# One child: its name, then a number, filled up to 79 characters and a newline. It ends when all have written
# everything, because many managers stop all at the first end.
cat >child.pl <<'EOF'
my ($name, $count, $each) = @ARGV;
$| = $each;
for my $i (1 .. $count) { print sprintf("%s %09d %s\n", $name, $i, "x" x (68 - length $name)); }
$| = 1;
print "";
open my $done, ">", "done.$name";
close $done;
select undef, undef, undef, 0.005 while grep { !-e "done.$_" } qw(a b c d);
EOF
# A line each 20 ms with the time, and the milliseconds until it has come out again.
cat >metronome.pl <<'EOF'
use Time::HiRes qw(time sleep);
$| = 1;
while (1) { printf "tick %.6f\n", time; sleep 0.02; }
EOF
cat >delays.pl <<'EOF'
use Time::HiRes qw(time);
while (<STDIN>) { push @delays, 1000 * (time - $1) if /tick ([\d.]+)/; }
@delays = sort { $a <=> $b } @delays;
printf "%.2f %.2f %.2f %d\n", @delays[$#delays / 2, 0.99 * $#delays, -1], scalar @delays if @delays;
EOF
cat >Procfile.fair <<'EOF'
a: exec yes a.123456789.123456789.123456789.123456789.123456789.123456789.123456789.1234567
b: exec perl metronome.pl
EOF
for name in a b c d; do
    echo "$name: exec perl child.pl $name $lines 0" >>Procfile.blocks
    echo "$name: exec perl child.pl $name $lines 1" >>Procfile.lines
    echo "$name: exec yes $name.123456789.123456789.123456789.123456789.123456789.123456789.123456789.1234567" >>Procfile.flood
done

peers=
for peer in ${PEERS:-jforeman hivemind overmind foreman honcho goreman}; do
    if command -v "$peer" >/dev/null; then peers="$peers $peer"; fi
done

now() { date +%s.%N; }

start() { # manager, Procfile
    case $1 in
        cat) (merge "$2") ;;
        jforeman) jforeman start -f "$2" --no-port --on-exit=ignore ;;
        hivemind) hivemind "$2" ;;
        *) "$1" start -f "$2" ;;
    esac
}

# The same children, each into a cat of its own. Always in a shell of its own, which ends them when it is ended.
merge() {
    copiers=
    trap 'kill $copiers; exit 143' INT TERM HUP # a child whose cat is gone gets SIGPIPE
    while read -r line; do
        sh -c "${line#*: }" | cat &
        copiers="$copiers $!"
    done <"$1"
    wait
}

# How many lines are missing; fails if one is torn or out of its child's order, whatever stands in front of it. What
# jforeman shows in two parts, because the rest of a line took long to come, is one line.
lost() { # file
    perl -ne '
        if (/([abcd])\.1 +> (x*)/ && $part{$1}) { $_ = delete($part{$1}) . $2; }
        my ($child, $number, $rest) = /([abcd]) (\d{9}) (x*)\r?$/ or next;
        if (length($rest) < 67 && /\.1 +\|/ && !$part{$child}) { chomp; $part{$child} = $_; next; }
        die "torn: $_" unless length($rest) == 67;
        die "out of order: $_" unless $number > ($last{$child} // 0);
        $last{$child} = $number;
        $seen++;
        END { print '"$((4 * lines))"' - $seen }
    ' "$1"
}

run() { # manager, Procfile
    rm -f done.*
    begun=$(now)
    start "$1" "$2" >out.log 2>err.log || true
    ended=$(now)
    missing=0
    if [ "$1" != cat ]; then
        missing=$(lost out.log 2>lost.log) || echo "$1: $(head -n 1 lost.log)" >&2
    fi
    echo "$1 $(echo "$begun $ended" | awk '{ printf "%.3f", $2 - $1 }') $missing" >>"times.$2"
}

# The largest proportional share of memory of the process that the shell is, and of what it became.
watch_memory() { # pid
    most=0
    while pss=$(awk '/^Pss:/ { print $2 }' "/proc/$1/smaps_rollup" 2>/dev/null) && [ -n "$pss" ]; do
        [ "$pss" -le "$most" ] || most=$pss
        sleep 0.5
    done
    echo "$most" >memory
}

flood() { # manager
    mkfifo pipe
    wc -l <pipe >count &
    counter=$!
    start_flood "$1" Procfile.flood >pipe 2>err.log &
    manager=$!
    pid=$manager
    if [ "$1" != cat ]; then
        watch_memory "$pid" &
    else
        echo 0 >memory
    fi
    sleep "$flood_seconds"
    kill "$manager" 2>/dev/null || true # it may have ended by itself
    wait "$manager" 2>/dev/null || true
    manager=
    wait "$counter"
    sleep 1
    echo "$1 $(cat count) $(cat memory)" >>times.flood
    rm -f pipe
}

start_flood() { # manager, Procfile
    case $1 in
        cat) merge "$2" ;;
        jforeman) exec jforeman start -f "$2" --no-port --on-exit=ignore ;;
        hivemind) exec hivemind "$2" ;;
        *) exec "$1" start -f "$2" ;;
    esac
}

# The delays of one child's lines beside a flood: median, 99 of 100, largest; how many lines there were.
delay() { # manager
    mkfifo pipe
    grep --line-buffered 'tick [0-9]' <pipe | perl delays.pl >delays &
    reader=$!
    start_flood "$1" Procfile.fair >pipe 2>err.log &
    manager=$!
    sleep "$flood_seconds"
    kill "$manager"
    wait "$manager" 2>/dev/null || true
    manager=
    wait "$reader"
    sleep 1
    [ ! -s delays ] || echo "$1 $(cat delays)" >>times.fair
    rm -f pipe
}

table() { # title, Procfile
    [ -s "times.$2" ] || return 0
    echo
    echo "$1"
    sort -k1,1 -k2,2n "times.$2" | awk -v total=$((4 * lines)) '
        !($1 in best) { best[$1] = $2; order[++n] = $1 }
        $3 > lost[$1] { lost[$1] = $3 }
        END {
            printf "  %-10s %10s %12s %14s %12s\n", "", "seconds", "lines/s", "jforeman is x", "lines lost"
            for (i = 1; i <= n; i++) {
                name = order[i]
                printf "  %-10s %10.3f %12.0f %14.2f %12d\n", name, best[name], total / best[name],
                    best[name] / best["jforeman"], lost[name]
            }
        }'
}

round=1
while [ "$round" -le "$rounds" ]; do
    for peer in cat $peers; do
        run "$peer" Procfile.blocks
        run "$peer" Procfile.lines
    done
    round=$((round + 1))
done
for peer in cat $peers; do
    flood "$peer"
done
for peer in $peers; do
    delay "$peer"
done

table "a million lines of 80 bytes from four children, into a file" Procfile.blocks
table "the same, one write for each line" Procfile.lines
echo
echo "$flood_seconds seconds of flood from four children, into a pipe"
awk '{ lines[$1] = $2; memory[$1] = $3; order[NR] = $1 }
    END {
        printf "  %-10s %16s %12s %16s\n", "", "lines/s", "of cat", "largest PSS, MB"
        for (i = 1; i <= NR; i++) {
            name = order[i]
            printf "  %-10s %16.0f %11.0f%% %16.1f\n", name, lines[name] / '"$flood_seconds"',
                100 * lines[name] / lines["cat"], memory[name] / 1024
        }
    }' times.flood
echo
echo "a line each 20 ms beside a child that writes as much as it can, until it is read from a pipe, milliseconds"
awk 'BEGIN { printf "  %-10s %12s %12s %12s %12s\n", "", "median", "99 of 100", "largest", "lines" }
    { printf "  %-10s %12.2f %12.2f %12.2f %12d\n", $1, $2, $3, $4, $5 }' times.fair
