package dev.jforeman.cli.app;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.DurationText;
import dev.jforeman.model.Plan;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.session.Controls.Planning;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans for a running session, from the options that it was started with and the content of the app's files at the
 * last reading.
 */
public final class LivePlans implements Planning {
    private static final Duration LONGEST_READ = Duration.ofSeconds(5);
    private static final String STUCK =
            "nothing has changed: one of the app's files, a named pipe or on a network, has given nothing ";

    private final OptionValues given;
    private final Streams streams;
    private final IntPredicate portAnswers;
    private final Duration timeout;
    private final AtomicBoolean isReading = new AtomicBoolean();
    private volatile App app;

    /**
     * Creates the plans of a session.
     *
     * @param app the content of the files that the session was started with
     * @param portAnswers whether something answers on a port of this machine
     */
    public LivePlans(App app, OptionValues given, Streams streams, IntPredicate portAnswers) {
        this(app, given, streams, portAnswers, LONGEST_READ);
    }

    LivePlans(App app, OptionValues given, Streams streams, IntPredicate portAnswers, Duration timeout) {
        this.timeout = timeout;
        this.app = app;
        this.given = given;
        this.streams = streams;
        this.portAnswers = portAnswers;
    }

    @Override
    public Plan plan(Plan running, Map<String, Integer> counts, boolean isFresh) throws Refusal {
        App current = isFresh ? readAgain() : app;
        Plan plan = Plans.forRunning(current, running, counts, given, streams, portAnswers);
        app = current;
        return plan;
    }

    /**
     * Reads the files again, on another thread and with a timeout: a file may have become a named pipe, whose reader waits
     * for a writer, or its disk may not respond.
     */
    private App readAgain() throws Refusal {
        if (!isReading.compareAndSet(false, true)) {
            throw new Refusal(ExitCode.FILE_MISSING, STUCK + "since the last time");
        }
        FutureTask<App> read = new FutureTask<>(() -> {
            try {
                return App.read(given, streams).orRefuse();
            } finally {
                isReading.set(false);
            }
        });
        Threads.retry("app files", read);
        return await(read);
    }

    private App await(FutureTask<App> read) throws Refusal {
        try {
            return read.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new Refusal(ExitCode.FILE_MISSING, STUCK + "for " + DurationText.of(timeout));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.FILE_MISSING, "reading the app's files was interrupted");
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        }
    }

    private static Refusal refused(@Nullable Throwable cause) {
        return cause instanceof Refusal refusal
                ? refusal
                : new Refusal(ExitCode.FILE_MISSING, "cannot read the app's files: " + cause);
    }
}
