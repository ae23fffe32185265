package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies at the top level, so that a file that a script leaves there by accident is not committed. */
class TopLevelTest {
    private static final Set<String> EXPECTED = Set.of(
            ".ci",
            ".editorconfig",
            ".gitattributes",
            ".github",
            ".gitignore",
            "CHANGELOG.md",
            "LICENSE",
            "Procfile.example",
            "README.md",
            "bench",
            "bin",
            "docs",
            "examples",
            "pom.xml",
            "src");

    /** What .gitignore names, and git's own. */
    private static final Pattern IGNORED =
            Pattern.compile("\\.git|target|\\.idea|\\.vscode|\\.classpath|\\.project|\\.settings|.*\\.(iml|aot)");

    @Test
    void nothingElseLiesAtTheTopLevel() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(""))) {
            Set<String> found = entries.map(Path::toString)
                    .filter(name -> !IGNORED.matcher(name).matches())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(found).isEqualTo(new TreeSet<>(EXPECTED));
        }
    }
}
