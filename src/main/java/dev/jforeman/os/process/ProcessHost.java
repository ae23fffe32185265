package dev.jforeman.os.process;

import dev.jforeman.os.kernel.WindowSize;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Starts processes. */
public interface ProcessHost {
    /**
     * Starts a command as the leader of a new session and process group. Must always be called by the same thread, one
     * that never exits: a parent-death signal is tied to the thread that started the child.
     *
     * @throws SpawnException if the operating system refuses
     */
    Child start(Launch launch) throws SpawnException;

    /** Those of these process groups that have a live member; zombies do not count. */
    Set<Long> livingGroups(Collection<Long> groups);

    /** The operating system could not start a process. The message is for people. */
    final class SpawnException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;
        private final boolean canHeal;

        /** A failure reported by the system. */
        public SpawnException(String reason, boolean canHeal) {
            super(reason, null, false, false);
            this.reason = reason;
            this.canHeal = canHeal;
        }

        /** The reason, for people. */
        public String reason() {
            return reason;
        }

        /** Whether retrying makes sense: a limit was reached, which may be temporary. */
        public boolean canHeal() {
            return canHeal;
        }
    }

    /**
     * A process to start.
     *
     * @param command a command line for the shell
     * @param directory the working directory, absolute
     * @param environment variables that override our own
     * @param stdio the kind of its standard streams
     */
    record Launch(String command, Path directory, Map<String, String> environment, Stdio stdio) {}

    /** The standard streams of a child. */
    sealed interface Stdio {
        /** Output and errors share one pipe, so that they stay in order. */
        record OnePipe(Input input) implements Stdio {}

        /** Standard error has a separate pipe. */
        record TwoPipes(Input input) implements Stdio {}

        /** Output and errors go to our own standard output and error; standard input is empty. */
        record OurOwn() implements Stdio {}

        /** A pseudo-terminal, which is the controlling terminal of the child's session. */
        record Terminal(WindowSize size, Input input) implements Stdio {}

        /** The kind of standard input. */
        enum Input {
            /** A pipe without a writer, or the terminal. */
            OPEN,
            /** An empty input, at its end from the start. */
            AT_END
        }
    }
}
