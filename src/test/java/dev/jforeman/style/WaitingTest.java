package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A test waits for an event, or polls with {@code Eventually}. It does not pause for a fixed time, which is too short
 * on a slow machine and wasted on a fast one.
 */
class WaitingTest {
    private static final Path TESTS = Path.of("src/test/java/dev/jforeman");

    /** Calls that pause, or that conclude from some milliseconds without an event that none follows. */
    private static final Pattern PAUSE =
            Pattern.compile("[A-Z]\\w*\\.sleep\\(|\\bpark(Nanos|Until)\\(|\\bpoll\\([^;]*MILLISECONDS");

    private static final Map<String, String> PAUSES_AND_WHY = Map.of(
            "testing/Eventually.java", "the pause between two looks at what nothing announces",
            "scenario/KillScenarios.java", "a random moment is what is tested; every moment must do",
            "scenario/SoakSession.java", "the pace of a soak; nothing is expected of it",
            "scenario/SoakProcesses.java", "how long something is frozen in a soak; every time must do",
            "scenario/Mishaps.java", "runs inside jforeman and looks for a file",
            "scenario/Load.java", "the pace of clients whose server is away; nothing is expected of it",
            "scenario/Running.java", "how much processor time is used in a second is a matter of time",
            "scenario/Glutton.java", "runs inside jforeman and looks for a file",
            "scenario/Thief.java", "runs inside jforeman and looks for processes that have ended");

    @Test
    void onlyTestsWithAReasonPause() throws Exception {
        try (Stream<Path> files = Files.walk(TESTS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(WaitingTest::pauses)
                            .map(file -> TESTS.relativize(file).toString())
                            .collect(Collectors.toSet()))
                    .isEqualTo(PAUSES_AND_WHY.keySet());
        }
    }

    private static boolean pauses(Path file) {
        try {
            return PAUSE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
