package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code that must exist only once is in one file. */
class OnePlaceTest {
    private static final Path MAIN = Path.of("src/main/java/dev/jforeman");

    @Test
    void errorsGetTheirPrefixInMessage() throws Exception {
        assertThat(filesWith("\"jforeman: ")).containsExactly("diagnostic/Message.java");
    }

    @Test
    void similarNamesAreSuggestedOnlyInNearest() throws Exception {
        assertThat(filesWith("did you mean ")).containsExactly("diagnostic/Nearest.java");
    }

    /** The watchdog also reads it: it is a shell script that outlives this program. */
    @Test
    void procIsReadInProc() throws Exception {
        assertThat(filesWith("\"/proc")).containsExactly("os/kernel/Proc.java");
    }

    @Test
    void namesOfSignalsAreReadInSignal() throws Exception {
        assertThat(filesWith("\"SIG\"")).containsExactly("model/Signal.java");
    }

    @Test
    void enumsAreSpelledInEnumWord() throws Exception {
        assertThat(filesWith("name().toLowerCase(")).containsExactly("model/EnumWord.java");
        assertThat(filesWith("valueOf(word")).isEmpty();
    }

    @Test
    void durationsAreWrittenInDurationText() throws Exception {
        assertThat(filesWith("\" min\"", "\"min\"", "toMinutesPart()", "stripTrailingZeros()"))
                .containsExactly("model/DurationText.java");
    }

    /** Exceptions: a log pads its column before its lines are known, and HCL has its own layout. */
    @Test
    void columnsOfTablesAreFilledUpInTextTable() throws Exception {
        assertThat(filesWith("repeat(' '", "\" \".repeat("))
                .containsExactlyInAnyOrder("text/TextTable.java", "text/Prefix.java", "export/format/HclBlock.java");
    }

    @Test
    void sizesOfMemoryAreWrittenInTextTable() throws Exception {
        assertThat(filesWith(" MB\"")).containsExactly("text/TextTable.java");
    }

    /** The failure of a thread that is started elsewhere could end the session. */
    @Test
    void threadsAreMadeInThreads() throws Exception {
        assertThat(filesWith(
                        "new Thread(",
                        "Thread.of",
                        "Thread.start",
                        "startVirtualThread",
                        "Executors.",
                        "ThreadPool",
                        "ForkJoin",
                        "delayedExecutor",
                        "supplyAsync",
                        "runAsync",
                        "new Timer(",
                        "parallelStream",
                        "addShutdownHook"))
                .containsExactly("os/kernel/Threads.java");
    }

    @Test
    void keysAreReadInKeyboard() throws Exception {
        assertThat(filesWith("MOST_KEYS", "read(typed.")).containsExactly("os/terminal/Keyboard.java");
    }

    /** The sequences that a keyboard sends are read elsewhere. */
    @Test
    void escapeSequencesOfProcessesAreReadInEscapeSequence() throws Exception {
        assertThat(filesWith("0x1b"))
                .filteredOn(file -> !file.startsWith("keyboard/"))
                .containsExactly("text/EscapeSequence.java");
        assertThat(filesWith("new EscapeFilter("))
                .as("what makes lines")
                .containsExactlyInAnyOrder("text/PrefixedLines.java", "text/JsonLines.java", "text/LineFormatter.java");
    }

    @Test
    void textFromElsewhereIsMadeHarmlessInExcerpt() throws Exception {
        assertThat(filesWith("replaceAll(\"?\")", ", \"?\")", ", '?')")).containsExactly("diagnostic/Excerpt.java");
    }

    private static List<String> filesWith(String... texts) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Stream.of(texts).anyMatch(text -> contains(file, text)))
                    .map(file -> MAIN.relativize(file).toString())
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
