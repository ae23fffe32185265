package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.NamedTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each helper thread is made to fail by a test, or this test says why that is not necessary. */
class HelperNamesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/jforeman");
    private static final Path TESTS = Path.of("src/test/java/dev/jforeman");

    /** Starts a helper; its first argument is the name, or how the name begins. */
    private static final Pattern START = Pattern.compile(
            "Threads\\s*\\.(?:start|startInterruptible|retry|repeat|repeatInterruptible|atExit)\\(\\s*([^,]+),");

    private static final Map<String, String> CONSTANTS =
            Map.of("Faults.WRITER", "writer", "CommandRunner.HELPER", "smoke-command");

    private static final String IN_A_SESSION = "DefectScenarios.aHelperThatFailsIsToldAndTheSessionGoesOn";
    private static final String IN_SMOKE = "FailingHelperScenarios.aSmokeRunSucceedsEvenIfItsHelperFailsAtFirst";
    private static final String RUNS_ONCE = "is repeated until it succeeds, see ThreadsTest; ";

    /** The tests that make helpers fail by their names. */
    private static final Map<String, List<String>> FAILED_BY = Map.ofEntries(
            Map.entry("archives", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry("control", List.of(IN_A_SESSION)),
            Map.entry("endpoint", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry("groups", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry(
                    "key-forwarder", List.of("FailingHelperScenarios.keysReachAProcessEvenIfTheirHelperFailsAtFirst")),
            Map.entry(
                    "keys",
                    List.of(
                            "FailingHelperScenarios.keysAreCommandsEvenIfTheirHelperFailsAtFirst",
                            "FailingHelperScenarios.anAttachedTerminalSendsKeysEvenIfItsHelperFailsAtFirst")),
            Map.entry("late-parts", List.of(IN_A_SESSION)),
            Map.entry("lock-refresh", List.of(IN_A_SESSION)),
            Map.entry("log-file", List.of(IN_A_SESSION)),
            Map.entry("memory", List.of(IN_A_SESSION)),
            Map.entry("output-watch", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry("probe", List.of(IN_A_SESSION)),
            Map.entry("pump", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry("quiet", List.of(IN_A_SESSION)),
            Map.entry("reaper", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry("rehearsal", List.of(IN_A_SESSION)),
            Map.entry("smoke-command", List.of(IN_SMOKE)),
            Map.entry("smoke-memory", List.of(IN_SMOKE)),
            Map.entry("smoke-timeout", List.of(IN_SMOKE)),
            Map.entry("spawner", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry("typing", List.of("FailingHelperScenarios.whatAClientTypesArrivesEvenIfTheHelperFailsAtFirst")),
            Map.entry("watch", List.of(IN_A_SESSION)),
            Map.entry("watchdog", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")),
            Map.entry("watches", List.of(IN_A_SESSION)),
            Map.entry("writer", List.of(IN_A_SESSION, "HelperFaultsTest.theSessionGoesOn")));

    private static final Map<String, String> NOT_FAILED_AND_WHY = Map.of(
            "app files",
            RUNS_ONCE + "the one who asked stops waiting after a timeout",
            "end of output",
            RUNS_ONCE + "it closes a stream that is empty",
            "files",
            RUNS_ONCE + "RequestHandlerTest shows that a failure in it is an answer",
            "hang-up",
            RUNS_ONCE + "it closes streams of a killed process",
            "last-resort",
            "exists only after a fatal error without memory; the watchdog does the same",
            "probe of",
            "reads the last words of a check; without them the message is shorter",
            "quit",
            RUNS_ONCE + "without it SIGQUIT prints a list of threads",
            "restore-terminal",
            "runs when the JVM exits",
            "terminals",
            "loads classes early; without it they are loaded later",
            "wait-limit",
            "belongs to a client; if it fails, that is reported, and the wait has no limit");

    @Test
    void eachHelperIsMadeToFailByATestOrThereIsAReason() throws Exception {
        Set<String> expected = new TreeSet<>(FAILED_BY.keySet());
        expected.addAll(NOT_FAILED_AND_WHY.keySet());

        assertThat(helpers()).containsExactlyElementsOf(expected);
    }

    @Test
    void theTestsThatMakeHelpersFailExistAndNameThem() {
        FAILED_BY.forEach((helper, tests) -> assertThat(tests)
                .as(helper)
                .allMatch(NamedTests::exists)
                .allSatisfy(test -> assertThat(source(test)).contains("\"" + helper)));
    }

    private static Set<String> helpers() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Threads.java"))
                    .flatMap(HelperNamesTest::startedIn)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> startedIn(Path file) {
        return START.matcher(read(file)).results().map(HelperNamesTest::name);
    }

    private static String name(MatchResult start) {
        String argument = start.group(1).strip();
        String name = CONSTANTS.getOrDefault(argument, argument.replaceFirst("^\"([^\"]*)\".*", "$1"));
        assertThat(name).as("a literal or a constant that this test knows").doesNotContain("(", ".", "\"");
        return name.strip();
    }

    private static String source(String test) {
        String file = test.substring(0, test.indexOf('.')) + ".java";
        try (Stream<Path> files = Files.walk(TESTS)) {
            return read(files.filter(path -> path.endsWith(file)).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
