package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.WindowSize;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PtyTest {
    private static final int WRITTEN = 100_000;

    /** The kernel's count once covered only bytes ready to read, not those still on their way. */
    @RepeatedTest(10)
    void itIsNotEmptyBeforeAllIsReadThatWasWritten() throws IOException {
        try (Pty pty = Pty.open(WindowSize.UNKNOWN)) {
            ByteBuffer read = ByteBuffer.allocate(2 * WRITTEN);
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(pty.path()));
            while (!writer.isDone() || !pty.isEmpty()) {
                if (!pty.isEmpty()) {
                    pty.screen().read(read);
                }
            }
            assertThat(read.position()).isEqualTo(WRITTEN);
        }
    }

    private static void write(String path) {
        try (FileOutputStream terminal = new FileOutputStream(path)) {
            terminal.write(new byte[WRITTEN]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
