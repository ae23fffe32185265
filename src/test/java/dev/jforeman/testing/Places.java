package dev.jforeman.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Location;
import java.util.List;

/** Checks that hold for the places in diagnostics for any text. */
public final class Places {
    private Places() {}

    /** Each place is a character of the text or directly after a line, and the places are in the order of the text. */
    public static void assertInside(byte[] text, List<Diagnostic> diagnostics) {
        String[] lines = new String(text, UTF_8).replaceFirst("^\ufeff", "").split("\n", -1);
        int last = 1;
        for (Diagnostic diagnostic : diagnostics) {
            Location where = diagnostic.where();
            assertThat(where.line()).as(diagnostic.toString()).isBetween(last, lines.length);
            String line = lines[where.line() - 1];
            int behind = line.codePointCount(0, line.length()) + 1;
            assertThat(where.column()).as(diagnostic.toString()).isBetween(1, behind);
            last = where.line();
        }
    }
}
