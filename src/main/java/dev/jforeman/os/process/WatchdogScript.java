package dev.jforeman.os.process;

/**
 * What the watchdog does, in the words of a POSIX shell. It is no file of its own, because to open the jar once more
 * would cost time, and it uses no program while jforeman lives, so that it costs none then.
 *
 * <p>It must not name jforeman: who kills all that does, by {@code pkill -f}, shall not kill the watchdog.
 */
final class WatchdogScript {
    private WatchdogScript() {}

    /** Reads the lines that {@link Watchdog} writes; their end is the end of who writes them. */
    static final String TEXT = """
        trap '' HUP INT QUIT TERM TSTP PIPE USR1 USR2
        groups= expected= record= tenths=50 has_proc=
        [ ! -r /proc/self/stat ] || has_proc=yes

        # began PID: when that process began, empty if there is none; with the pid it names a process for ever
        began() {
            began=
            if [ "$has_proc" ]; then
                read -r stat <"/proc/$1/stat" || return
                set -- ${stat##*) }
                group=$3 began=${20}
            else
                began=$(ps -o lstart= -p "$1" | tr -s ' ' _)
            fi
        }

        add() {
            began "$1"
            groups="$groups $1:$began"
        }

        remove() {
            others=
            for known in $groups; do
                [ "${known%%:*}" = "$1" ] || others="$others $known"
            done
            groups=$others
        }

        # for whoever starts next in the same directory, in case this shell is killed too
        keep() {
            if [ "$record" ] && [ "$has_proc" ]; then
                read -r boot </proc/sys/kernel/random/boot_id
                printf '%s\\n' "$boot" $groups >"$record"
            fi
        }

        # is_ours GROUP:BEGAN: a number stays taken while its group has members; if a leader lives, it must be ours
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
                holder=$(ls -l /proc/[0-9]*/fd/1 |
                    sed -n "s|.*/proc/\\([0-9]*\\)/fd/1 -> pipe:\\[$expected\\]|\\1|p;" | head -n 1)
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
                record) record=$value; keep ;;
                expect) expected=$value ;;
                +) expected=; add "$value"; keep ;;
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
        """;
}
