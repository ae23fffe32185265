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
 * Prints text as the bytes that it stands for ({@link ByteText}), whatever the locale. It is the one place where text
 * from elsewhere gets out among our own, so a terminal is given nothing in it that it would obey. What has to stay as it
 * is, such as the output of processes, is written as bytes.
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

    /** Remembers why something could not be written, which a {@link PrintStream} keeps to itself. */
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

    /** Why not all of standard output could be written; empty if it was. */
    public static Optional<String> failure() {
        System.out.flush();
        return System.out instanceof TextPrinter printer ? printer.sink.failure : Optional.empty();
    }

    /** From now on {@code System.out} and {@code System.err} do so. */
    public static void install() {
        System.setOut(new TextPrinter(FileDescriptor.out));
        System.setErr(new TextPrinter(FileDescriptor.err));
    }

    @Override
    public void print(String text) {
        byte[] bytes = ByteText.encode(Excerpt.printable(String.valueOf(text)));
        write(bytes, 0, bytes.length);
    }

    /** A line is one write, so that those of several programs stay whole. */
    @Override
    public void println(String text) {
        print(text + System.lineSeparator());
    }
}
