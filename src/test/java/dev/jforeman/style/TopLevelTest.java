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
 * Only known files are at the top level, so a file that a script leaves there by accident is noticed. In a checkout,
 * the files known to git are checked. In a source tree without git, all files are.
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

    /** Names that are in .gitignore or belong to git. */
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

    /** Empty if git is not installed or this is not the top of a checkout. */
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
