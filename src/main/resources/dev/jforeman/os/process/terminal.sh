# shellcheck shell=sh
# shellcheck disable=SC2064 # traps hold the signal and this shell's number as they are now
#
# terminal.sh COMMAND [INPUT], with the terminal's path as $0: runs the command on that terminal, or with another
# standard input, and leads the session.
#
# When the leader of a session ends, the kernel sends HUP to the foreground process group of its terminal. A shell that
# runs the command itself would die of the stop signal at once, and the HUP would end what is still shutting down. This
# one gets the stop signal too, stays until the command has ended, and then dies of that signal while a short-lived
# process group is in the foreground: that one gets the HUP.

exec <>"$0" >&0
[ ! "$2" ] || exec <"$2"

die="exec 2>&1; set -m; /bin/sh -c"
for signal in HUP TERM; do
    trap "trap - $signal; $die 'kill -s $signal $$'" "$signal"
done

# A command that handles one of these and ends later in its own way has not died of it.
for signal in INT QUIT USR1 USR2 PIPE ALRM VTALRM PROF XCPU XFSZ; do
    trap "[ \"\$(kill -l \$?)\" != $signal ] || { trap - $signal; $die 'kill -s $signal $$'; }" "$signal"
done

# The shell would report there how the command ended.
exec 2>/dev/null
(exec /bin/sh -c "$1" 2>&1)
exit
