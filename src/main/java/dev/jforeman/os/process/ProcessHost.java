package dev.jforeman.os.process;

import dev.jforeman.os.kernel.WindowSize;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Starts processes. */
public interface ProcessHost {
    /**
     * Starts a command as the leader of a session and process group of its own. Must always be called by the
     * same thread, one that never ends: a parent-death signal belongs to the thread that started the child.
     *
     * @throws SpawnException if the operating system refuses
     */
    Child start(Launch launch) throws SpawnException;

    /** Those of these process groups that have a live member; zombies do not count. */
    Set<Long> livingGroups(Collection<Long> groups);

    /** The operating system did not start a process; the message is for people. */
    final class SpawnException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;
        private final boolean canHeal;

        /** An answer of the system's. */
        public SpawnException(String reason, boolean canHeal) {
            super(reason, null, false, false);
            this.reason = reason;
            this.canHeal = canHeal;
        }

        /** Why, for people. */
        public String reason() {
            return reason;
        }

        /** Whether a retry makes sense: a limit was reached, which may be temporary. */
        public boolean canHeal() {
            return canHeal;
        }
    }

    /**
     * A process to start.
     *
     * @param command a line for the shell
     * @param directory where, absolute
     * @param environment set over our own
     * @param stdio what its standard streams are
     */
    record Launch(String command, Path directory, Map<String, String> environment, Stdio stdio) {}

    /** The standard streams of a child. */
    sealed interface Stdio {
        /** Output and errors share one pipe, so that they stay in order. */
        record OnePipe(Input input) implements Stdio {}

        /** Errors have a pipe of their own. */
        record TwoPipes(Input input) implements Stdio {}

        /** Output and errors go where ours go; standard input is empty. */
        record OurOwn() implements Stdio {}

        /** A pseudo-terminal, the controlling one of the child's session. */
        record Terminal(WindowSize size, Input input) implements Stdio {}

        /** What standard input is. */
        enum Input {
            /** A pipe without a writer, or the terminal. */
            OPEN,
            /** It is at its end from the beginning. */
            AT_END
        }
    }
}
