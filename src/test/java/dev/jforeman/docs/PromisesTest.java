package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.NamedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each row of {@code docs/promises.md} names tests, and these tests exist. */
class PromisesTest {
    private static final Path PAGE = Path.of("docs/promises.md");
    private static final Pattern ROW = Pattern.compile("\\| (P\\d+) \\|.*");
    private static final Pattern TEST = Pattern.compile("`(\\w+\\.\\w+)`");
    private static final int PROMISES = 18;
    private static final int TESTS = 4;

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    @Test
    void thereAreEighteenPromises() throws Exception {
        assertThat(rows().stream().map(row -> ROW.matcher(row).replaceFirst("$1")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PROMISES)
                        .mapToObj(number -> "P" + number)
                        .toList());
    }

    @Test
    void eachNamesTestsThatExist() throws Exception {
        for (String row : rows()) {
            List<String> tests = TEST.matcher(row.split("\\|", -1)[TESTS])
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(tests).as(row).isNotEmpty().allMatch(NamedTests::exists);
        }
    }
}
