# shellcheck shell=sh
#
# Ends the process groups it has been told of when its standard input ends. It starts no program while it waits, so
# that it costs nothing.
#
# Nothing here may name the program that starts it: a "pkill -f" of that name must not kill this shell too.

trap '' HUP INT QUIT TERM TSTP PIPE USR1 USR2
# The caller's may have none of the few programs that are needed, and then there would be no time from TERM to KILL.
PATH=${PATH:+$PATH:}/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
export PATH
groups='' expected='' record='' boot='' tenths=50 has_proc='' gone=0 living=0
[ ! -r /proc/self/stat ] || has_proc=yes

# began PID: when that process began, empty if there is none. With the pid this names a process for ever. Where there is
# /proc, its group and parent too.
began() {
    began=''
    if [ "$has_proc" ]; then
        read -r stat <"/proc/$1/stat" || return
        # shellcheck disable=SC2086 # its fields are numbers and a letter
        set -- ${stat##*) }
        parent=$2 group=$3 began=${20}
    else
        # in one word, and the same whatever the time zone is by the next time
        began=$(LC_ALL=C TZ=UTC0 ps -o lstart= -p "$1" | tr -s ' ' _)
        began=${began#_} began=${began%_}
    fi
}

add() {
    began "$1"
    since=${began:-$since}
    case "$groups " in
        *" $1:$began "*) ;;
        *) groups="$groups $1:$began" ;;
    esac
}

remove() {
    others=''
    for known in $groups; do
        [ "${known%%:*}" = "$1" ] || others="$others $known"
    done
    groups=$others
}

# Writes down what lives, for the next start in the same directory, in case this shell is killed too. A new group is only
# added at the end, and one that is gone does no harm there, because its leader is not found any more: so the whole is
# written again when as many are gone as live, and some more.
keep() {
    [ ! "$has_proc" ] || [ "$boot" ] || read -r boot </proc/sys/kernel/random/boot_id
    # shellcheck disable=SC2086 # its words have no blanks
    set -- $groups
    gone=0 living=$#
    if [ "$record" ] && [ "$boot" ]; then printf '%s\n' "$boot" "$@" >"$record"; fi
}

keep_added() {
    living=$((living + 1))
    if [ "$boot" ] && [ -s "$record" ]; then printf '%s\n' "$1:$began" >>"$record"; else keep; fi
}

keep_removed() {
    gone=$((gone + 1)) living=$((living - 1))
    if [ "$gone" -gt 16 ] && [ "$gone" -gt "$living" ]; then keep; fi
}

# is_ours GROUP:BEGAN: a number stays taken while its group has members; if a leader lives, it must be this one.
is_ours() {
    began "${1%%:*}"
    [ ! "$began" ] || [ "$began" = "${1#*:}" ]
}

send() {
    for known in $groups; do
        is_ours "$known" && kill "-$1" "-${known%%:*}"
    done
}

is_any_alive() {
    for known in $groups; do
        is_ours "$known" && kill -0 "-${known%%:*}" && return
    done
    return 1
}

# What was about to be started is known by the pipe that its output goes to, at least at first, and by a variable: until
# it has the variable it holds the pipe, whatever it does with its output afterwards. Another app may have the same
# variable, so only what began since the announcement is looked at, and had the parent of this shell: both have lost it
# by now, or are about to.
candidates() {
    for process in /proc/[0-9]*; do
        process=${process#/proc/}
        if [ "$process" = "$$" ] || ! began "$process" || [ "$began" -lt "$since" ]; then continue; fi
        others=$parent
        began "$$"
        if [ "$others" = "$PPID" ] || [ "$others" = "$parent" ]; then echo "$process"; fi
    done
}

# expect SINCE PIPE MARK, or nothing
expect() {
    expected=${1#* }
    if [ "$has_proc" ] && [ "${1%% *}" -gt "$since" ]; then since=${1%% *}; fi
}

is_expected() {
    # shellcheck disable=SC2010 # find has no portable way to print where a link leads
    ls -l "/proc/$1/fd" | grep -q " -> pipe:\[${expected%% *}\]\$" ||
        tr '\0' '\n' <"/proc/$1/environ" | grep -qFx "${expected#* }"
}

find_expected() {
    tries=0
    while [ "$has_proc" ] && [ "$expected" ] && [ "$tries" -lt 100 ]; do
        found='' pending=''
        for process in $(candidates); do
            if ! is_expected "$process" || ! began "$process"; then continue; fi
            # until it leads a session of its own it is still in the group of the one that is gone
            if [ "$group" = "$own" ]; then pending=yes; else found=yes; add "$group"; fi
        done
        [ "$pending" ] || { [ ! "$found" ] && [ "$tries" -lt 2 ]; } || return
        sleep 0.02
        tries=$((tries + 1))
    done
}

cd /
began "$PPID"
own=$group since=$began
while read -r word value; do
    case $word in
        grace) tenths=$value ;;
        boot) boot=$value has_proc='' ;;
        record) record=$value; keep ;;
        expect) expect "$value" ;;
        +) expected=''; add "$value"; keep_added "$value" ;;
        -) remove "$value"; keep_removed ;;
    esac
done

find_expected
send TERM
send CONT
while [ "$tenths" -gt 0 ] && is_any_alive; do
    sleep 0.1 || sleep 1
    tenths=$((tenths - 1))
done
send KILL
[ ! "$record" ] || rm -f "$record"
