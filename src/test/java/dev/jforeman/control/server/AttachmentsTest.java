package dev.jforeman.control.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.session.TerminalSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients at the terminal of a process. */
class AttachmentsTest {
    private final TerminalSession session = new TerminalSession();
    private final RecordingClient client = new RecordingClient();
    private final Followers followers = new Followers(session.controls().histories(), () -> {});

    AttachmentsTest() throws InterruptedException {}

    private void attach() {
        new Attachments(followers).serve(new Request.Attach("web", 100, 30), session.terminal(), client);
    }

    private static String text(List<Reply> replies) {
        StringBuilder text = new StringBuilder();
        for (Reply reply : replies) {
            text.append(reply instanceof Reply.Screen(Bytes bytes) ? new String(bytes.array(), UTF_8) : reply);
        }
        return text.toString();
    }

    @Test
    void aClientSeesWhatWasShownAndWhatComesUntilTheEnd() throws Exception {
        session.process().shows("before\n");
        session.awaitOnScreen("before");
        attach();
        assertThat(text(client.read()))
                .startsWith("Attached[")
                .contains("web.1")
                .endsWith("before\r\n");

        session.process().shows("after\n");
        session.awaitOnScreen("after");
        session.process().ends();
        session.awaitEnd();

        assertThat(text(client.read())).isEqualTo("after\r\nDone[]");
    }

    @Test
    void whatItTypesGoesThereAndItsWindowIsThatOfTheProcess() throws Exception {
        attach();
        assertThat(session.process().size()).contains(new WindowSize(100, 30));

        client.types(new Request.Type(Bytes.of("hello\n".getBytes(UTF_8), 6)));
        client.types(new Request.Resize(90, 20));

        assertThat(session.process().readLine()).isEqualTo("hello");
        assertThat(session.process().size()).contains(new WindowSize(90, 20));
    }

    @Test
    void whatWasTypedBeforeItHungUpStillArrives() throws Exception {
        attach();
        client.types(new Request.Type(Bytes.of("last\n".getBytes(UTF_8), 5)));

        client.hangUp();

        assertThat(session.process().readLine()).isEqualTo("last");
    }
}
