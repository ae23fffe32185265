package dev.jforeman.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Checks.WatchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchedFilesTest {
    @TempDir
    private Path app;

    @BeforeEach
    void makeARepository() throws IOException {
        Files.createDirectories(app.resolve(".git"));
        Files.createDirectories(app.resolve("src/main"));
        Files.createDirectories(app.resolve("build/gen"));
        Files.writeString(app.resolve(".gitignore"), """
            # comment
            *.log
            !keep.log
            /dist
            tmp/
            docs/**/draft
            """);
    }

    @ParameterizedTest
    @CsvSource({
        "src/**,      src/a.py,            true",
        "src/**,      src/main/a.py,       true",
        "src,         src/main/a.py,       true",
        "./src,       src/main/a.py,       true",
        "src/**,      other/a.py,          false",
        "*.py,        a.py,                true",
        "*.py,        src/a.py,            false",
        "**/*.py,     a.py,                true",
        "**/*.py,     src/main/a.py,       true",
        "**/*.py,     src/main/a.rb,       false",
        "'{a,b}.yml', b.yml,               true",
        "**,          .git/index,          false",
        "**,          node_modules/x/a.js, false",
        "**,          src/target/a,        false",
        "**,          a.log,               false",
        "**,          src/a.log,           false",
        "**,          keep.log,            true",
        "**,          dist/a,              false",
        "**,          src/dist/a,          true",
        "**,          src/tmp/a,           false",
        "**,          docs/x/draft/a,      false",
        "**,          docs/x/y,            true",
        "**,          src/a.py~,           false",
        "**,          src/.a.py.swp,       false",
        "**,          src/.#a.py,          false",
        "build/gen/**, build/gen/a,        true",
        "build/gen/**, build/gen/a.log,    false",
    })
    void aFileCountsIfAGlobNamesItAndNothingLeavesItOut(String glob, String file, boolean expected) {
        assertThat(watched(List.of(glob), List.of()).counts(app.resolve(file))).isEqualTo(expected);
    }

    /** Each line is from an issue by a user whose changes were not noticed. */
    @ParameterizedTest
    @CsvSource({
        ".,              a.go,        true",
        "./,             src/a.go,    true",
        "src/,           src/a/b.go,  true",
        "a/*/,           a/b/c.go,    true",
        "a/**/,          a/b/c.go,    true",
        "a//b,           a/b/c.go,    true",
        "a/../c,         c/d.go,      true",
        "src/**/*.go,    src/main.go, true",
        "src/**/*.go,    src/main.rb, false",
        "'{src,lib}/**', lib/a.go,    true",
    })
    void aGlobMatchesTheFilesThatUsersExpect(String glob, String file, boolean expected) {
        assertThat(watched(List.of(glob), List.of()).counts(app.resolve(file))).isEqualTo(expected);
        assertThat(watched(List.of(app + "/" + glob), List.of()).counts(app.resolve(file)))
                .as("absolute")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "src/gen/,       src/gen/a,          false",
        "src/**/*.log,   src/x.tmp/a.log,    false",
        "src/**/*.txt,   src/x.txt,          false",
        "gen,            src/deep/gen/a.py,  false",
        "*.tmp,          src/deep/a.tmp,     false",
        "/gen,           src/gen/a.py,       true",
        "/gen,           gen/a.py,           false",
        "!build,         build/a.py,         true",
        "!*.log,         a.log,              true",
        "src,            src/a.py,           false",
    })
    void ignoredPatternsAreReadAsInGitignore(String ignored, String file, boolean expected) {
        assertThat(watched(List.of("."), List.of(ignored)).counts(app.resolve(file)))
                .isEqualTo(expected);
    }

    @Test
    void ignoredPatternsApplyOutsideOfTheAppToo() {
        WatchedFiles watched = watched(List.of("../shared"), List.of("*.tmp"));
        Path shared = app.resolveSibling("shared");

        assertThat(watched.counts(shared.resolve("a/x.tmp"))).isFalse();
        assertThat(watched.counts(shared.resolve("a/x.py"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/__pycache__/a.cpython-313.pyc",
                "a.pyc",
                ".git/index",
                "web/node_modules/a/b.js",
                "src/.a.py.swp",
                ".a.swo",
                "a.py~",
                "#a.py#",
                "src/.#a.py",
                "4913",
                "a___jb_tmp___",
                "target/classes/A.class",
                ".venv/bin/x",
                "log/web.1.log",
                "log/system.log.3"
            })
    void filesOfToolsAndOfJforemanAreIgnored(String file) {
        assertThat(watched(List.of("."), List.of()).counts(app.resolve(file))).isFalse();
    }

    @Test
    void onlyOurOwnFilesInTheDirectoryOfTheLogsAreLeftOut() {
        assertThat(watched(List.of("log"), List.of()).counts(app.resolve("log/settings.yml")))
                .isTrue();
        assertThat(watched(List.of("log"), List.of()).counts(app.resolve("log/deep/a.txt")))
                .isTrue();
    }

    @Test
    void aGitignoreBelowIsReadToo() throws IOException {
        Files.createDirectories(app.resolve("src/ui"));
        Files.writeString(app.resolve("src/ui/.gitignore"), "*.css\n!keep.css\n/local\n[z-a]\n[[:space:]]x\n");
        Files.writeString(app.resolve("src/.gitignore"), "!a.log\n");
        WatchedFiles watched = watched(List.of("src"), List.of());

        assertThat(watched.counts(app.resolve("src/ui/a.css"))).isFalse();
        assertThat(watched.counts(app.resolve("src/ui/keep.css"))).isTrue();
        assertThat(watched.counts(app.resolve("src/ui/local/a"))).isFalse();
        assertThat(watched.counts(app.resolve("src/ui/x/local/a"))).isTrue();
        assertThat(watched.counts(app.resolve("src/a.css"))).isTrue();
        assertThat(watched.counts(app.resolve("src/ui/ x"))).isFalse();
        assertThat(watched.counts(app.resolve("src/a.log"))).as("taken back").isTrue();
        assertThat(watched.counts(app.resolve("src/b.log"))).isFalse();
    }

    @Test
    void onlyDirectoriesWithPossibleMatchesAreScanned() {
        WatchedFiles watched = watched(List.of("src/*/api/**", "build/gen"), List.of());

        assertThat(watched.roots()).containsExactly(app.resolve("src"), app.resolve("build/gen"));
        assertThat(watched.enters(app.resolve("src/main"))).isTrue();
        assertThat(watched.enters(app.resolve("src/main/api/deep"))).isTrue();
        assertThat(watched.enters(app.resolve("src/main/web"))).isFalse();
        assertThat(watched.enters(app.resolve("src/main/api/node_modules"))).isFalse();
        assertThat(watched.enters(app.resolve("lib"))).isFalse();
        assertThat(watched.enters(app.resolve("build"))).as("on the way").isTrue();
        assertThat(watched.enters(app.resolve("build/gen"))).isTrue();
        assertThat(watched.enters(app.resolve("build/other"))).isFalse();
    }

    private WatchedFiles watched(List<String> paths, List<String> ignored) {
        return new WatchedFiles(
                app, new WatchRule(paths, ignored, Duration.ZERO, Optional.empty()), Optional.of(app.resolve("log")));
    }
}
