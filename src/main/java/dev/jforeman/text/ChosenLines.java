package dev.jforeman.text;

import java.util.function.BooleanSupplier;

/**
 * Lines that are shown at some times and not at others.
 *
 * @param isShown asked at each line
 */
public record ChosenLines(BooleanSupplier isShown, LineFormatter lines) implements LineFormatter {
    @Override
    public void append(Line line, Stamp now, Block out) {
        if (isShown.getAsBoolean()) {
            lines.append(line, now, out);
        }
    }
}
