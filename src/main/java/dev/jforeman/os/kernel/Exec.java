package dev.jforeman.os.kernel;

import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
            boolean isMissing = e.errno() == Errno.ENOENT
                    || (e.errno() == Errno.EACCES && isNowhere(words, directory, environment));
            return new Failure(Errno.sentence(isMissing ? Errno.ENOENT : e.errno()), isMissing);
        }
    }

    /**
     * Whether no directory on PATH has a file of this name. Then execvp(3) speaks of permission if one of them cannot be
     * searched, or if it has a directory of this name; for a shell the program is not there.
     */
    private static boolean isNowhere(List<String> words, Path directory, Map<String, String> environment) {
        String program = words.getFirst();
        return !program.contains("/")
                && Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                        .map(place -> PathText.resolve(PathText.resolve(directory, place), program))
                        .noneMatch(Files::isRegularFile);
    }

    /**
     * Why we are still here.
     *
     * @param isMissing there is no such program
     */
    public record Failure(String reason, boolean isMissing) {}
}
