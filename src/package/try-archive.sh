#!/bin/sh
# Tries a self-contained archive where it was built: unpacks it below a path with a blank, runs an app without any Java in
# the environment, presses Ctrl-C, and looks whether anything is left:
#
#     src/package/try-archive.sh jforeman-VERSION-PLATFORM.tar.xz
set -eu

archive=${1:?usage: src/package/try-archive.sh ARCHIVE}
work=$(mktemp -d)
app="$work/an app"
jforeman=''
trap 'finish $?' EXIT
trap 'exit 130' INT TERM HUP

finish() {
    [ -z "$jforeman" ] || kill -KILL "$jforeman" 2>/dev/null || :
    [ "$1" = 0 ] || [ ! -e "$app/log" ] || cat "$app/log" >&2
    rm -rf "$work"
}

fail() {
    echo "src/package/try-archive.sh: $*" >&2
    exit 1
}

clean() { env -i HOME="$app" PATH=/usr/bin:/bin:/usr/sbin:/sbin "$@"; }

# waits_for WHAT COMMAND...: for what nothing announces
wait_for() {
    what=$1
    tries=0
    shift
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || fail "waited in vain until $what"
        sleep 0.1
    done
}

is_gone() { ! kill -0 "$1" 2>/dev/null; }
has_written() { grep -q "$1" "$app/log"; }

mkdir "$app"
tar -xJf "$archive" -C "$app"
program=$(echo "$app"/jforeman*/bin/jforeman)
clean "$program" version
cat >"$app/Procfile" <<'END'
web: echo "listening on $PORT"; sleep 1000 & echo $! >child; echo $$ >shell; wait
worker: echo working; exit 0
END
(cd "$app" && exec env -i HOME="$app" PATH=/usr/bin:/bin:/usr/sbin:/sbin "$program" start >log 2>&1) &
jforeman=$!
wait_for "web is started" has_written 'listening on [0-9]'
wait_for "the child of web is known" test -s "$app/shell"
kill -INT "$jforeman"
code=0
wait "$jforeman" || code=$?
jforeman=''
[ "$code" = 0 ] || fail "exit code $code after Ctrl-C"
wait_for "web is gone" is_gone "$(cat "$app/shell")"
wait_for "the child of web is gone" is_gone "$(cat "$app/child")"
[ -z "$(ls -A "$app/.cache" 2>/dev/null)" ] || fail "it has made a cache: $(ls -A "$app/.cache")"
echo "$archive works: started, stopped, nothing left"
