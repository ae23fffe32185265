package dev.jforeman.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** The tests that documents and other tests name, for example {@code TimersTest.theClockMayOverflow}. */
public final class NamedTests {
    private static final Set<String> MARKS = Set.of("Test", "ParameterizedTest", "Property");

    private NamedTests() {}

    /** Whether such a class exists and has a test method of this name. */
    public static boolean exists(String name) {
        String[] parts = name.split("\\.", 2);
        return classes(parts[0])
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(parts[1]) && isTest(method));
    }

    private static boolean isTest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> MARKS.contains(type.getSimpleName()));
    }

    private static Stream<Class<?>> classes(String simpleName) {
        Path root = root();
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.endsWith(simpleName + ".class"))
                    .map(file -> root.relativize(file).toString())
                    .<Class<?>>map(NamedTests::load)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(NamedTests.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does not initialize the class, because constants of some classes need the packaged program. */
    private static Class<?> load(String file) {
        try {
            String name = file.replace(".class", "").replace('/', '.');
            return Class.forName(name, false, NamedTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
