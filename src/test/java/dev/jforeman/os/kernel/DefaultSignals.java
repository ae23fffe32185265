package dev.jforeman.os.kernel;

import dev.jforeman.model.Signal;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import sun.misc.SignalHandler;

/**
 * Resets ignored signals, so that the tests' processes start with the defaults. A shell ignores SIGINT for commands run
 * with {@code &}, {@code nohup} ignores SIGHUP, and the JVM keeps both.
 */
public final class DefaultSignals implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        List.of(Signal.INT, Signal.HUP).forEach(DefaultSignals::takeBack);
    }

    private static void takeBack(Signal signal) {
        var name = new sun.misc.Signal(signal.name());
        SignalHandler before = sun.misc.Signal.handle(name, SignalHandler.SIG_DFL);
        if (before.equals(SignalHandler.SIG_IGN)) {
            Libc.resetSignal(name.getNumber());
        } else {
            sun.misc.Signal.handle(name, before);
        }
    }
}
