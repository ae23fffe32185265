package dev.jforeman.os.process;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.process.ProcessTable.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that descends from one of ours and has left its group, by a session or group of its own. Signals to the
 * group do not reach it; because we have adopted it, it can be found.
 */
public final class EscapedProcess {
    private static final int LONGEST_COMMAND = 60;

    private final Entry entry;

    EscapedProcess(Entry entry) {
        this.entry = entry;
    }

    /** For people: {@code pid 4711 (redis-server *:6379)}. */
    @Override
    public String toString() {
        return "pid " + entry.pid() + " (" + command() + ")";
    }

    private String command() {
        try {
            Path file = Path.of("/proc", Long.toString(entry.pid()), "cmdline");
            String words = Files.readString(file, StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .strip();
            return words.length() > LONGEST_COMMAND ? words.substring(0, LONGEST_COMMAND) + "..." : words;
        } catch (IOException _) {
            return "gone";
        }
    }

    /** Signals this very process, and not another one that has got its number meanwhile. */
    public void signal(Signal signal) {
        boolean isStillThatOne = ProcessTable.find(entry.pid())
                .filter(now -> now.began() == entry.began())
                .isPresent();
        if (isStillThatOne) {
            Signals.send((int) entry.pid(), signal);
        }
    }
}
