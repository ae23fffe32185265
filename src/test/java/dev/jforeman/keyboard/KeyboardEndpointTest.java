package dev.jforeman.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.os.terminal.OwnTerminal;
import dev.jforeman.session.Endpoint.Open;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.testing.Eventually;
import dev.jforeman.testing.GivenPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The keys of a terminal in a session with the real core. */
@Timeout(60)
class KeyboardEndpointTest {
    private final SteppedSession session = new SteppedSession(GivenPlan.of("web.1", "worker.1")).boot();
    private final OwnTerminal terminal = new OwnTerminal();
    private final CountDownLatch tableShown = new CountDownLatch(1);

    KeyboardEndpointTest() throws IOException {}

    @AfterEach
    void hangUp() throws IOException {
        terminal.close();
    }

    private Open open() {
        return open(Optional.of(terminal.keyboard()));
    }

    private Open open(Optional<Keyboard> keyboard) {
        return new KeyboardEndpoint(Path.of("/app"), this::table, () -> keyboard).open(session.controls());
    }

    private List<String> table(Reply.Processes processes) {
        tableShown.countDown();
        return List.of(processes.directory());
    }

    private List<String> said() {
        return session.said().stream()
                .filter(line -> line.startsWith("system: keys:"))
                .toList();
    }

    private void awaitAnnouncement() {
        Eventually.holds("the keys are announced", () -> !said().isEmpty(), this::said);
    }

    @Test
    void keysAreCommandsOnceTheyAreAnnounced() throws IOException {
        Open door = open();
        awaitAnnouncement();
        assertThat(terminal.modes()).contains("-icanon", "-echo", "isig");

        terminal.types("q");

        Eventually.holds("all ends", () -> session.controls().state().isFinished(), session::state);
        door.close();
    }

    @Test
    void theTerminalIsRestoredAtTheEnd() {
        List<String> before = terminal.modes();
        Open door = open();
        awaitAnnouncement();

        door.close();

        assertThat(terminal.modes()).isEqualTo(before).contains("icanon", "echo");
    }

    @Test
    void aTerminalThatAShellHasTakenBackIsLeftAlone() {
        List<String> before = terminal.modes();

        open(Optional.empty()).close();

        assertThat(terminal.modes()).isEqualTo(before);
        assertThat(said()).isEmpty();
    }

    @Test
    void keysAreNotAnnouncedIfTheSessionHasFinished() throws Exception {
        session.ends("web.1", 0).ends("worker.1", 0);
        assertThat(session.isFinished()).isTrue();
        Open door = open();

        terminal.types("s");

        assertThat(tableShown.await(Eventually.TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(said()).isEmpty();
        door.close();
    }
}
