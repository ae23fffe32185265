package dev.jforeman.os.process;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.kernel.ProcessEntry;
import dev.jforeman.os.kernel.Signals;
import java.io.IOException;

/**
 * A process that descends from one of ours and has left its group, by a session or group of its own. Signals to the
 * group do not reach it; because we have adopted it, it can be found.
 */
public final class EscapedProcess {
    private static final int LONGEST_COMMAND = 60;

    private final ProcessEntry entry;

    EscapedProcess(ProcessEntry entry) {
        this.entry = entry;
    }

    /** Its name in messages: {@code pid 4711 (redis-server *:6379)}. */
    @Override
    public String toString() {
        return "pid " + entry.pid() + " (" + command() + ")";
    }

    private String command() {
        try {
            String words = Proc.commandLine(entry.pid());
            return words.length() > LONGEST_COMMAND ? words.substring(0, LONGEST_COMMAND) + "..." : words;
        } catch (IOException _) {
            return "gone";
        }
    }

    /** Whether the system lets us send it no signal. Then it may well be in its process group still. */
    public boolean isForbidden() {
        return Signals.isForbidden((int) entry.pid());
    }

    /** Signals this very process, and not another one that has got its number meanwhile. */
    public void signal(Signal signal) {
        boolean isStillThatOne = Proc.find(entry.pid())
                .filter(now -> now.began() == entry.began())
                .isPresent();
        if (isStillThatOne) {
            Signals.send((int) entry.pid(), signal);
        }
    }
}
