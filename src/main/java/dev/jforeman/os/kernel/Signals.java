package dev.jforeman.os.kernel;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signals to jforeman, and the numbers and names of signals on this system. */
public final class Signals {
    private static final class Names {
        /** The signals that terminate a process. */
        private static final Map<Integer, String> BY_NUMBER = EnumSet.complementOf(EnumSet.of(
                        Signal.CHLD,
                        Signal.CONT,
                        Signal.STOP,
                        Signal.TSTP,
                        Signal.TTIN,
                        Signal.TTOU,
                        Signal.URG,
                        Signal.WINCH,
                        Signal.INFO))
                .stream()
                .filter(Signals::isThere)
                .collect(Collectors.toMap(Signals::number, Signal::fullName));
    }

    private Signals() {}

    /** Calls {@code then} for each of these signals from now on, on a thread of the JVM. */
    public static void handle(Iterable<Signal> signals, Consumer<Signal> then) {
        for (Signal signal : signals) {
            handle(signal, then);
        }
    }

    /**
     * A signal that was ignored when jforeman was started would stay ignored, also in every child: a shell ignores INT
     * in a command that it runs with {@code &}. A user who sends INT means it, so jforeman handles it nevertheless. HUP
     * stays ignored: that is the purpose of {@code nohup}.
     */
    private static void handle(Signal signal, Consumer<Signal> then) {
        sun.misc.SignalHandler before = register(signal, then);
        if (before.equals(sun.misc.SignalHandler.SIG_IGN) && signal != Signal.HUP) {
            Libc.resetSignal(number(signal));
            register(signal, then);
        }
    }

    /**
     * Calls {@code then} for SIGQUIT, if the system allows it. This calls the C library, whose first call is slow, so
     * call it when nothing is waiting.
     */
    public static void handleQuit(Consumer<Signal> then) {
        QuitSignal.handler().ifPresent(code -> {
            sun.misc.Signal.handle(new sun.misc.Signal(QuitSignal.STAND_IN), _ -> then.accept(Signal.QUIT));
            QuitSignal.install(code);
        });
    }

    /** Makes SIGQUIT end the program like SIGTERM, with its own exit code. */
    public static void endOnQuit() {
        Threads.retry("quit", () -> handleQuit(signal -> Exit.inOrder(128 + number(signal))));
    }

    private static sun.misc.SignalHandler register(Signal signal, Consumer<Signal> then) {
        return sun.misc.Signal.handle(new sun.misc.Signal(signal.name()), _ -> then.accept(signal));
    }

    /**
     * Sends a signal to a process, or to a process group if the number is negative, like {@code kill(2)}.
     *
     * @return whether the process or group exists, even if we may not signal it
     */
    public static boolean send(int target, Signal signal) {
        return kill(target, number(signal));
    }

    /** Whether the process exists, or the process group if the number is negative. */
    public static boolean exists(int target) {
        return kill(target, 0);
    }

    /** Whether it exists but we may not signal it, for example because {@code sudo} started it. */
    public static boolean isForbidden(int target) {
        try {
            Libc.kill(target, 0);
            return false;
        } catch (ErrnoException e) {
            return e.errno() == Errno.EPERM;
        }
    }

    private static boolean kill(int target, int number) {
        try {
            Libc.kill(target, number);
            return true;
        } catch (ErrnoException e) {
            return e.errno() != Errno.ESRCH;
        }
    }

    /** Whether this system has the signal. */
    public static boolean isThere(Signal signal) {
        return signal.number().isPresent() || find(signal).isPresent();
    }

    private static Optional<sun.misc.Signal> find(Signal signal) {
        try {
            return Optional.of(new sun.misc.Signal(signal.name()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The signals of this system. */
    public static List<Signal> all() {
        return Stream.of(Signal.values()).filter(Signals::isThere).toList();
    }

    /** The signal's number on this system, which must have it. */
    public static int number(Signal signal) {
        return new sun.misc.Signal(signal.name()).getNumber();
    }

    public static boolean isKnown(int number) {
        return Names.BY_NUMBER.containsKey(number);
    }

    /** For example {@code SIGSEGV}. */
    public static String name(int number) {
        return Names.BY_NUMBER.getOrDefault(number, "signal " + number);
    }
}
