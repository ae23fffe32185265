package dev.jforeman.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.ReplyCodec;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.os.instance.TrustedSocket;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.os.terminal.RawTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attached terminal, with a fake terminal and a scripted jforeman. */
class AttachmentTest {
    private static final Reply ATTACHED = new Reply.Attached("web.1");
    private static final String BEGUN = "jforeman: attached to web.1; Ctrl-] d detaches\n";

    @TempDir
    private Path temp;

    private final FakeTerminal terminal = new FakeTerminal();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<ScriptedServer> open = Optional.empty();

    @BeforeEach
    void listen() throws IOException {
        open = Optional.of(ScriptedServer.in(temp));
    }

    @AfterEach
    void close() {
        open.ifPresent(ScriptedServer::close);
    }

    /** A terminal of 100 columns and 30 rows. Reading its keys blocks until some are typed or it is closed. */
    private static final class FakeTerminal implements RawTerminal {
        private static final byte[] CLOSED = new byte[0];

        private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
        private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
        private Optional<WindowSize> grown = Optional.empty();
        private final List<String> leftBehind = new ArrayList<>();
        private boolean isClosed;

        private void types(String keys) {
            typed.add(keys.getBytes(UTF_8));
        }

        @Override
        public WindowSize size() {
            return new WindowSize(100, 30);
        }

        @Override
        public void show(byte[] bytes) {
            screen.writeBytes(bytes);
        }

        @Override
        public Keys open(Runnable resized) {
            grown.ifPresent(_ -> resized.run());
            return new Keys() {
                @Override
                public boolean read(Keyboard.KeySink sink) {
                    return FakeTerminal.this.read(sink);
                }

                @Override
                public void leaveBehind(byte[] sequences) {
                    leftBehind.add(new String(sequences, UTF_8));
                }

                @Override
                public void close() {
                    isClosed = true;
                    typed.add(CLOSED);
                }
            };
        }

        private boolean read(Keyboard.KeySink sink) {
            try {
                byte[] keys = typed.take();
                while (keys.length > 0 && sink.take(ByteBuffer.wrap(keys))) {
                    keys = typed.take();
                }
                return keys.length > 0;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private ScriptedServer server() {
        return open.orElseThrow();
    }

    private static Reply screen(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Reply.Screen(Bytes.of(bytes, bytes.length));
    }

    private static Request typed(String text) {
        return new Request.Type(Bytes.of(text.getBytes(UTF_8), text.length()));
    }

    private int attach() throws IOException {
        PrintStream text = new PrintStream(err, true, UTF_8);
        try (ControlClient client =
                ControlClient.connect(TrustedSocket.named(server().socket())).orElseThrow()) {
            return new Attachment(client, new Streams(text, text, temp, server().environment()), terminal).run("web");
        }
    }

    private String said() {
        return err.toString(UTF_8);
    }

    @Test
    void outputIsShownUntilTheProcessExits() throws IOException {
        server().answers(ATTACHED, screen("one\r\n"), screen("two\r\n"), new Reply.Done());

        assertThat(attach()).isZero();

        assertThat(terminal.screen.toString(UTF_8)).isEqualTo("one\r\ntwo\r\n");
        assertThat(said()).isEqualTo(BEGUN + "jforeman: web.1 has exited (see jforeman ps)\n");
        assertThat(terminal.isClosed).isTrue();
        assertThat(server().requests()).first().isEqualTo(new Request.Attach("web", 100, 30));
    }

    @Test
    void theScreenIsSwitchedBackBeforeTheShellsPrompt() throws IOException {
        server().answers(ATTACHED, screen("\033[?1049hfull screen"), new Reply.Done());

        attach();

        assertThat(terminal.screen.toString(UTF_8)).isEqualTo("\033[?1049hfull screen\033[?1049l\r\n");
    }

    @Test
    void theSequencesThatResetTheScreenAreUpdatedWithTheOutput() throws IOException {
        server().answers(ATTACHED, screen("\033[?1000h"), screen("\033[?1000l"), screen("\033[?25l"), new Reply.Done());

        attach();

        assertThat(terminal.leftBehind).hasSize(4);
        assertThat(terminal.leftBehind.get(0)).contains("\033[?1000l");
        assertThat(terminal.leftBehind.get(1)).isEmpty();
        assertThat(terminal.leftBehind.get(2)).contains("\033[?25h");
        assertThat(terminal.leftBehind.get(3)).isEmpty();
    }

    @Test
    void keysAreSentUntilTheDetachKeys() throws Exception {
        server().answers(ATTACHED).neverAnswers(Request.Type.class);
        terminal.types("6 * 7\r");
        terminal.types("8\035d9");

        assertThat(attach()).isZero();

        server().awaitHungUp();
        assertThat(server().requests())
                .containsExactly(new Request.Attach("web", 100, 30), typed("6 * 7\r"), typed("8"));
        assertThat(said()).isEqualTo(BEGUN + "jforeman: detached from web.1, which keeps running\n");
        assertThat(terminal.isClosed).isTrue();
    }

    @Test
    void theDetachKeysAloneSendNothing() throws Exception {
        server().answers(ATTACHED);
        terminal.types("\035");
        terminal.types("d");

        assertThat(attach()).isZero();

        assertThat(said()).endsWith("jforeman: detached from web.1, which keeps running\n");
        server().awaitHungUp();
        assertThat(server().requests()).hasSize(1);
    }

    @Test
    void aNewSizeIsSent() throws IOException {
        server().answers(ATTACHED).answers(new Reply.Done());
        terminal.grown = Optional.of(new WindowSize(100, 30));

        assertThat(attach()).isZero();

        assertThat(server().requests()).contains(new Request.Resize(100, 30));
    }

    @Test
    void aLostConnectionIsAnError() {
        server().answers(ATTACHED, screen("half a li")).hangsUp();

        assertThatThrownBy(this::attach).isInstanceOf(IOException.class).hasMessage("jforeman has exited");

        assertThat(said()).isEqualTo(BEGUN);
        assertThat(terminal.screen.toString(UTF_8)).isEqualTo("half a li\r\n");
        assertThat(terminal.isClosed).isTrue();
    }

    @Test
    void anInvalidReplyIsAnErrorAndTheTerminalIsRestored() {
        server().says(ReplyCodec.print(ATTACHED) + "\nnonsense");

        assertThatThrownBy(this::attach).hasMessageStartingWith("invalid reply: ");

        assertThat(terminal.isClosed).isTrue();
    }

    @Test
    void aProcessWithoutATerminalIsRefusedBeforeTheTerminalIsChanged() throws IOException {
        server().answers(new Reply.Refused("web.1 has no terminal to attach to"));

        assertThat(attach()).isEqualTo(1);

        assertThat(said()).isEqualTo("jforeman: web.1 has no terminal to attach to\n");
        assertThat(terminal.isClosed).isFalse();
    }

    @Test
    void aConnectionClosedBeforeTheAnswerIsAnError() {
        assertThatThrownBy(this::attach).hasMessage("the connection was closed before it answered");
    }

    /** Such a reply once counted as success: nothing was shown, and the exit code was 0. */
    @Test
    void anUnexpectedReplyIsAnError() {
        server().answers(screen("whose?"));

        assertThatThrownBy(this::attach).hasMessageStartingWith("invalid reply: ");
    }
}
