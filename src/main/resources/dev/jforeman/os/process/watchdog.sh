# shellcheck shell=sh
#
# Ends the process groups it has been told of when its standard input ends. It starts no program while it waits, so
# that it costs nothing.
#
# Nothing here may name the program that starts it: a "pkill -f" of that name must not kill this shell too.

trap '' HUP INT QUIT TERM TSTP PIPE USR1 USR2
groups='' expected='' record='' boot='' tenths=50 has_proc=''
[ ! -r /proc/self/stat ] || has_proc=yes

# began PID: when that process began, empty if there is none. With the pid this names a process for ever.
began() {
    began=''
    if [ "$has_proc" ]; then
        read -r stat <"/proc/$1/stat" || return
        # shellcheck disable=SC2086 # its fields are numbers and a letter
        set -- ${stat##*) }
        group=$3 began=${20}
    else
        # in one word, and the same whatever the time zone is by the next time
        began=$(LC_ALL=C TZ=UTC0 ps -o lstart= -p "$1" | tr -s ' ' _)
        began=${began#_} began=${began%_}
    fi
}

add() {
    began "$1"
    groups="$groups $1:$began"
}

remove() {
    others=''
    for known in $groups; do
        [ "${known%%:*}" = "$1" ] || others="$others $known"
    done
    groups=$others
}

# Writes down what lives, for the next start in the same directory, in case this shell is killed too.
keep() {
    [ ! "$has_proc" ] || read -r boot </proc/sys/kernel/random/boot_id
    if [ "$record" ] && [ "$boot" ]; then
        # shellcheck disable=SC2086 # one line for each group
        printf '%s\n' "$boot" $groups >"$record"
    fi
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

# A group that was about to be started is known by the pipe its output was to go to. Until its leader has
# a session of its own it is still in the group of the one that is gone.
find_expected() {
    while [ "$expected" ]; do
        # shellcheck disable=SC2012 # find has no portable way to print where a link leads
        holder=$(ls -l /proc/[0-9]*/fd/1 |
            sed -n "s|.*/proc/\([0-9]*\)/fd/1 -> pipe:\[$expected\]|\1|p;" | head -n 1)
        [ "$holder" ] || return
        if began "$holder" && [ "$group" != "$own" ]; then
            add "$group"
            return
        fi
        sleep 0.02
    done
}

cd /
began "$PPID"
own=$group
while read -r word value; do
    case $word in
        grace) tenths=$value ;;
        boot) boot=$value has_proc='' ;;
        record) record=$value; keep ;;
        expect) expected=$value ;;
        +) expected=''; add "$value"; keep ;;
        -) remove "$value"; keep ;;
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
