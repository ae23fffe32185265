package dev.jforeman.os.kernel;

/**
 * How much a terminal shows.
 *
 * @param columns characters in a row
 * @param rows lines on the screen
 */
public record WindowSize(int columns, int rows) {
    /** For children of whose terminal nobody knows the size. */
    public static final WindowSize UNKNOWN = new WindowSize(120, 40);

    /** Programs that lay out text behave oddly in less. */
    private static final int FEWEST_COLUMNS = 20;

    /** What is left beside a prefix this wide. */
    public WindowSize besides(int prefixColumns) {
        return new WindowSize(Math.max(FEWEST_COLUMNS, columns - prefixColumns), rows);
    }
}
