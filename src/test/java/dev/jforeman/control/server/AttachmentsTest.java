package dev.jforeman.control.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Bytes;
import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.os.kernel.WindowSize;
import dev.jforeman.session.TerminalSession;
import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are attached to the terminal of a process. */
@Timeout(60)
class AttachmentsTest {
    private final Set<Thread> before = allThreads();
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

    /** Input is buffered up to a bound, the rest is lost, and a client never waits for the process. */
    @Test
    void whatAProcessDoesNotReadIsKeptUpToABound() throws Exception {
        int most = 3_000;
        attach();
        for (int i = 0; i < most; i++) {
            type(i + "x".repeat(1_000) + "\n");
        }

        CompletableFuture<List<String>> lines = CompletableFuture.supplyAsync(this::linesUntilEnd);
        Eventually.holds("what is typed arrives again", () -> type("end\n") && lines.isDone(), lines::toString);

        List<Integer> numbers = lines.get().stream()
                .map(line -> Integer.parseInt(line.replace("x", "")))
                .toList();
        assertThat(numbers).hasSizeBetween(64, most - 1).isSorted().doesNotHaveDuplicates();
        assertThat(numbers.subList(0, 64))
                .isEqualTo(IntStream.range(0, 64).boxed().toList());
    }

    /** 300 clients that attached, typed and disconnected once left 300 threads behind. */
    @Test
    void clientsThatAttachTypeAndDisconnectShareOneTypingThread() throws Exception {
        Attachments all = new Attachments(followers);
        for (int i = 0; i < 300; i++) {
            RecordingClient passing = new RecordingClient();
            all.serve(new Request.Attach("web", 100, 30), session.terminal(), passing);
            String keys = i + "x".repeat(1_000) + "\n";
            passing.types(new Request.Type(Bytes.of(keys.getBytes(UTF_8), keys.length())));
            passing.hangUp();
        }
        assertThat(threads()).hasSizeLessThanOrEqualTo(1);
    }

    private boolean type(String keys) {
        client.types(new Request.Type(Bytes.of(keys.getBytes(UTF_8), keys.length())));
        return true;
    }

    private List<String> linesUntilEnd() {
        return Stream.generate(this::readLine)
                .takeWhile(line -> !line.equals("end"))
                .toList();
    }

    private String readLine() {
        try {
            return session.process().readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void inputAfterTheExitOfTheProcessIsLostAndItsThreadEnds() throws Exception {
        attach();
        session.process().ends();
        session.awaitEnd();
        session.process().terminal().orElseThrow().close();

        type("too late\n");

        Eventually.holds("the thread ends", () -> threads().isEmpty(), this::threads);
        type("much too late\n");
    }

    @Test
    void aClosedConnectionLeavesNoThreadBehind() throws Exception {
        attach();
        assertThat(threads()).hasSize(1);

        client.hangUp();

        Eventually.holds("the thread ends", () -> threads().isEmpty(), this::threads);
    }

    private static Set<Thread> allThreads() {
        return Thread.getAllStackTraces().keySet();
    }

    /** The typing threads that this test has started. */
    private List<Thread> threads() {
        return allThreads().stream()
                .filter(thread -> thread.getName().equals("typing") && !before.contains(thread))
                .toList();
    }
}
