package dev.jforeman.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which colour each process type has. All its instances share it, and it depends only on the type's place in the
 * Procfile, so it stays the same whatever part of the formation runs. The order is foreman's; beyond six types the
 * bright colours are really bright, where foreman repeats the first six.
 */
public final class Palette {
    /** The colour of the supervisor's own words. */
    public static final Colour SYSTEM = Colour.WHITE;

    private static final List<Colour> CYCLE = List.of(
            Colour.CYAN,
            Colour.YELLOW,
            Colour.GREEN,
            Colour.MAGENTA,
            Colour.RED,
            Colour.BLUE,
            Colour.BRIGHT_CYAN,
            Colour.BRIGHT_YELLOW,
            Colour.BRIGHT_GREEN,
            Colour.BRIGHT_MAGENTA,
            Colour.BRIGHT_RED,
            Colour.BRIGHT_BLUE);

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
