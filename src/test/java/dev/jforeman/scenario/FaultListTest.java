package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No fault of the list is forgotten: each is brought about by a scenario, or it is said here why none can. */
class FaultListTest {
    private static final int FAULTS = 61;

    /** What cannot be done to a packaged program from outside, and where it is tried instead. */
    private static final Map<Integer, String> SIMULATION_ONLY = Map.of(
            9, "nobody outside a JVM can end one of its threads",
            27, "only a thread of the same JVM can take the exit code of its child",
            28, "no program can make another unkillable; the fake host has such children",
            41, "nobody outside a JVM can make one of its threads throw");

    @Test
    void eachIsBroughtAboutOrSaidToBeImpossible() throws Exception {
        Set<Integer> accounted = new TreeSet<>(broughtAbout());
        accounted.addAll(SIMULATION_ONLY.keySet());

        assertThat(accounted)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, FAULTS).boxed().toList());
        assertThat(broughtAbout()).doesNotContainAnyElementsOf(SIMULATION_ONLY.keySet());
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

    /** Uninitialised: its constants need the packaged program. */
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
