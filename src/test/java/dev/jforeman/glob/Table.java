package dev.jforeman.glob;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rows of a table from the tests of another project: a pattern, a path, and the result. */
record Table(String pattern, String path, String result) {
    static Stream<Table> of(String file) throws IOException {
        try (InputStream rows = Table.class.getResourceAsStream(file)) {
            return new String(rows.readAllBytes(), UTF_8).lines().map(Table::row);
        }
    }

    private static Table row(String line) {
        String[] columns = line.split("\t", -1);
        return new Table(columns[0], columns[1], columns[2]);
    }

    static List<String> names(String path) {
        return Arrays.asList(path.split("/", -1));
    }
}
