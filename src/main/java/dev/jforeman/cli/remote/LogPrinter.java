package dev.jforeman.cli.remote;

import dev.jforeman.cli.options.LogChoices;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.LineStyle;
import dev.jforeman.output.LogFormat;
import dev.jforeman.output.PrefixOptions;
import dev.jforeman.output.WallClock;
import dev.jforeman.text.Block;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.LineMatcher;
import dev.jforeman.text.LinePattern;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Prints log lines from the running jforeman in the same format as its own log. */
public final class LogPrinter implements Consumer<Reply> {
    /** Standard output was closed by the process that reads it, for example {@code head}. */
    public static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final PrintStream out;
    private final Optional<LineMatcher> grep;
    private final OptionalInt last;
    private final LogFormat format;
    private final PrefixOptions look;
    private final WallClock clock;
    private final Map<List<Object>, LineFormatter> formatters = new HashMap<>();
    private final Deque<Reply.Line> held = new ArrayDeque<>();
    private final Block block = new Block();
    private LineStyle style;
    private boolean isCaughtUp;

    private LogPrinter(
            PrintStream out,
            PrefixOptions look,
            LogFormat format,
            OptionalInt last,
            Optional<LinePattern> grep,
            Streams streams) {
        this.out = out;
        this.grep = grep.map(LineMatcher::new);
        this.last = last;
        this.format = format;
        this.look = look.decided(streams.environment(), StandardOutput.isTerminal());
        this.style = style(List.of(), 1);
        this.clock = new WallClock(style.timestamps(), 0, look.isUtc());
    }

    public static LogPrinter of(OptionValues given, OptionalInt last, Optional<LinePattern> grep, Streams streams)
            throws Refusal {
        return new LogPrinter(
                streams.out(),
                LogChoices.look(given),
                given.isOn("json") ? LogFormat.JSON : LogFormat.TEXT,
                last,
                grep,
                streams);
    }

    @Override
    public void accept(Reply reply) {
        switch (reply) {
            case Reply.Processes processes -> updateStyle(processes);
            case Reply.Line line -> select(line);
            case Reply.Lost(String process) ->
                select(new Reply.Line(
                        System.currentTimeMillis(),
                        process,
                        Optional.empty(),
                        "... (some output is no longer available)",
                        false));
            case Reply.CaughtUp _ -> finish();
            case Reply.Done _,
                    Reply.Failed _,
                    Reply.Refused _,
                    Reply.Ending _,
                    Reply.Reloaded _,
                    Reply.Attached _,
                    Reply.Screen _ -> {}
        }
    }

    /** Takes widths and colors of names from the list of processes, so that they are the same as in the log of jforeman. */
    private void updateStyle(Reply.Processes processes) {
        int highest = processes.rows().stream()
                .flatMap(row -> InstanceName.parse(row.name()).stream())
                .mapToInt(InstanceName::number)
                .max()
                .orElse(1);
        style = style(processes.types(), highest);
    }

    private LineStyle style(List<String> types, int highest) {
        return LineStyle.of(format, look, types, highest, StandardOutput.isTerminal());
    }

    private void select(Reply.Line line) {
        if (grep.isPresent() && !grep.get().matches(Line.of(line.text()))) {
            return;
        }
        if (isCaughtUp || last.isEmpty()) {
            print(line);
            return;
        }
        held.add(line);
        if (held.size() > last.getAsInt()) {
            held.remove();
        }
    }

    /** Prints the held lines, because the stored output is complete; from then on each line is printed immediately. */
    public void finish() {
        held.forEach(this::print);
        held.clear();
        isCaughtUp = true;
        write();
    }

    private void print(Reply.Line line) {
        LineFormatter formatter = formatters.computeIfAbsent(
                List.of(line.process(), line.origin()), _ -> formatter(line.process(), line.origin()));
        formatter.append(
                line.isPartial() ? Line.part(line.text()) : Line.of(line.text()), clock.at(line.time()), block);
        if (isCaughtUp || block.isFull()) {
            write();
        }
    }

    private LineFormatter formatter(String process, Optional<Reply.Origin> origin) {
        Optional<InstanceName> name = InstanceName.parse(process);
        if (name.isEmpty() || origin.isEmpty()) {
            return style.ofSupervisor(name);
        }
        Incarnation incarnation = new Incarnation(name.get(), origin.get().incarnation());
        return style.of(new LineSource(incarnation, origin.get().pid(), origin.get().stream()));
    }

    private void write() {
        out.write(block.bytes(), 0, block.length());
        block.clear();
        if (out.checkError()) {
            throw new ReaderGone();
        }
    }
}
