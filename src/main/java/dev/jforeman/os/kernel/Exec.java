package dev.jforeman.os.kernel;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Becomes another program: same process id, same terminal, same parent. What the caller sees of signals, job control
 * and the exit code is then the program itself, with nothing in between.
 */
public final class Exec {
    private Exec() {}

    /**
     * Becomes a program; returns only if that fails.
     *
     * @param words the program, looked up on PATH, and its arguments
     * @param directory where it runs
     * @param environment set over our own
     * @return why it failed
     */
    public static Failure become(List<String> words, Path directory, Map<String, String> environment) {
        try {
            Libc.chdir(directory);
            CallerEnvironment.Difference difference = CallerEnvironment.Difference.of(environment);
            difference.removed().forEach(Libc::unsetenv);
            difference.set().forEach(Libc::setenv); // the others stay in the C library's hands, byte for byte
            OriginalEnvironment.descriptor().ifPresent(Libc::close);
            OwnFiles.closeOnExec();
            Libc.unblockSignals(); // the JVM blocks SIGQUIT in most threads, and a mask outlives exec
            Libc.execvp(words);
            throw new IllegalStateException("execvp returned");
        } catch (ErrnoException e) {
            return new Failure(Errno.sentence(e.errno()), e.errno() == Errno.ENOENT);
        }
    }

    /**
     * Why we are still here.
     *
     * @param isMissing there is no such program
     */
    public record Failure(String reason, boolean isMissing) {}
}
