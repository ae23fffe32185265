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
        assertThat(watched(List.of(glob), List.of()).isWatched(app.resolve(file)))
                .isEqualTo(expected);
    }

    @Test
    void whatIsIgnoredDoesNotCount() {
        WatchedFiles watched = watched(List.of("**"), List.of("src/gen", "*.tmp"));

        assertThat(watched.isWatched(app.resolve("src/gen/a/b.py"))).isFalse();
        assertThat(watched.isWatched(app.resolve("a.tmp"))).isFalse();
        assertThat(watched.isWatched(app.resolve("src/a.py"))).isTrue();
    }

    @Test
    void onlyWhatCanMatchIsLookedAt() {
        assertThat(watched(List.of("src/main/**", "src/*.py", "nowhere/yet/**"), List.of())
                        .roots())
                .containsExactly(app);
        assertThat(watched(List.of("src/main/**", "src/*.py"), List.of()).roots())
                .containsExactly(app.resolve("src"));
        assertThat(watched(List.of("../**"), List.of()).roots()).containsExactly(app.getParent());
    }

    private WatchedFiles watched(List<String> paths, List<String> ignored) {
        return new WatchedFiles(app, new WatchRule(paths, ignored, Duration.ZERO, Optional.empty()));
    }
}
