package dev.jforeman.contract;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import java.util.List;
import java.util.Optional;

/** The behaviour of one run of a process, for each kind of host. */
public sealed interface ProcessScript {
    /**
     * The operating system refuses to start the process.
     *
     * @param canHeal whether a later attempt may succeed
     */
    record Refused(String reason, boolean canHeal) implements ProcessScript {}

    /**
     * The process is started.
     *
     * @param prints its lines; once they are printed, the setup below is complete
     * @param ignoresTerm whether the leader ignores TERM
     * @param closesOutput whether it then closes its output
     * @param member another process in its group
     * @param end how the leader ends
     */
    record Started(List<String> prints, boolean ignoresTerm, boolean closesOutput, Optional<Member> member, End end)
            implements ProcessScript {
        public Started {
            prints = List.copyOf(prints);
        }

        public Started ignoringTerm() {
            return new Started(prints, true, closesOutput, member, end);
        }

        public Started closingOutput() {
            return new Started(prints, ignoresTerm, true, member, end);
        }

        public Started leaving(Member left) {
            return new Started(prints, ignoresTerm, closesOutput, Optional.of(left), end);
        }

        /** The same behaviour as a shell command. */
        public String shell() {
            StringBuilder text = new StringBuilder();
            member.ifPresent(left -> text.append("trap up=1 USR1\n(")
                    .append(shell(left))
                    .append(") &\nwhile [ -z \"$up\" ]; do sleep 0.01; done\n"));
            text.append(ignoresTerm ? "trap '' TERM\n" : "");
            prints.forEach(line -> text.append("echo ").append(line).append('\n'));
            text.append(closesOutput ? "exec >&- 2>&-\n" : "");
            return text.append(
                            switch (end) {
                                case End.Exits(int code) -> "exit " + code;
                                case End.Dies(Signal signal) -> "ulimit -c 0; kill -" + signal + " $$";
                                case End.Stays _ -> "exec sleep 1000";
                            })
                    .toString();
        }

        /** The member signals the leader when it is ready, because only then may the leader exit. */
        private static String shell(Member member) {
            return switch (member) {
                case Member.IgnoresTerm _ -> "trap '' TERM; kill -USR1 $$; exec sleep 1000";
                case Member.SaysGoodbye(String line) ->
                    "exec 2>&-; trap 'echo " + line + "; exit 0' TERM; kill -USR1 $$; while :; do sleep 0.05; done";
            };
        }
    }

    /** Another process in the group that does not exit on its own. */
    sealed interface Member {
        record IgnoresTerm() implements Member {}

        /** After TERM it prints a line and exits. */
        record SaysGoodbye(String line) implements Member {}
    }

    /** How the leader ends. */
    sealed interface End {
        record Exits(int code) implements End {}

        record Dies(Signal signal) implements End {
            public Outcome outcome() {
                return new Outcome.Signalled(signal.number().orElseThrow(), signal.fullName(), false);
            }
        }

        /** It runs until a signal ends it. */
        record Stays() implements End {}
    }

    static ProcessScript refused(String reason, boolean canHeal) {
        return new Refused(reason, canHeal);
    }

    static Started exits(int code, String... prints) {
        return started(new End.Exits(code), prints);
    }

    static Started dies(Signal signal, String... prints) {
        return started(new End.Dies(signal), prints);
    }

    static Started stays(String... prints) {
        return started(new End.Stays(), prints);
    }

    private static Started started(End end, String... prints) {
        return new Started(List.of(prints), false, false, Optional.empty(), end);
    }
}
