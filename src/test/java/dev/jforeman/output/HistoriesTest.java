package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.Incarnation.LineSource.Stream;
import dev.jforeman.model.InstanceName;
import dev.jforeman.text.Block;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.PrefixedLines;
import dev.jforeman.text.Stamp;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    private static final InstanceName WEB = new InstanceName("web", 1);

    private final Histories histories = new Histories(1, new OutputMemory(96 << 20));

    private Histories.Recorder recorder(InstanceName name, int incarnation, Stream stream) {
        return histories.recorder(new LineSource(new Incarnation(name, incarnation), 77, stream));
    }

    private static void write(Histories.Recorder recorder, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        recorder.output(bytes, bytes.length);
    }

    private Optional<String> lastLines() {
        return histories.lastLines(WEB).map(lines -> {
            Block out = new Block();
            lines.appendTo(10, new PrefixedLines(Prefix.none(), EscapePolicy.STRIP), Stamp.NONE, out);
            return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
        });
    }

    @Test
    void theLastLinesAreThoseOfTheLatestRunOnly() {
        assertThat(lastLines()).as("never started").isEmpty();
        Histories.Recorder first = recorder(WEB, 1, Stream.OUTPUT);
        assertThat(lastLines()).as("nothing written").isEmpty();
        write(first, "one\n");
        first.end();
        assertThat(lastLines()).as("after its end").contains("one\n");
        Histories.Recorder second = recorder(WEB, 2, Stream.OUTPUT);
        assertThat(lastLines()).as("restarted").isEmpty();
        write(second, "two\n");
        assertThat(lastLines()).contains("two\n");
    }

    @Test
    void theLastLinesAreThoseOfBothStreamsAndOfNothingElse() {
        write(recorder(WEB, 1, Stream.STDOUT), "out\n");
        histories.say(Optional.of(WEB), "a sentence about it");
        write(recorder(new InstanceName("web", 2), 1, Stream.STDOUT), "of another\n");
        write(recorder(WEB, 1, Stream.STDERR), "err\n");
        assertThat(lastLines()).contains("out\nerr\n");
    }

    /** Each of a thousand processes keeps its last lines, although full histories would exceed the memory. */
    @Test
    void theLastLinesOfManyProcessesAreKept() {
        Histories many = new Histories(1_000, new OutputMemory(96 << 20));
        Histories.Recorder recorder = many.recorder(new LineSource(new Incarnation(WEB, 1), 77, Stream.OUTPUT));
        write(recorder, "x".repeat(8_000) + "\n");
        write(recorder, "y".repeat(8_000) + "\n");
        Block out = new Block();
        many.lastLines(WEB)
                .orElseThrow()
                .appendTo(2, new PrefixedLines(Prefix.none(), EscapePolicy.STRIP), Stamp.NONE, out);
        assertThat(new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8))
                .isEqualTo("x".repeat(8_000) + "\n" + "y".repeat(8_000) + "\n");
    }
}
