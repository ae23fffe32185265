package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What lies at the top level, so that a file that a script leaves there by accident is not committed. In a checkout that
 * is what git knows, and files that are not committed may lie there; in a source tree without git it is what lies there.
 */
class TopLevelTest {
    private static final Set<String> EXPECTED = Set.of(
            ".ci",
            ".editorconfig",
            ".gitattributes",
            ".github",
            ".gitignore",
            ".vale",
            ".vale.ini",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "Procfile.example",
            "README.md",
            "SECURITY.md",
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
    void nothingElseLiesAtTheTopLevel() throws Exception {
        Path top = Path.of("").toAbsolutePath();
        Set<String> known = knownToGit(top);

        assertThat(known.isEmpty() ? listed(top) : known).isEqualTo(new TreeSet<>(EXPECTED));
    }

    @Test
    void withoutGitTheDirectoryIsListedExceptWhatIsIgnored(@TempDir Path top) throws Exception {
        Files.createDirectories(top.resolve("target/classes"));
        Files.createFile(top.resolve("Procfile.stray"));

        assertThat(knownToGit(top)).isEmpty();
        assertThat(listed(top)).containsExactly("Procfile.stray");
    }

    /** Empty where there is no git, or where this is not a checkout of its own. */
    private static Set<String> knownToGit(Path top) throws InterruptedException {
        if (!Files.exists(top.resolve(".git"))) {
            return Set.of();
        }
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z")
                    .directory(top.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? topOf(files) : Set.of();
        } catch (IOException _) {
            return Set.of(); // git is not installed
        }
    }

    private static Set<String> topOf(String files) {
        return Stream.of(files.split("\0"))
                .filter(file -> !file.isEmpty())
                .map(file -> file.replaceFirst("/.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listed(Path top) throws IOException {
        try (Stream<Path> entries = Files.list(top)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !IGNORED.matcher(name).matches())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
