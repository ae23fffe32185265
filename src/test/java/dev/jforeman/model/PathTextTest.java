package dev.jforeman.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path consists of bytes. Linux accepts bytes that are not UTF-8, and macOS refuses them. */
@EnabledOnOs(OS.LINUX)
class PathTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "a/b",
                "",
                "/",
                "ä",
                "/ä b/🚀",
                "\udce4",
                "/a/\udce4/b",
                "a\udcff%20+?#:\\ b",
                "../\udce4",
                "./\udce4",
                "\udce4/.."
            })
    void aTextBecomesAPathAndIsRestored(String text) {
        assertThat(PathText.of(PathText.path(text))).isEqualTo(text);
        assertThat(PathText.bytes(PathText.path(text))).isEqualTo(ByteText.encode(text));
        assertThat(PathText.path(text).isAbsolute()).isEqualTo(text.startsWith("/"));
    }

    @Test
    void doubledAndTrailingSlashesAreRemoved() {
        assertThat(PathText.of(PathText.path("//a///\udce4//"))).isEqualTo("/a/\udce4");
        assertThat(PathText.of(PathText.resolve(Path.of("/x"), "\udce4/"))).isEqualTo("/x/\udce4");
        assertThat(PathText.resolve(Path.of("/x"), "/\udce4")).isEqualTo(PathText.path("/\udce4"));
    }

    @Test
    void aFileIsFoundByItsPathText(@TempDir Path directory) throws IOException {
        Path made = Files.createDirectory(PathText.resolve(directory, "d\udce4"));

        try (var found = Files.list(directory)) {
            assertThat(found.map(Path::getFileName).map(PathText::of)).containsExactly("d\udce4");
        }
        assertThat(PathText.of(made)).isEqualTo(directory + "/d\udce4");
        assertThat(PathText.of(made.toRealPath())).endsWith("/d\udce4");
    }
}
