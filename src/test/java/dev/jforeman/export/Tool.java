package dev.jforeman.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jforeman.export.model.Export;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Programs of the targets. A test that needs a missing program is counted as not run. */
final class Tool {
    private static final List<String> FOLDERS =
            List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/local/sbin");
    /** The directory in which {@code .ci/run} unpacks programs that must not be installed. */
    private static final Path CACHE = Path.of(
                    System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"))
            .resolve("jforeman-tests");

    /** The exit code and output of a program. */
    record Result(int exitCode, String output) {
        /** The output. The test fails if the program has failed. */
        String orFail() {
            assertThat(exitCode).as(output).isZero();
            return output;
        }
    }

    private Tool() {}

    /** Skips the test if one of these programs is missing. */
    static void need(String... names) {
        for (String name : names) {
            assumeTrue(find(name), name + " is not installed");
        }
    }

    /** Skips a test that changes users, mounts or networks if it does not run as root. */
    static void needRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may do that");
    }

    /** Skips the test if Python does not have this module. */
    static void needPython(String module) {
        need("python3");
        assumeTrue(
                run(Duration.ofSeconds(60), "python3", "-c", "import " + module).exitCode() == 0,
                "Python's " + module + " is not installed");
    }

    /** A program of a package that is only unpacked, because installing it would replace another package. */
    static Path needUnpacked(String path) {
        Path program = CACHE.resolve("packages").resolve(path);
        assumeTrue(Files.isExecutable(program), program + " is not there");
        return program;
    }

    /** The command that runs a shell script as process 1 in its own pid and mount namespaces. */
    static List<String> apart(Path script) {
        need("unshare");
        return List.of(
                "unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child", "sh", "-e", script.toString());
    }

    private static boolean find(String name) {
        return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Runs a program until it exits. Its output and errors are merged. */
    static Result run(Duration limit, String... words) {
        return run(limit, Map.of(), List.of(words));
    }

    static Result run(Duration limit, Map<String, String> environment, List<String> words) {
        try {
            Path log = Files.createTempFile("jforeman-tool", ".log");
            try {
                Process process = start(log, environment, words);
                boolean hasEnded = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                process.destroyForcibly();
                String output = Files.readString(log);
                assertThat(hasEnded).as("%s ends in time: %s", words, output).isTrue();
                return new Result(process.exitValue(), output);
            } finally {
                Files.deleteIfExists(log);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("cannot run " + words, e);
        }
    }

    /** Starts a program that keeps running. */
    static Process start(Path log, Map<String, String> environment, List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putIfAbsent("PYTHONPATH", CACHE.resolve("python").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits for an effect of other programs. */
    static void await(String what, Callable<Boolean> condition) {
        Eventually.holds(what, () -> isTrue(condition), () -> "it does not hold");
    }

    private static boolean isTrue(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes an export as {@code jforeman export} would. */
    static void write(Path directory, Export export) throws Exception {
        ExportDirectory location = new ExportDirectory(directory, "proof", "app");
        location.apply(location.changes(export.files(), false), export.files());
    }

    /** The processes, zombies left out, whose environment holds this text. */
    static List<String> processesWith(String text) throws IOException {
        try (var entries = Files.list(Path.of("/proc"))) {
            return entries.filter(entry -> entry.getFileName().toString().matches("[0-9]+"))
                    .filter(entry -> contains(entry.resolve("environ"), text))
                    .map(entry -> read(entry.resolve("cmdline")).replace('\0', ' '))
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        return Arrays.asList(read(file).split("\0", 0)).contains(text);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
