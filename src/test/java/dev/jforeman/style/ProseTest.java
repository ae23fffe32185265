package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Documents, messages and comments keep to the rules in {@code .vale/styles/Jforeman}. They are written for vale, which
 * shows the findings in an editor; this test reads the same files, so that a build needs nothing but Maven.
 */
class ProseTest {
    private static final Path STYLE = Path.of(".vale/styles/Jforeman");

    /** Comments are short, and may speak of people. */
    private static final Set<String> FOR_COMMENTS = Set.of("Words", "Phrases");

    /** Files that list the forbidden words. */
    private static final Set<String> ABOUT_WORDS = Set.of("src/test/java/dev/jforeman/style/ProseTest.java");

    private static List<ProseRule> rules = List.of();

    @BeforeAll
    static void readRules() throws IOException {
        rules = ProseRule.of(STYLE);
    }

    @Test
    void documentsKeepToTheRules() {
        assertThat(findings(
                        documents()
                                .flatMap(file ->
                                        Passage.ofDocument(
                                                file.toString(),
                                                Passage.read(file).lines().toList())
                                                .stream()),
                        rules))
                .isEmpty();
    }

    @Test
    void messagesAndHelpKeepToTheRules() {
        assertThat(findings(
                        of(Path.of("src/main/java"), file -> Passage.ofTexts(file.toString(), Passage.read(file))),
                        rules))
                .isEmpty();
    }

    @Test
    void commentsKeepToTheRules() {
        List<ProseRule> few = rules.stream()
                .filter(rule -> FOR_COMMENTS.contains(rule.name()))
                .toList();

        assertThat(findings(of(Path.of("src"), file -> Passage.ofComments(file.toString(), Passage.read(file))), few))
                .isEmpty();
    }

    @Test
    void aBadDocumentIsFound() {
        List<String> page = List.of(
                "# Whoever reads",
                "",
                "Variables belong",
                "into the file `.env`. A process who waits, waits.",
                "",
                "* " + "word ".repeat(36) + ".",
                "* Users who wait, and " + "`a b c` ".repeat(20) + ".",
                "",
                "```",
                "nobody",
                "```",
                "| a | not as wished |");

        assertThat(findings(Passage.ofDocument("page.md", page).stream(), rules).map(ProseTest::place))
                .containsExactlyInAnyOrder(
                        "page.md:1: Words",
                        "page.md:3: Phrases",
                        "page.md:3: Who",
                        "page.md:6: Sentences",
                        "page.md:12: Words");
    }

    @Test
    void aBadMessageAndABadCommentAreFound() {
        String source = """
            /** Nobody's. */
            class A { // a wish
                String text = "none " + "runs \\"here\\" // whoever"; char c = '"';
                String other = "a" + text + "b"; /* {@code nobody} */
            }
            """;

        assertThat(findings(Passage.ofTexts("A.java", source).stream(), rules).map(ProseTest::place))
                .containsExactlyInAnyOrder("A.java:3: Phrases", "A.java:3: Words");
        assertThat(findings(Passage.ofComments("A.java", source).stream(), rules)
                        .map(ProseTest::place))
                .containsExactly("A.java:1: Words", "A.java:2: Words");
    }

    @Test
    void valeAgrees() throws Exception {
        assumeTrue(isInstalled("vale"), "vale is not installed");

        List<String> command = Stream.concat(
                        Stream.of("vale", "--output=line"), documents().map(Path::toString))
                .toList();

        assertThat(output(command)).isEmpty();
    }

    /** A finding without its message. */
    private static String place(String finding) {
        return finding.replaceFirst("(:\\d+: \\w+):.*", "$1");
    }

    private static Stream<String> findings(Stream<Passage> passages, List<ProseRule> rules) {
        return passages.flatMap(passage -> rules.stream()
                .flatMap(rule ->
                        rule.findings(passage).map(found -> passage.where() + ": " + rule.name() + ": " + found)));
    }

    private static Stream<Path> documents() {
        return Stream.concat(files(Path.of(""), 1), files(Path.of("docs"), Integer.MAX_VALUE))
                .filter(file -> file.toString().endsWith(".md"))
                .sorted();
    }

    private static Stream<Passage> of(Path sources, Function<Path, List<Passage>> passages) {
        return files(sources, Integer.MAX_VALUE)
                .filter(file -> file.toString().endsWith(".java") && !ABOUT_WORDS.contains(file.toString()))
                .sorted()
                .flatMap(file -> passages.apply(file).stream());
    }

    private static Stream<Path> files(Path directory, int depth) {
        try (Stream<Path> files = Files.walk(directory, depth)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            output(List.of(program, "--version"));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static String output(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
