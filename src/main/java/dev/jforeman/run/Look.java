package dev.jforeman.run;

import dev.jforeman.stream.Colour;
import dev.jforeman.stream.ColourChoice;
import dev.jforeman.stream.Timestamps;
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
public record Look(
        ColourChoice colour, Map<String, Colour> colours, Timestamps timestamps, boolean isUtc, boolean hasNames) {
    public Look {
        colours = Map.copyOf(colours);
    }
}
