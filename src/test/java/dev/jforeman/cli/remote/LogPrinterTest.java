package dev.jforeman.cli.remote;

import static dev.jforeman.cli.options.GivenOptions.typed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.cli.options.GivenOptions;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.text.LinePattern;
import dev.jforeman.text.LinePattern.BadPattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LogPrinterTest {
    /** 2026-11-24T14:30:00.250Z. */
    private static final long TIME = 1_795_530_600_250L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private LogPrinter printer(GivenOptions given, OptionalInt last, Optional<LinePattern> grep) throws Refusal {
        return printer(out, given, last, grep);
    }

    private static LogPrinter printer(OutputStream to, GivenOptions given, OptionalInt last, Optional<LinePattern> grep)
            throws Refusal {
        PrintStream stream = new PrintStream(to, false, UTF_8);
        LogPrinter printer =
                LogPrinter.of(given.values(), last, grep, new Streams(stream, stream, Path.of("/"), Map.of()));
        printer.accept(new Reply.Processes(1, "/app", 0, List.of("web", "worker"), List.of(row("web.12"))));
        return printer;
    }

    private LogPrinter printer(String line) throws Refusal {
        return printer(typed(line), OptionalInt.empty(), Optional.empty());
    }

    private static ProcessRow row(String name) {
        return new ProcessRow(
                name, "running", false, OptionalInt.empty(), new Reply.Past(0, Optional.empty(), true), Reply.Run.NONE);
    }

    private static Reply line(String process, String text) {
        return new Reply.Line(
                TIME, process, Optional.of(new Reply.Origin(LineSource.Stream.STDOUT, 2, 77)), text, false);
    }

    private static Reply notice(String process, String text) {
        return new Reply.Line(TIME, process, Optional.empty(), text, false);
    }

    private List<String> printed(LogPrinter printer) {
        printer.finish();
        return out.toString(UTF_8).lines().toList();
    }

    @Test
    void namesAreAsWideAsInTheLogItself() throws Refusal {
        LogPrinter printer = printer("--no-timestamp");

        printer.accept(line("web.1", "a"));
        printer.accept(notice("worker.1", "exited with code 1"));
        printer.accept(notice("system", "hello"));

        assertThat(printed(printer))
                .containsExactly("web.1     | a", "worker.1  | exited with code 1", "system    | hello");
    }

    @Test
    void theTimeIsThatOfTheLine() throws Refusal {
        LogPrinter printer = printer("--timestamps=iso --utc");

        printer.accept(line("web.1", "a"));

        assertThat(printed(printer)).singleElement().asString().startsWith("2026-11-24T14:30:00.250Z ");
    }

    @Test
    void aProgramGetsTheSameObjectsAsFromTheLogItself() throws Refusal {
        LogPrinter printer =
                printer(typed("--utc").variable("JFOREMAN_JSON", "true"), OptionalInt.empty(), Optional.empty());

        printer.accept(line("web.1", "a \"b\""));

        assertThat(printed(printer))
                .singleElement()
                .asString()
                .contains("\"instance\":\"web.1\"", "\"incarnation\":2", "\"pid\":77", "\"line\":\"a \\\"b\\\"\"");
    }

    @Test
    void onlyTheLastLinesArePrinted() throws Refusal {
        LogPrinter printer = printer(typed("--no-timestamp --prefix=none"), OptionalInt.of(2), Optional.empty());
        for (String text : List.of("a", "b", "c")) {
            printer.accept(line("web.1", text));
        }
        assertThat(out.toString(UTF_8)).as("more may follow").isEmpty();

        assertThat(printed(printer)).containsExactly("b", "c");
    }

    @Test
    void afterThePastEachLineIsPrintedAtOnce() throws Refusal {
        LogPrinter printer = printer(typed("--no-timestamp --prefix=none"), OptionalInt.of(1), Optional.empty());
        printer.accept(line("web.1", "a"));
        printer.accept(line("web.1", "b"));
        printer.accept(new Reply.CaughtUp());
        assertThat(out.toString(UTF_8)).isEqualTo("b\n");

        printer.accept(line("web.1", "c"));
        printer.accept(line("web.1", "d"));
        assertThat(out.toString(UTF_8)).isEqualTo("b\nc\nd\n");
    }

    @Test
    void linesThatDoNotMatchAreNeitherPrintedNorCounted() throws Refusal, BadPattern {
        LogPrinter printer =
                printer(typed("--no-timestamp --prefix=none"), OptionalInt.of(2), Optional.of(LinePattern.of("error")));
        for (String text : List.of("error 1", "fine", "error 2", "fine", "error 3", "fine")) {
            printer.accept(line("web.1", text));
        }

        assertThat(printed(printer)).containsExactly("error 2", "error 3");
    }

    @Test
    void droppedOutputIsReported() throws Refusal {
        LogPrinter printer = printer("--no-timestamp");

        printer.accept(new Reply.Lost("web.1"));

        assertThat(printed(printer)).containsExactly("web.1     | ... (some output is no longer available)");
    }

    @Test
    void anAnswerThatIsNoLinePrintsNothing() throws Refusal {
        LogPrinter printer = printer("--no-timestamp");

        printer.accept(new Reply.Done());

        assertThat(printed(printer)).isEmpty();
    }

    @Test
    void printingStopsWhenTheReaderHasGone() throws Refusal {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        LogPrinter printer = printer(closed, typed("--no-timestamp"), OptionalInt.empty(), Optional.empty());
        printer.accept(line("web.1", "a"));

        assertThatThrownBy(printer::finish).isInstanceOf(LogPrinter.ReaderGone.class);
    }
}
