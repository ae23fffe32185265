package dev.jforeman.output;

import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour;
import dev.jforeman.text.Colour.ColourChoice;
import java.util.Map;

/**
 * The prefix of each line.
 *
 * @param colour whether to use colors
 * @param colours the colors chosen for process types
 * @param timestamps the style of the timestamp
 * @param isUtc whether it is in UTC instead of local time
 * @param hasNames whether the name is shown
 */
public record PrefixOptions(
        ColourChoice colour, Map<String, Colour> colours, Timestamps timestamps, boolean isUtc, boolean hasNames) {
    public PrefixOptions {
        colours = Map.copyOf(colours);
    }

    /** The same with the decision whether to use colors, see {@link ColourChoice#decide}. */
    public PrefixOptions decided(Map<String, String> environment, boolean isTerminal) {
        ColourChoice decided = colour.decide(environment, isTerminal) ? ColourChoice.ALWAYS : ColourChoice.NEVER;
        return new PrefixOptions(decided, colours, timestamps, isUtc, hasNames);
    }
}
