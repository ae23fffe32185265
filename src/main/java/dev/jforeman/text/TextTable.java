package dev.jforeman.text;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A table for people: each column is as wide as its widest cell, and two blanks separate columns. */
public final class TextTable {
    /** The cell for a missing value. */
    public static final String NOTHING = "-";

    private static final int BETWEEN_COLUMNS = 2;
    private static final double MEBIBYTE = 1 << 20;

    private TextTable() {}

    /** The cell for an amount of memory: {@code 1.5 MB}, {@code 50 MB}. */
    public static String memory(OptionalLong bytes) {
        return bytes.isPresent() ? memory(bytes.getAsLong() / MEBIBYTE) : NOTHING;
    }

    private static String memory(double mebibytes) {
        return String.format(Locale.ROOT, mebibytes < 10 ? "%.1f MB" : "%.0f MB", mebibytes);
    }

    /**
     * One line for each row.
     *
     * @param rows all with the same number of cells
     */
    public static List<String> lines(List<List<String>> rows) {
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).repeat(' ', width(all, column) - cell.length() + BETWEEN_COLUMNS);
        }
        return line.toString().stripTrailing();
    }

    private static int width(List<List<String>> all, int column) {
        return all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
