package dev.jforeman.checks;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.supervisor.Wording;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does a command exit with 0?
 *
 * @param spec the process it asks about
 */
record CommandProber(SideCommands commands, ProcessSpec spec, String line) implements Prober {
    @Override
    public ProbeResult ask(Duration patience) throws InterruptedException {
        try {
            return ask(commands.start(spec, line).get(), patience);
        } catch (ExecutionException e) {
            return new ProbeResult(false, "cannot run \"" + line + "\": " + String.valueOf(e.getCause()));
        }
    }

    private ProbeResult ask(Child child, Duration patience) throws InterruptedException, ExecutionException {
        try (child) {
            LastLine last = new LastLine(child.output());
            Thread reader = Threads.start("probe of " + spec.name(), last);
            CompletableFuture<Outcome> end = new CompletableFuture<>();
            child.onEnd(end::complete);
            try {
                Outcome outcome = end.get(patience.toNanos(), TimeUnit.NANOSECONDS);
                commands.killRest(child);
                reader.join();
                return finding(outcome, last.text());
            } finally {
                commands.killRest(child);
            }
        } catch (TimeoutException _) {
            return new ProbeResult(false, "\"" + line + "\" did not end in time");
        }
    }

    private ProbeResult finding(Outcome outcome, String lastLine) {
        String said = lastLine.isEmpty() ? "" : " (" + lastLine + ")";
        return new ProbeResult(outcome.isSuccess(), "\"" + line + "\" " + Wording.outcome(outcome) + said);
    }
}
