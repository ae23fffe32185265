package dev.jforeman.run;

import dev.jforeman.plan.InstanceName;
import dev.jforeman.plan.Plan;
import dev.jforeman.plan.ProcessSpec;
import dev.jforeman.stream.Block;
import dev.jforeman.stream.EscapePolicy;
import dev.jforeman.stream.Line;
import dev.jforeman.stream.LineFormatter;
import dev.jforeman.stream.NameColumn;
import dev.jforeman.stream.Palette;
import dev.jforeman.stream.Prefix;
import dev.jforeman.stream.PrefixedLines;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.Wording;
import java.util.Map;

/** The log that people see: what every line looks like, and jforeman's own words in it. */
final class Log {
    private static final String SYSTEM = "system";

    private final OutputWriter writer;
    private final BlockPool blocks;
    private final LogOptions options;
    private final boolean isColoured;
    private final EscapePolicy escapes;
    private final NameColumn column;
    private final Palette palette;
    private final long startMillis = System.currentTimeMillis();
    private final WallClock clock;

    /**
     * A log for one session.
     *
     * @param isTerminal whether a person looks at it
     */
    Log(OutputWriter writer, BlockPool blocks, Plan plan, LogOptions options, boolean isTerminal) {
        this.writer = writer;
        this.blocks = blocks;
        this.options = options;
        this.isColoured = options.colour().decide(System.getenv(), isTerminal);
        this.escapes = EscapePolicy.forOutput(isTerminal, isColoured);
        this.column = NameColumn.of(plan.types(), highestCount(plan));
        this.palette = new Palette(plan.types(), Map.of());
        this.clock = clock();
    }

    private static int highestCount(Plan plan) {
        return plan.instances().stream()
                .map(ProcessSpec::name)
                .mapToInt(InstanceName::number)
                .max()
                .orElse(1);
    }

    /** A clock face for one more thread. */
    WallClock clock() {
        return new WallClock(options.timestamps(), startMillis);
    }

    /** How much of a terminal's width is in front of the text. */
    int prefixColumns() {
        return prefix(SYSTEM, SYSTEM).columns(clock.now());
    }

    /** What makes the lines of one process. */
    LineFormatter formatter(InstanceName name) {
        return new PrefixedLines(prefix(name.toString(), name.type()), escapes);
    }

    private Prefix prefix(String name, String type) {
        String padded = column.pad(name);
        return isColoured ? Prefix.coloured(padded, palette.of(type)) : Prefix.plain(padded);
    }

    /** One line about an instance or the session. Only the thread that owns the state says anything. */
    void say(Notice notice) {
        String text = Wording.of(notice);
        if (notice instanceof Notice.OfInstance own) {
            say(formatter(own.name()), text);
        } else {
            say(text);
        }
    }

    /** One line of jforeman's own. */
    void say(String text) {
        say(systemFormatter(), text);
    }

    private LineFormatter systemFormatter() {
        return new PrefixedLines(prefix(SYSTEM, SYSTEM), escapes);
    }

    private void say(LineFormatter formatter, String text) {
        Block block = blocks.take();
        formatter.append(Line.of(text), clock.now(), block);
        writer.submit(block, blocks::giveBack);
    }

    /** Repeats the last lines of a process, under its name. */
    void repeat(InstanceName name, Pump pump, int lines) {
        Block block = blocks.take();
        pump.appendTail(lines, formatter(name), clock.now(), block);
        writer.submit(block, blocks::giveBack);
    }
}
