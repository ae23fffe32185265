package dev.jforeman.keyboard;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.server.LocalRequests;
import dev.jforeman.keyboard.KeyboardEndpoint.KeyReader;
import dev.jforeman.os.terminal.OwnTerminal;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.testing.GivenPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single keys, and keys that arrive together: pasted text, or the sequence of a cursor key. */
class KeyReaderTest {
    private static final String ESCAPE = "\u001b";
    private static final String CURSOR_UP = ESCAPE + "[A";

    private final SteppedSession session = new SteppedSession(GivenPlan.of("web.1", "worker.1")).boot();
    private final OwnTerminal terminal = new OwnTerminal();
    private final KeyReader reader = new KeyReader(terminal.keyboard(), context());

    KeyReaderTest() throws IOException {}

    private KeyContext context() {
        return new KeyContext(
                session.controls(),
                session.controls().display(),
                new LocalRequests(session.controls(), Path.of("/app")),
                _ -> {},
                _ -> {},
                _ -> List.of());
    }

    @AfterEach
    void hangUp() throws IOException {
        terminal.close();
    }

    /** Types texts, each of which arrives in one read. */
    private void type(String... pieces) throws InterruptedException {
        for (String piece : pieces) {
            assertThat(reader.take(ByteBuffer.wrap(piece.getBytes(US_ASCII))))
                    .as("more is wanted")
                    .isTrue();
        }
        session.goOn();
    }

    @Test
    void aKeyThatComesAloneIsACommand() throws Exception {
        type("q");

        assertThat(session.isFinished()).isTrue();
    }

    @Test
    void pastedKeysStopNothing() throws Exception {
        type("quit", "sq", CURSOR_UP + "q");

        assertThat(session.signals()).isEmpty();
    }

    @Test
    void anAnswerMayBePastedButNoCommandBehindIt() throws Exception {
        type("r", "2\rq");

        assertThat(session.signals()).containsExactly("TERM worker.1", "CONT worker.1");
    }

    @Test
    void cursorKeysNeitherChangeNorCancelAnAnswer() throws Exception {
        type("r", CURSOR_UP, "2", "\r");

        assertThat(session.signals()).containsExactly("TERM worker.1", "CONT worker.1");
    }

    @Test
    void theEscapeKeyCancels() throws Exception {
        type("r", ESCAPE, "2", "\r");

        assertThat(session.signals()).isEmpty();
    }
}
