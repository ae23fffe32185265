package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionCommandTest {
    @Test
    void isTheVersionOfTheBuild() throws Exception {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>jforeman</artifactId>\n  <version>" + VersionCommand.VERSION + "</version>");
    }
}
