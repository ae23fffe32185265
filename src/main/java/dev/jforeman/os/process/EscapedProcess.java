package dev.jforeman.os.process;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.kernel.ProcessEntry;
import dev.jforeman.os.kernel.Signals;
import java.io.IOException;

/**
 * A descendant of one of our processes that has left its group for another session or group. Signals to the group do
 * not reach it. It can be found because we have adopted it.
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

    /** Whether we may not signal it. Such a process may still be in its original group. */
    public boolean isForbidden() {
        return Signals.isForbidden((int) entry.pid());
    }

    /** Signals this process, but not a later process with the same id. */
    public void signal(Signal signal) {
        boolean isStillThatOne = Proc.find(entry.pid())
                .filter(now -> now.began() == entry.began())
                .isPresent();
        if (isStillThatOne) {
            Signals.send((int) entry.pid(), signal);
        }
    }
}
