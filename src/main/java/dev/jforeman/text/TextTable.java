package dev.jforeman.text;

import java.util.List;

/** A table for people: each column is as wide as its widest cell, two blanks stand between columns. */
public final class TextTable {
    private static final int BETWEEN_COLUMNS = 2;

    private TextTable() {}

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
