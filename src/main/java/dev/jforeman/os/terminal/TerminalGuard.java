package dev.jforeman.os.terminal;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.OwnProcesses;
import dev.jforeman.os.process.SessionLeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Restores the current modes of a terminal if jforeman is killed. It is a shell that waits for the end of a pipe that
 * only we hold open. It has its own session, so neither keys nor the end of the terminal's session send it a signal.
 */
final class TerminalGuard {
    private static final String SCRIPT = """
        trap '' HUP INT QUIT TERM TSTP TTIN TTOU PIPE
        modes=$(stty -g <"$1") || exit
        echo ready
        screen=
        while read -r line; do
            [ "$line" = dismissed ] && exit
            screen=$line
        done
        stty "$modes" <"$1"
        printf "$screen" >"$1"
        """;

    private final Process shell;

    private TerminalGuard(Process shell) {
        this.shell = shell;
    }

    /** Starts a guard and waits until it has saved the modes. Empty if the system lacks the necessary programs. */
    static Optional<TerminalGuard> start(int terminal) {
        try {
            Process shell = OwnProcesses.start(SessionLeader.prepare(
                    new ProcessBuilder(SessionLeader.words("/bin/sh", "-c", SCRIPT, "terminal", Libc.ttyname(terminal)))
                            .redirectError(Redirect.DISCARD)));
            BufferedReader answers = shell.inputReader(StandardCharsets.US_ASCII);
            return Optional.ofNullable(answers.readLine()).map(_ -> new TerminalGuard(shell));
        } catch (ErrnoException | IOException _) {
            return Optional.empty();
        }
    }

    /** Sets the bytes that it also writes to the terminal; they are sent in octal, so that no shell changes them. */
    void leaveBehind(byte[] sequences) {
        StringBuilder line = new StringBuilder();
        for (byte b : sequences) {
            line.append('\\').append(Integer.toOctalString(01000 | b).substring(1));
        }
        try {
            shell.getOutputStream().write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            shell.getOutputStream().flush();
        } catch (IOException _) {
            return; // the guard was killed
        }
    }

    /**
     * jforeman exits normally.
     *
     * @param isAsBefore whether the screen's modes are already restored; otherwise the shell restores them
     */
    void dismiss(boolean isAsBefore) {
        try (OutputStream pipe = shell.getOutputStream()) {
            if (isAsBefore) {
                pipe.write("dismissed\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException _) {
            return; // the guard was killed
        }
    }
}
