package dev.jforeman.os.kernel;

import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Replaces this process by another program, with the same process id, terminal and parent. Signals, job control and the
 * exit code then work for the caller as if it had started that program directly.
 */
public final class Exec {
    private Exec() {}

    /**
     * Replaces this process by a program; returns only if that fails.
     *
     * @param words the program, looked up on PATH, and its arguments
     * @param directory its working directory
     * @param environment variables that override our own
     * @return why it failed
     */
    public static Failure become(List<String> words, Path directory, Map<String, String> environment) {
        try {
            Libc.chdir(directory);
            CallerEnvironment.Difference difference = CallerEnvironment.Difference.of(environment);
            difference.removed().forEach(Libc::unsetenv);
            difference.set().forEach(Libc::setenv); // the other variables stay in the C library, unchanged
            OriginalEnvironment.descriptor().ifPresent(Libc::close);
            OwnFiles.closeOnExec();
            Libc.unblockSignals(); // the JVM blocks SIGQUIT in most threads, and exec keeps the mask
            Libc.execvp(words);
            throw new IllegalStateException("execvp returned");
        } catch (ErrnoException e) {
            boolean isMissing = e.errno() == Errno.ENOENT
                    || (e.errno() == Errno.EACCES && isMissing(words, directory, environment));
            return new Failure(Errno.sentence(isMissing ? Errno.ENOENT : e.errno()), isMissing);
        }
    }

    /**
     * Whether no directory on PATH has a file of this name. execvp(3) reports missing permission if a directory cannot
     * be searched or has a directory of this name; a shell reports that there is no such program.
     */
    private static boolean isMissing(List<String> words, Path directory, Map<String, String> environment) {
        String program = words.getFirst();
        return !program.contains("/")
                && Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                        .map(place -> PathText.resolve(PathText.resolve(directory, place), program))
                        .noneMatch(Files::isRegularFile);
    }

    /**
     * Why the program could not be run.
     *
     * @param isMissing whether there is no such program
     */
    public record Failure(String reason, boolean isMissing) {}
}
