package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvCommandTest {
    @TempDir
    private Path directory;

    private Call here;

    @BeforeEach
    void twoTypes() {
        here = new Call(directory)
                .procfile("web: a", "worker: b")
                .file(".env", "A='two words'", "B=\"x\\ny\"", "C=it's")
                .variable("SECRET_OF_THE_SHELL", "x");
    }

    @Test
    void theFirstInstanceWithoutTheShellsVariables() {
        assertThat(here.jforeman("env -p 7000").out().lines())
                .contains("PORT=7000", "PS=web.1", "PORT_WEB=7000", "PORT_WORKER=7100")
                .noneMatch(line -> line.startsWith("SECRET_OF_THE_SHELL"));
    }

    @Test
    void anyInstance() {
        assertThat(here.jforeman("env -p 7000 worker.3").out().lines()).contains("PORT=7102", "PS=worker.3");
        assertThat(here.jforeman("env -p 7000 worker").out().lines()).contains("PORT=7100", "PS=worker.1");
    }

    @Test
    void theOutputCanBeReadAsAnEnvFile() {
        String printed = here.jforeman("env").out();

        String again =
                here.file("again.env", printed).jforeman("env -e again.env").out();

        assertThat(again).isEqualTo(printed);
    }

    @Test
    void json() {
        assertThat(here.jforeman("env --json").out()).startsWith("{\n").contains("\"B\": \"x\\ny\"", "\"C\": \"it's\"");
    }
}
