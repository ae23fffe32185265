package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No promise without a test: each row of {@code docs/promises.md} names some, and they exist. */
class PromisesTest {
    private static final Path PAGE = Path.of("docs/promises.md");
    private static final Pattern ROW = Pattern.compile("\\| (P\\d+) \\|.*");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Set<String> MARKS = Set.of("Test", "ParameterizedTest", "Property");
    private static final int PROMISES = 15;
    private static final int TESTS = 4;

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    @Test
    void thereAreFifteen() throws Exception {
        assertThat(rows().stream().map(row -> ROW.matcher(row).replaceFirst("$1")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, PROMISES)
                        .mapToObj(number -> "P" + number)
                        .toList());
    }

    @Test
    void eachNamesTestsThatExist() throws Exception {
        Map<String, Class<?>> classes = testClasses();
        for (String row : rows()) {
            List<MatchResult> tests =
                    TEST.matcher(row.split("\\|", -1)[TESTS]).results().toList();
            assertThat(tests)
                    .as(row)
                    .isNotEmpty()
                    .allSatisfy(test -> assertThat(isTest(classes.get(test.group(1)), test.group(2)))
                            .as(test.group())
                            .isTrue());
        }
    }

    private static boolean isTest(Class<?> type, String name) {
        return type != null
                && Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getName().equals(name))
                        .anyMatch(PromisesTest::isMarked);
    }

    private static boolean isMarked(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> MARKS.contains(type.getSimpleName()));
    }

    /** By their simple names. */
    private static Map<String, Class<?>> testClasses() throws Exception {
        Path root = Path.of(PromisesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.matches("[^$]*(Test|Scenarios|Soak)\\.class"))
                    .map(PromisesTest::load)
                    .collect(Collectors.toMap(Class::getSimpleName, type -> type, (first, _) -> first));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Uninitialised: the constants of some need the packaged program. */
    private static Class<?> load(String file) {
        try {
            String name = file.replace(".class", "").replace('/', '.');
            return Class.forName(name, false, PromisesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
