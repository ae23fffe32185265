package dev.jforeman.cli.remote;

import java.io.PrintStream;
import java.util.List;

/** Shows some lines again and again in the same place, if that is a terminal; else one below the other. */
public final class Repainting {
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final boolean isTerminal;
    private int shown;

    public Repainting(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    public void show(List<String> lines) {
        if (isTerminal && shown > 0) {
            out.print("\033[" + shown + "A" + CLEAR_BELOW);
        }
        lines.forEach(out::println);
        out.flush();
        shown = lines.size();
    }
}
