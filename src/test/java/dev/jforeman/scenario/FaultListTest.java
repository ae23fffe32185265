package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.NamedTests;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each fault of the list is caused by a scenario, or this test states why that is impossible. */
class FaultListTest {
    private static final int FAULTS = 94;

    /** The only fault that no program can cause, with the test that shows what must still hold. */
    private static final int UNKILLABLE = 28;

    private static final String UNKILLABLE_ELSEWHERE =
            "ShutdownTest.afterTheTimeoutKillAndAfterTwoMoreSecondsTheNameOfWhatIsLeft";

    @Test
    void eachListedFaultIsCausedByATestExceptOne() throws Exception {
        Set<Integer> expected = IntStream.rangeClosed(1, FAULTS).boxed().collect(Collectors.toCollection(TreeSet::new));
        expected.remove(UNKILLABLE);

        assertThat(broughtAbout()).containsExactlyElementsOf(expected);
        assertThat(UNKILLABLE_ELSEWHERE).matches(NamedTests::exists);
    }

    private static Set<Integer> broughtAbout() throws Exception {
        return scenarios()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(FaultListTest::faults)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Integer> faults(Method scenario) {
        return Stream.ofNullable(scenario.getAnnotation(Fault.class))
                .flatMap(fault -> Arrays.stream(fault.value()).boxed());
    }

    private static Stream<Class<?>> scenarios() throws Exception {
        Path here = Path.of(
                        FaultListTest.class.getResource("FaultListTest.class").toURI())
                .getParent();
        return classFiles(here).map(FaultListTest::load);
    }

    private static Stream<Path> classFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith("Scenarios.class")).toList().stream();
        }
    }

    /** Does not initialize the class: its constants need the packaged program. */
    private static Class<?> load(Path file) {
        String name = file.getFileName().toString().replace(".class", "");
        try {
            return Class.forName(
                    FaultListTest.class.getPackageName() + "." + name, false, FaultListTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
