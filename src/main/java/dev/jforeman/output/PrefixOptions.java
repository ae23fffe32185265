package dev.jforeman.output;

import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour;
import dev.jforeman.text.Colour.ColourChoice;
import java.util.Map;

/**
 * What stands in front of the text of a line.
 *
 * @param colour what the user said about colours
 * @param colours those chosen for process types
 * @param timestamps the time in front of each line
 * @param isUtc whether that is UTC and not the local time
 * @param hasNames whether the name follows
 */
public record PrefixOptions(
        ColourChoice colour, Map<String, Colour> colours, Timestamps timestamps, boolean isUtc, boolean hasNames) {
    public PrefixOptions {
        colours = Map.copyOf(colours);
    }

    /** The same with the colours decided, see {@link ColourChoice#decide}. */
    public PrefixOptions decided(Map<String, String> environment, boolean isTerminal) {
        ColourChoice decided = colour.decide(environment, isTerminal) ? ColourChoice.ALWAYS : ColourChoice.NEVER;
        return new PrefixOptions(decided, colours, timestamps, isUtc, hasNames);
    }
}
