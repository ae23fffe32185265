package dev.jforeman.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.server.LocalRequests;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.terminal.Keyboard.Mode;
import dev.jforeman.session.TerminalSession;
import dev.jforeman.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Keys are passed on to a process that has a terminal. */
class KeyHandoverTest {
    private static final String CTRL_BRACKET = "\u001d";

    private final List<Mode> turned = new CopyOnWriteArrayList<>();
    private final TerminalSession session = new TerminalSession();
    private KeyMode listener = KeyHandover.begin(context(), new InstanceName("web", 1));

    KeyHandoverTest() throws InterruptedException {}

    private KeyContext context() {
        return new KeyContext(
                session.controls(),
                session.controls().display(),
                new LocalRequests(session.controls(), Path.of("/app")),
                turned::add,
                _ -> {},
                _ -> List.of());
    }

    private void type(String keys) throws InterruptedException {
        for (byte key : keys.getBytes(StandardCharsets.US_ASCII)) {
            listener = listener.take(key);
        }
    }

    @Test
    void theProcessGetsTheKeysUntilTheKeysToLeave() throws Exception {
        assertThat(listener.isMeant(false, true)).as("also what is pasted").isTrue();

        type("quit\n");
        assertThat(session.process().readLine()).isEqualTo("quit");
        assertThat(turned).containsExactly(Mode.PROCESS);
        type(CTRL_BRACKET + "d");

        assertThat(listener).isInstanceOf(KeyCommands.class);
        assertThat(turned).containsExactly(Mode.PROCESS, Mode.COMMANDS);
        session.awaitOnScreen("keys go to jforeman again");
    }

    @Test
    void whenTheProcessEndsKeysAreCommandsAgain() throws Exception {
        session.process().ends();
        Eventually.holds("the keyboard is given back", () -> turned.contains(Mode.COMMANDS), () -> turned);

        type("x");

        assertThat(listener).isInstanceOf(KeyCommands.class);
        assertThat(turned).containsExactly(Mode.PROCESS, Mode.COMMANDS);
    }
}
