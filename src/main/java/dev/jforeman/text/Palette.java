package dev.jforeman.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which colour each process type has. All its instances share it, and it depends only on the type's place in the
 * Procfile, so it stays the same whatever part of the formation runs.
 *
 * <p>The first six are foreman's, in the shades that the user's terminal has for its background. foreman's bright ones
 * that follow cannot be read on white; in their place come tones that stand out from black and from white alike.
 */
public final class Palette {
    /** The colour of the supervisor's own words. */
    public static final Colour SYSTEM = Colour.PLAIN_BOLD;

    static final List<Colour> CYCLE = List.of(
            Colour.CYAN,
            Colour.YELLOW,
            Colour.GREEN,
            Colour.MAGENTA,
            Colour.RED,
            Colour.BLUE,
            Colour.indexed(202),
            Colour.indexed(33),
            Colour.indexed(171),
            Colour.indexed(29),
            Colour.indexed(132),
            Colour.indexed(93),
            Colour.indexed(58),
            Colour.indexed(199),
            Colour.indexed(61),
            Colour.indexed(69));

    private final Map<String, Colour> colours = new HashMap<>();

    /**
     * Gives out the colours.
     *
     * @param types all process types, in the order of the Procfile
     * @param chosen the colours a user chose for some of them
     */
    public Palette(List<String> types, Map<String, Colour> chosen) {
        for (int i = 0; i < types.size(); i++) {
            colours.put(types.get(i), CYCLE.get(i % CYCLE.size()));
        }
        colours.putAll(chosen);
    }

    /** The colour of a process type; of a name that is none, {@link #SYSTEM}. */
    public Colour of(String type) {
        return colours.getOrDefault(type, SYSTEM);
    }
}
