package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Classes and members that the pages name exist in this program, in a library or in the JDK. */
class ClassNamesTest {
    private static final Path SOURCES = Path.of("src");

    /** Keys of systemd and launchd look like classes. The keys of an export are in the golden files. */
    private static final Path EXPORTS = Path.of("docs/export");

    private static final Path GOLDEN = Path.of("src/test/resources/export");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A class name, with or without a member. An equals sign marks a key, and a minus an option of the JVM. */
    private static final Pattern NAME = name("[A-Z][a-z0-9]+(?:[A-Z]\\w*)+|[A-Z][a-z]+(?=[.#][a-z])");

    /** On the pages for contributors a single capitalised word is a class too. */
    private static final Pattern NAME_FOR_CONTRIBUTORS = name("[A-Z][a-z0-9]+(?:[A-Z]\\w*)+|[A-Z][a-z]+(?=$|[.#<(])");

    private static final Set<Path> FOR_CONTRIBUTORS =
            Set.of(Path.of("CONTRIBUTING.md"), Path.of("docs/architecture.md"));

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w*)");

    /** In the style table, the first cell shows what to avoid. */
    private static final Pattern AVOIDED = Pattern.compile("^\\| [^|]+(?=\\|[^|]+\\|[^|]+\\|$)");

    private static final Map<String, String> OURS = ours();
    private static final Set<String> OTHERS = others();

    private static Pattern name(String type) {
        return Pattern.compile("(?<![\\w$./:+-])(" + type + ")(?:[.#]([a-z]\\w+))?(?![\\w=])");
    }

    @Test
    void everyClassThatIsNamedExists() {
        assertThat(Document.all().stream().flatMap(ClassNamesTest::unknown)).isEmpty();
    }

    @Test
    void aNameThatIsGoneIsFound() {
        Document page = new Document(
                Path.of("docs/page.md"),
                List.of("`Planner` makes it, not `OldPlanner`, by `Planner.guess` or `Thread.ofPlatform()`"));

        assertThat(unknown(page)).containsExactly("docs/page.md: OldPlanner", "docs/page.md: Planner.guess");
    }

    private static Stream<String> unknown(Document document) {
        boolean isForContributors = FOR_CONTRIBUTORS.contains(document.path());
        Pattern name = isForContributors ? NAME_FOR_CONTRIBUTORS : NAME;
        Set<String> keys = document.path().startsWith(EXPORTS) ? goldenWords() : Set.of();
        return document.prose().stream()
                .map(line -> isForContributors ? AVOIDED.matcher(line).replaceFirst("") : line)
                .flatMap(line -> CODE.matcher(line).results())
                .flatMap(code -> name.matcher(code.group(1)).results())
                .filter(found -> !keys.contains(found.group(1)) && !exists(found))
                .map(found -> document.path() + ": " + found.group());
    }

    private static boolean exists(MatchResult name) {
        String source = OURS.get(name.group(1));
        return source == null
                ? OTHERS.contains(name.group(1))
                : name.group(2) == null
                        || Pattern.compile("\\b" + name.group(2) + "\\b")
                                .matcher(source)
                                .find();
    }

    /** The types of this program and its tests, nested ones too, and the text of the files that declare them. */
    private static Map<String, String> ours() {
        Map<String, String> types = new HashMap<>();
        for (Path file : files(SOURCES, ".java")) {
            String text = text(file);
            TYPE.matcher(text).results().forEach(type -> types.merge(type.group(1), text, String::concat));
        }
        return types;
    }

    private static Set<String> goldenWords() {
        return files(GOLDEN, "").stream()
                .flatMap(file -> Stream.of(text(file).split("\\W+", -1)))
                .collect(Collectors.toSet());
    }

    /** The names of all classes on the class path of this test and in the JDK. */
    private static Set<String> others() {
        Set<String> names = new HashSet<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                addJar(Path.of(entry), names);
            }
        }
        files(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules"), ".class")
                .forEach(file -> names.add(simpleName(file.toString())));
        return names;
    }

    private static void addJar(Path jar, Set<String> names) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .forEach(entry -> names.add(simpleName(entry.getName())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(String file) {
        return file.replaceFirst(".*[/$]", "").replace(".class", "");
    }

    private static List<Path> files(Path root, String end) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(end) && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
