package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All code has the layout of one formatter. {@code mvn test -Dtest=CodeStyleTest -Dformat=apply} gives it that layout.
 *
 * <p>This is a test and no build plugin, because a formatter can only read the Java of the JDK it runs on, and Maven
 * itself may run on an older one.
 */
class CodeStyleTest {
    private static final boolean IS_APPLIED = "apply".equals(System.getProperty("format"));

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everyFileIsFormatted() throws Exception {
        List<Path> others = new ArrayList<>();
        for (Path file : javaFiles()) {
            String text = Files.readString(file);
            String formatted = format(file, text);
            if (!formatted.equals(text)) {
                others.add(file);
                if (IS_APPLIED) {
                    Files.writeString(file, formatted);
                }
            }
        }
        assertThat(IS_APPLIED ? List.of() : others)
                .as("files to format: mvn test -Dtest=CodeStyleTest -Dformat=apply")
                .isEmpty();
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private String format(Path file, String text) {
        try {
            return formatter.formatSourceAndFixImports(text);
        } catch (FormatterException e) {
            throw new AssertionError("cannot read " + file + " (write \"var _\" in record patterns)", e);
        }
    }
}
