package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Signal;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.JdkProcessHost;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.Stdio;
import dev.jforeman.os.process.Pty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks the modes that jforeman sets with stty(1). */
@Timeout(20)
class TermiosTest {
    @Test
    void aProcessGetsKeysOneByOneWithoutEchoAndOnlyTheInterruptKeySignals() throws Exception {
        String modes = stty(Termios::forProcess);
        assertThat(words(modes)).contains("-icanon", "-echo", "-iexten", "-ixon", "-icrnl", "isig", "opost", "onlcr");
        assertThat(modes).contains("intr = ^C", "quit = <undef>", "susp = <undef>", "min = 1", "time = 0");
    }

    @Test
    void commandsAreKeysWithoutEchoAndOnlyThoseThatSendSignalsDoMore() throws Exception {
        String modes = stty(Termios::forCommands);
        assertThat(words(modes)).contains("-icanon", "-echo", "-iexten", "isig", "ixon", "icrnl", "opost", "onlcr");
        assertThat(modes).contains("intr = ^C", "quit = ^\\", "susp = ^Z", "min = 1", "time = 0");
    }

    @Test
    void rawModeDisablesAllProcessing() throws Exception {
        assertThat(words(stty(Termios::raw)))
                .contains("-icanon", "-echo", "-isig", "-iexten", "-ixon", "-icrnl", "-opost");
    }

    private static String[] words(String modes) {
        return modes.split("[\\s;]+");
    }

    /** The output of stty in changed modes; the original modes are restored afterwards. */
    private static String stty(UnaryOperator<Termios> change) throws Exception {
        Stdio terminal = new Stdio.Terminal(WindowSize.UNKNOWN, Stdio.Input.OPEN);
        String command = "stty -g; read _; stty -a; echo; read _; stty -g";
        Child child = JdkProcessHost.guarded(Duration.ZERO, Optional.empty())
                .start(new Launch(command, Path.of("/"), Map.of(), terminal));
        try (Pty pty = child.terminal().orElseThrow()) {
            String before = readUntil(pty, "\n").strip();
            Termios modes = Termios.of(pty.descriptor());
            change.apply(modes).apply(pty.descriptor());
            String changed = goOn(pty, "\n\n");
            modes.apply(pty.descriptor());
            assertThat(goOn(pty, "\n").strip()).endsWith(before);
            return changed;
        } finally {
            child.signalGroup(Signal.KILL);
            child.close();
        }
    }

    private static String goOn(Pty pty, String end) throws IOException {
        pty.keyboard().write(StandardCharsets.US_ASCII.encode("\n"));
        return readUntil(pty, end);
    }

    private static String readUntil(Pty pty, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer chunk = ByteBuffer.allocate(1);
        while (!text.toString().stripLeading().contains(end)) {
            pty.screen().read(chunk.clear());
            text.append((char) chunk.get(0));
            if (chunk.get(0) == '\r') {
                text.setLength(text.length() - 1);
            }
        }
        return text.toString();
    }
}
