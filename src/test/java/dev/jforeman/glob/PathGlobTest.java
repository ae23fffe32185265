package dev.jforeman.glob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGlobTest {
    /**
     * Differences to doublestar: a path matches everything below it, no file has an empty name, and extra slashes count
     * as one. A bracket that is the first character in brackets matches itself, as in shells and git.
     */
    private static final Set<String> MEANT_OTHERWISE = Set.of(
            "* ",
            "* /",
            "/* /",
            "/* /debug/",
            "/* //",
            "a* ab/c",
            "abc** abc/b",
            "a/b/c a/b//c",
            "{a/{b,c},abc} a/b/c",
            "a/ a",
            "nopermission/dir/ nopermission/dir",
            "a/**/ a",
            "a/**/ a/",
            "[]a] ]");

    static Stream<Table> doublestar() throws IOException {
        return Table.of("doublestar.tsv").filter(row -> !MEANT_OTHERWISE.contains(row.pattern() + " " + row.path()));
    }

    @ParameterizedTest
    @MethodSource("doublestar")
    void globsMatchAsInDoublestar(Table row) {
        String result;
        try {
            result = String.valueOf(matches(row.pattern(), row.path()));
        } catch (BadGlob _) {
            result = "bad";
        }
        assertThat(result).isEqualTo(row.result());
    }

    @ParameterizedTest
    @CsvSource({
        ".,               x.go",
        "./,              src/x.go",
        "src,             src/x.go",
        "src/,            src/a/x.go",
        "./src,           src/x.go",
        "src/.,           src/x.go",
        "src//a,          src/a/x.go",
        "src/../lib,      lib/x.go",
        "src/./../lib/,   lib/x.go",
        "../x,            ../x/a",
        "a/../../x,       ../x/a",
        "a/*/,            a/b/x.go",
        "a/**/,           a/x.go",
        "a/**/,           a/b/x.go",
        "**/,             x.go",
        "src/**/*.go,     src/x.go",
        "src/**/*.go,     src/a/b/x.go",
        "**/*.go,         x.go",
        "**/**/x.go,      x.go",
        "a/**/**/x.go,    a/x.go",
        "/srv/app/*.go,   /srv/app/x.go",
        "/,               /etc/x",
        "a\\*b,           a*b/x",
        "'{src,lib}/**',  lib/x.go",
        "'src/*.{go,mod}', src/x.mod",
        "'{a,b{c,d}}/x',  bd/x",
        "'a{,.bak}',      a",
        "[a-c]x/**,       bx/y",
        "'[[:alpha:]]*',  src/x",
        "*,               .env",
        "Ä?/*,            Äö/x",
    })
    void globsMatchTheseFiles(String glob, String file) throws BadGlob {
        assertThat(matches(glob, file)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a/*/,         a/x.go",
        "src/*.go,     src/a/x.go",
        "*.go,         src/x.go",
        "src,          srcs/x.go",
        "src/**/*.go,  lib/x.go",
        "src/../lib,   src/x.go",
        "a\\*b,        aab",
        "'a{b,c}',     ad",
    })
    void globsDoNotMatchTheseFiles(String glob, String file) throws BadGlob {
        assertThat(matches(glob, file)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "x{,                 the { is not closed",
        "'{a,b',             the { is not closed",
        "'a{b,{c,d}',        the { is not closed",
        "[z-a],              the range z-a is in the wrong order",
        "[,                  the [ is not closed",
        "src/[a-,            the [ is not closed",
        "'[[:letter:]]',     unknown class [:letter:]",
        "x\\,                nothing follows \\",
        "*/../x,             a .. cannot follow a wildcard",
    })
    void aBadGlobHasAReason(String glob, String problem) {
        assertThatThrownBy(() -> PathGlob.parse(glob))
                .isInstanceOf(BadGlob.class)
                .hasMessage(problem);
    }

    @Test
    void theNumberOfBracesIsLimited() {
        assertThatThrownBy(() -> PathGlob.parse("{a,b}".repeat(40))).hasMessage("it expands to more than 1000 paths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "**/", "[ab]*", "a?*"})
    void manyStarsAreMatchedQuickly(String part) throws BadGlob {
        assertThat(matches(part.repeat(1_000) + "c", "a/".repeat(100) + "a".repeat(100) + "b"))
                .isFalse();
    }

    @Test
    void onlyDirectoriesWithPossibleMatchesAreSearched() throws BadGlob {
        PathGlob glob = PathGlob.parse("src/*/gen/**").getFirst();

        assertThat(glob.root()).isEqualTo("src");
        assertThat(glob.mayMatchIn(List.of())).isTrue();
        assertThat(glob.mayMatchIn(List.of("a"))).isTrue();
        assertThat(glob.mayMatchIn(List.of("a", "b"))).isFalse();
        assertThat(glob.mayMatchIn(List.of("a", "gen", "b"))).isTrue();
        assertThat(PathGlob.parse("src").getFirst().mayMatchIn(List.of("a"))).isTrue();
        assertThat(PathGlob.parse("*/").getFirst().mayMatchIn(List.of("a"))).isTrue();
    }

    @Test
    void anUncheckedBadGlobThrows() {
        assertThatThrownBy(() -> PathGlob.of("[")).isInstanceOf(IllegalStateException.class);
        assertThat(PathGlob.of("{a,b}")).hasSize(2);
    }

    static boolean matches(String text, String file) throws BadGlob {
        for (PathGlob glob : PathGlob.parse(text)) {
            if (below(glob.root(), file).filter(glob::matches).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<List<String>> below(String root, String file) {
        String whole = root.isEmpty() || root.endsWith("/") ? root : root + "/";
        if (file.equals(root)) {
            return Optional.of(List.of());
        }
        return file.startsWith(whole) ? Optional.of(names(file.substring(whole.length()))) : Optional.empty();
    }

    private static List<String> names(String path) {
        return path.isEmpty() ? List.of() : Table.names(path);
    }
}
