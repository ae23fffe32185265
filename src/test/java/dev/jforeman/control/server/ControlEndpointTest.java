package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.session.Endpoint.Open;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.testing.GivenPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The control endpoint of a session and its socket. */
@Timeout(60)
class ControlEndpointTest {
    private static final Path APP = Path.of("/srv/shop");

    @TempDir
    private Path base;

    private final SteppedSession session = new SteppedSession(GivenPlan.of("web.1", "worker.1")).boot();
    private final List<String> remarks = new ArrayList<>();

    private RuntimeDirectory directory() {
        return new RuntimeDirectory(APP, base, "app");
    }

    private Open open() {
        return new ControlEndpoint(directory(), remarks::add).open(session.controls());
    }

    private Optional<ControlClient> connect() throws IOException {
        return ControlClient.connect(TrustedSocket.named(directory().controlSocket()));
    }

    @Test
    void itCanBeAskedUntilItIsClosed() throws IOException {
        directory().create();
        Open door = open();

        try (ControlClient client = connect().orElseThrow()) {
            client.send(new Request.Ps(List.of("worker")));
            assertThat(client.next().orElseThrow()).isInstanceOfSatisfying(Reply.Processes.class, processes -> {
                assertThat(processes.directory()).isEqualTo("/srv/shop");
                assertThat(processes.rows()).extracting(Reply.ProcessRow::name).containsExactly("worker.1");
            });
        }
        door.close();

        assertThat(connect()).isEmpty();
        assertThat(directory().controlSocket()).doesNotExist();
        assertThat(remarks).isEmpty();
    }

    @Test
    void aFollowerOfTheLogGetsLaterMessages() throws IOException {
        directory().create();
        Open door = open();

        try (ControlClient client = connect().orElseThrow()) {
            client.send(new Request.Logs(List.of(), OptionalInt.empty(), OptionalLong.empty(), true));
            while (!client.next().orElseThrow().equals(new Reply.CaughtUp())) {
                // an earlier message
            }
            session.controls().display().say("news");

            assertThat(client.next().orElseThrow())
                    .isInstanceOfSatisfying(
                            Reply.Line.class, line -> assertThat(line.text()).isEqualTo("news"));
        }
        door.close();
    }

    /** The lock may be held by another jforeman by now, and the directory may be deleted. */
    @Test
    void aSocketThatCannotBeBoundIsReportedAndTheSessionContinues() {
        Open door = open();

        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("cannot create the control socket " + directory().controlSocket() + " (")
                .endsWith("); jforeman ps, stop and other commands will not reach this session");
        door.close();
        assertThat(session.isFinished()).isFalse();
    }

    @Test
    void aFileInPlaceOfTheSocketIsReportedAndKept() throws IOException {
        directory().create();
        Path kept = Files.createFile(
                Files.createDirectory(directory().controlSocket()).resolve("kept"));

        open().close();

        assertThat(remarks)
                .singleElement()
                .asString()
                .startsWith("cannot create the control socket " + directory().controlSocket());
        assertThat(kept).exists();
    }
}
