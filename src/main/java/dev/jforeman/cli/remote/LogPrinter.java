package dev.jforeman.cli.remote;

import dev.jforeman.cli.options.LogChoices;
import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.PrefixOptions;
import dev.jforeman.text.Block;
import dev.jforeman.text.ClockText;
import dev.jforeman.text.EscapePolicy;
import dev.jforeman.text.JsonLines;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.NameColumn;
import dev.jforeman.text.Palette;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.PrefixedLines;
import dev.jforeman.text.Stamp;
import dev.jforeman.text.Timestamps;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Prints lines of the running jforeman as it prints them itself. */
public final class LogPrinter implements Consumer<Reply> {
    /** Whoever read our output has gone. */
    public static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final PrintStream out;
    private final Optional<Pattern> grep;
    private final OptionalInt last;
    private final boolean isJson;
    private final PrefixOptions look;
    private final boolean isColoured;
    private final EscapePolicy escapes;
    private final ClockText clock;
    private final Map<String, LineFormatter> formatters = new HashMap<>();
    private final Deque<Reply.Line> held = new ArrayDeque<>();
    private final Block block = new Block();
    private NameColumn column = NameColumn.of(List.of(), 1);
    private Palette palette = new Palette(List.of(), Map.of());
    private boolean isCaughtUp;

    private LogPrinter(
            PrintStream out,
            PrefixOptions look,
            boolean isJson,
            OptionalInt last,
            Optional<Pattern> grep,
            Streams streams) {
        boolean isTerminal = StandardOutput.isTerminal();
        this.out = out;
        this.grep = grep;
        this.last = last;
        this.isJson = isJson;
        this.look = look;
        this.isColoured = look.colour().decide(streams.environment(), isTerminal);
        this.escapes = isJson ? EscapePolicy.STRIP : EscapePolicy.forOutput(isTerminal, isColoured);
        this.clock = new ClockText(isJson ? Timestamps.ISO : look.timestamps(), 0);
    }

    public static LogPrinter of(OptionValues given, OptionalInt last, Optional<Pattern> grep, Streams streams)
            throws Refusal {
        return new LogPrinter(streams.out(), LogChoices.look(given), given.isOn("json"), last, grep, streams);
    }

    @Override
    public void accept(Reply reply) {
        switch (reply) {
            case Reply.Processes processes -> learn(processes);
            case Reply.Line line -> choose(line);
            case Reply.Lost(String process) ->
                choose(new Reply.Line(System.currentTimeMillis(), process, "... (some output was forgotten)", false));
            case Reply.CaughtUp _ -> finish();
            case Reply.Done _,
                    Reply.NotAsWished _,
                    Reply.Refused _,
                    Reply.Ending _,
                    Reply.Reloaded _,
                    Reply.Attached _,
                    Reply.Screen _ -> {}
        }
    }

    /** Names are as wide and have the same colours as there. */
    private void learn(Reply.Processes processes) {
        int highest = processes.rows().stream()
                .flatMap(row -> InstanceName.parse(row.name()).stream())
                .mapToInt(InstanceName::number)
                .max()
                .orElse(1);
        column = NameColumn.of(processes.types(), highest);
        palette = new Palette(processes.types(), look.colours());
    }

    private void choose(Reply.Line line) {
        if (grep.isPresent() && !grep.get().matcher(line.text()).find()) {
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

    /** What was remembered is complete: the last lines of it can be told. */
    public void finish() {
        held.forEach(this::print);
        held.clear();
        isCaughtUp = true;
        write();
    }

    private void print(Reply.Line line) {
        LineFormatter formatter = formatters.computeIfAbsent(line.process(), this::formatter);
        formatter.append(line.isPartial() ? Line.part(line.text()) : Line.of(line.text()), stamp(line.time()), block);
        if (isCaughtUp || block.isFull()) {
            write();
        }
    }

    private Stamp stamp(long millis) {
        return clock.at(
                millis, isJson || look.isUtc() ? 0 : TimeZone.getDefault().getOffset(millis) / 1000);
    }

    private LineFormatter formatter(String process) {
        String type = InstanceName.typeOf(process);
        if (isJson) {
            String instance = type.equals(process) ? "" : ",\"instance\":\"" + process + "\"";
            return new JsonLines("\"type\":\"" + type + "\"" + instance, escapes);
        }
        if (!look.hasNames()) {
            return new PrefixedLines(Prefix.none(), escapes);
        }
        String padded = column.pad(process);
        return new PrefixedLines(
                isColoured ? Prefix.coloured(padded, palette.of(type)) : Prefix.plain(padded), escapes);
    }

    private void write() {
        out.write(block.bytes(), 0, block.length());
        block.clear();
        if (out.checkError()) {
            throw new ReaderGone();
        }
    }
}
