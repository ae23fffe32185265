package dev.jforeman.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IgnoreRulesTest {
    static Stream<Table> wildmatch() throws IOException {
        return Table.of("wildmatch.tsv");
    }

    @ParameterizedTest
    @MethodSource("wildmatch")
    void aPatternMatchesAsInGit(Table row) {
        assertThat(matches(row)).isEqualTo(row.result().equals("1"));
    }

    private static boolean matches(Table row) {
        List<String> names = new ArrayList<>(Table.names(row.pattern()));
        if (names.getLast().equals("**")) {
            names.add("*");
        }
        try {
            return PathPattern.of(names, Reading.AS_GIT).matches(Table.names(row.path()));
        } catch (BadGlob _) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gen,             src/gen,     true",
        "gen/,            src/gen/,    true",
        "gen/,            src/gen,     false",
        "src/gen/,        src/gen/,    true",
        "src/gen,         a/src/gen,   false",
        "/gen,            gen,         true",
        "/gen,            src/gen,     false",
        "src/**/*.log,    src/x.log,   true",
        "src/**/*.log,    src/a/x.log, true",
        "*.log,           a/b/x.log,   true",
        "**/logs,         a/logs,      true",
        "logs/**,         logs/x,      true",
        "logs/**,         logs/,       false",
        "[[:space:]]x,    ' x',        true",
        "x{,              x{,          true",
        "'{a,b}',         a,           false",
        "[z-a],           b,           false",
        "'x  ',           x,           true",
        "'x\\ ',          'x ',        true",
        "\\#x,            #x,          true",
        "\\!x,            !x,          true",
        "#x,              #x,          false",
        "/,               a,           false",
        "a//b,            a/b,         false",
    })
    void aLineIgnoresAPath(String line, String path, boolean expected) {
        boolean isDirectory = path.endsWith("/");
        List<String> names = Table.names(isDirectory ? path.substring(0, path.length() - 1) : path);

        assertThat(IgnoreRules.of(Stream.of(line)).isIgnored(names, isDirectory).orElse(false))
                .isEqualTo(expected);
    }

    @Test
    void theLastLineThatMatchesCounts() {
        IgnoreRules rules = IgnoreRules.of(Stream.of("*.log", "!keep.log", "", "# keep.log", "[z-a]"));

        assertThat(rules.isIgnored(List.of("a.log"), false)).contains(true);
        assertThat(rules.isIgnored(List.of("a", "keep.log"), false)).contains(false);
        assertThat(rules.isIgnored(List.of("a.txt"), false)).isEmpty();
    }

    /** Random lines and paths, compared with the answer of git itself. */
    @Test
    @Tag("slow")
    void gitIgnoresTheSamePaths(@TempDir Path repository) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "git is not installed");
        git(repository, "init", "-q");
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            List<String> lines = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(_ -> line(random))
                    .toList();
            List<String> paths = IntStream.range(0, 60)
                    .mapToObj(_ -> path(random))
                    .distinct()
                    .toList();
            Files.write(repository.resolve(".gitignore"), lines);
            IgnoreRules rules = IgnoreRules.of(lines.stream());
            List<String> ours =
                    paths.stream().filter(path -> isLeftOut(rules, path)).toList();

            assertThat(ours).as("lines %s", lines).isEqualTo(ignoredByGit(repository, paths));
        }
    }

    private static boolean isLeftOut(IgnoreRules rules, String path) {
        List<String> names = Table.names(path);
        return IntStream.rangeClosed(1, names.size())
                .anyMatch(n ->
                        rules.isIgnored(names.subList(0, n), n < names.size()).orElse(false));
    }

    private static String line(Random random) {
        return pick(random, "", "", "", "!", "/")
                + name(random)
                + pick(random, "", "", "/", "/" + name(random), "/**")
                + pick(random, "", "", "/" + name(random), "/");
    }

    private static String name(Random random) {
        return pick(
                random,
                "a",
                "b",
                "ab",
                "*",
                "a*",
                "*b",
                "?",
                "**",
                "[ab]",
                "[!a]",
                "[[:alpha:]]b",
                "a**b",
                "\\a",
                "*a*b",
                "[b-a]",
                "[a",
                "{a,b}");
    }

    private static String path(Random random) {
        int depth = 1 + random.nextInt(4);
        return IntStream.range(0, depth)
                .mapToObj(_ -> pick(random, "a", "b", "ab", "aab", "ba", "c", "[a", "{a,b}"))
                .collect(java.util.stream.Collectors.joining("/"));
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    private static List<String> ignoredByGit(Path repository, List<String> paths) throws Exception {
        Path list = Files.write(repository.resolve(".git/paths"), paths);
        Process git = new ProcessBuilder(
                        "/usr/bin/git", "-c", "core.excludesFile=/dev/null", "check-ignore", "--no-index", "--stdin")
                .directory(repository.toFile())
                .redirectInput(list.toFile())
                .start();
        List<String> ignored = git.inputReader().lines().toList();
        git.waitFor();
        return ignored;
    }

    private static void git(Path repository, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/git"));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }
}
