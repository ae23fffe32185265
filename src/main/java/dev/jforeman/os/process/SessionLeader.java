package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Perl;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.shell.ShellCommand;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command prefix that runs a command as the leader of a new session, see {@link Kernel#sessionLeader}, and the
 * program that the leader runs.
 */
public final class SessionLeader {
    /** Takes the same arguments as {@code terminal.sh}. */
    private static final String BECOMES_PROGRAM =
            "exec <>\"$0\" >&0 2>&1; [ ! \"$2\" ] || exec <\"$2\"; exec /bin/sh -c \"$1\"";

    private SessionLeader() {}

    /** The argument vector that runs a shell command as a session leader. */
    static List<String> shell(String command) {
        return words("/bin/sh", "-c", command);
    }

    /** Whether a shell of ours leads the session and the command runs as its child. */
    static boolean isBehindShell(ProcessHost.Launch launch) {
        return launch.stdio() instanceof Stdio.Terminal && !ShellCommand.becomesProgram(launch.command());
    }

    /**
     * The same, with a terminal as its streams. The path and the command are separate words, so nothing has to be
     * quoted.
     *
     * <p>A command that execs one program leads the session itself. Any other command runs as a child of a shell that
     * survives stop signals: when the leader of a session exits, the kernel sends HUP to the remaining processes.
     */
    static List<String> shellOn(String terminal, Stdio.Input input, String command) {
        String other = input == Stdio.Input.AT_END ? "/dev/null" : "";
        String leader = ShellCommand.becomesProgram(command) ? BECOMES_PROGRAM : Script.TERMINAL;
        return words("/bin/sh", "-c", leader, terminal, ShellCommand.exec(command), other);
    }

    /** Read only when the first process on a terminal starts. */
    private static final class Script {
        static final String TERMINAL = ScriptResource.readBare("terminal.sh");
    }

    /** The argument vector that runs a program as a session leader. */
    public static List<String> words(String... program) {
        return Stream.concat(Kernel.current().sessionLeader().stream(), Stream.of(program))
                .toList();
    }

    /** The argument vector that runs another argument vector as a session leader. */
    public static List<String> command(List<String> words) {
        return Stream.concat(Kernel.current().sessionLeader().stream(), words.stream())
                .toList();
    }

    /** Prepares the environment for these words. Must be called last. */
    public static ProcessBuilder prepare(ProcessBuilder builder) {
        Perl.prepare(Kernel.current().sessionLeader(), builder.environment());
        return builder;
    }
}
