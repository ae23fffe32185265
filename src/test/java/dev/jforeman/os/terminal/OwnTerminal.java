package dev.jforeman.os.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.process.Pty;
import dev.jforeman.os.process.TerminalProcess;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;
import sun.nio.ch.IOUtil;

/** A terminal like the one in which jforeman is started; the test types at its keyboard. */
public final class OwnTerminal implements AutoCloseable {
    private final Pty pty = new TerminalProcess().terminal().orElseThrow();
    private final File file = new File(Libc.ptsname(pty.descriptor()));
    private final FileInputStream input;

    public OwnTerminal() throws IOException {
        input = new FileInputStream(file);
    }

    public Keyboard keyboard() {
        try {
            return Keyboard.open(IOUtil.fdVal(input.getFD()), input.getChannel());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void types(String keys) throws IOException {
        pty.keyboard().write(US_ASCII.encode(keys));
    }

    /** The modes that stty(1) shows for it. */
    public List<String> modes() {
        try {
            Process stty = new ProcessBuilder("stty", "-a").redirectInput(file).start();
            String modes = new String(stty.getInputStream().readAllBytes(), US_ASCII);
            return List.of(modes.split("[\\s;]+"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the terminal. */
    @Override
    public void close() throws IOException {
        pty.close();
    }
}
