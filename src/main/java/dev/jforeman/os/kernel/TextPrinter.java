package dev.jforeman.os.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.model.ByteText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Prints text as the bytes that it stands for ({@link ByteText}), whatever the locale. */
public final class TextPrinter extends PrintStream {
    private TextPrinter(FileDescriptor descriptor) {
        super(new BufferedOutputStream(new FileOutputStream(descriptor)), true, UTF_8);
    }

    /** From now on {@code System.out} and {@code System.err} do so. */
    public static void install() {
        System.setOut(new TextPrinter(FileDescriptor.out));
        System.setErr(new TextPrinter(FileDescriptor.err));
    }

    @Override
    public void print(String text) {
        byte[] bytes = ByteText.encode(text);
        write(bytes, 0, bytes.length);
    }

    /** A line is one write, so that those of several programs stay whole. */
    @Override
    public void println(String text) {
        print(text + System.lineSeparator());
    }
}
