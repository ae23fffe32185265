package dev.jforeman.os.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.ByteText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Prints text as the bytes that it stands for ({@link ByteText}), whatever the locale. Our own messages can quote text
 * from elsewhere, so this class removes everything that a terminal would interpret. Data that must stay unchanged, such
 * as the output of processes, is written as bytes instead.
 */
public final class TextPrinter extends PrintStream {
    private final Sink sink;

    private TextPrinter(FileDescriptor descriptor) {
        this(new Sink(descriptor));
    }

    private TextPrinter(Sink sink) {
        super(new BufferedOutputStream(sink), true, UTF_8);
        this.sink = sink;
    }

    /** Remembers the reason of a failed write, which a {@link PrintStream} does not report. */
    private static final class Sink extends FileOutputStream {
        private volatile Optional<String> failure = Optional.empty();

        Sink(FileDescriptor descriptor) {
            super(descriptor);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
                throw e;
            }
        }
    }

    /** Why standard output could not be written completely; empty if it was. */
    public static Optional<String> failure() {
        System.out.flush();
        return System.out instanceof TextPrinter printer ? printer.sink.failure : Optional.empty();
    }

    /** Replaces {@code System.out} and {@code System.err}. */
    public static void install() {
        System.setOut(new TextPrinter(FileDescriptor.out));
        System.setErr(new TextPrinter(FileDescriptor.err));
    }

    @Override
    public void print(String text) {
        byte[] bytes = ByteText.encode(Excerpt.printable(String.valueOf(text)));
        write(bytes, 0, bytes.length);
    }

    /** A line is written in one call, so that lines of several programs are not mixed. */
    @Override
    public void println(String text) {
        print(text + System.lineSeparator());
    }
}
