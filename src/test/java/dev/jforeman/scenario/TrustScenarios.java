package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another user has created the directory in advance in which jforeman would put its socket. */
@Scenarios
class TrustScenarios {
    private static final int VICTIM = 61_057;
    private static final int MALLORY = 61_058;
    private static final String[] AS_VICTIM = {"setpriv", "--reuid=" + VICTIM, "--regid=" + VICTIM, "--clear-groups"};

    private final Path trap = Path.of("/tmp/jforeman-" + VICTIM);

    @BeforeEach
    void setTrap() throws IOException {
        Machine.needsRoot();
        Machine.needs("setpriv");
        Files.createDirectory(trap, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setAttribute(trap, "unix:uid", MALLORY);
    }

    @AfterEach
    void removeTrap() throws IOException {
        Files.deleteIfExists(trap);
    }

    @ParameterizedTest
    @Fault(84)
    @ValueSource(
            strings = {
                "ps",
                "stop x",
                "restart x",
                "scale x=1",
                "logs",
                "reload",
                "wait",
                "signal HUP x",
                "down",
                "ps -d ."
            })
    void noCommandConnectsThroughADirectoryOfAnotherUser(String words, Scenario story) {
        story.openToOthers();

        Ended ended = story.jforeman(words.split(" "))
                .env("XDG_RUNTIME_DIR", "")
                .under(AS_VICTIM)
                .run();

        assertThat(ended.err()).isEqualTo("jforeman: asks nothing there: " + trap + " belongs to " + MALLORY + "\n");
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
    }
}
