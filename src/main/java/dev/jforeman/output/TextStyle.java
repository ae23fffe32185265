package dev.jforeman.output;

import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour.Palette;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.Prefix.NameColumn;
import dev.jforeman.text.PrefixedLines;
import java.util.List;
import java.util.Optional;

/** Lines for people, as foreman prints them. */
final class TextStyle implements LineStyle {
    private static final String SYSTEM = "system";
    private static final String BOLD_RED = "\033[1;31m";
    private static final String RESET = "\033[0m";

    private final PrefixOptions look;
    private final boolean isColoured;
    private final EscapePolicy escapes;
    private final NameColumn column;
    private final Palette palette;

    /**
     * The style for some processes.
     *
     * @param highest the highest instance number
     * @param isTerminal whether the output is a terminal
     */
    TextStyle(List<String> types, int highest, PrefixOptions look, boolean isTerminal) {
        this.look = look;
        this.isColoured = look.colour().decide(System.getenv(), isTerminal);
        this.escapes = EscapePolicy.forOutput(isTerminal, isColoured);
        this.column = NameColumn.of(types, highest);
        this.palette = new Palette(types, look.colours());
    }

    @Override
    public LineFormatter of(LineSource source) {
        InstanceName name = source.incarnation().name();
        Prefix prefix = prefix(name.toString(), name.type());
        boolean isMarked = source.stream() == LineSource.Stream.STDERR;
        return new PrefixedLines(isMarked ? prefix.ofErrors() : prefix, escapes);
    }

    @Override
    public LineFormatter ofSupervisor(Optional<InstanceName> about) {
        String name = about.map(InstanceName::toString).orElse(SYSTEM);
        String type = about.map(InstanceName::type).orElse(SYSTEM);
        return new PrefixedLines(prefix(name, type), escapes);
    }

    private Prefix prefix(String name, String type) {
        if (!look.hasNames()) {
            return Prefix.none();
        }
        String padded = column.pad(name);
        return isColoured ? Prefix.coloured(padded, palette.of(type)) : Prefix.plain(padded);
    }

    @Override
    public String alarm(String text) {
        return isColoured ? BOLD_RED + text + RESET : text;
    }

    @Override
    public Timestamps timestamps() {
        return look.timestamps();
    }

    @Override
    public boolean showsParts() {
        return true;
    }

    @Override
    public int columns() {
        return prefix(SYSTEM, SYSTEM).columns(new WallClock(look.timestamps(), 0, look.isUtc()).now());
    }
}
