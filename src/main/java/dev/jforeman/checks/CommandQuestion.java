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
record CommandQuestion(Commands commands, ProcessSpec spec, String line) implements Question {
    @Override
    public Finding ask(Duration patience) throws InterruptedException {
        try {
            return ask(commands.start(spec, line).get(), patience);
        } catch (ExecutionException e) {
            return new Finding(false, "cannot run \"" + line + "\": " + String.valueOf(e.getCause()));
        }
    }

    private Finding ask(Child child, Duration patience) throws InterruptedException, ExecutionException {
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
            return new Finding(false, "\"" + line + "\" did not end in time");
        }
    }

    private Finding finding(Outcome outcome, String lastLine) {
        String said = lastLine.isEmpty() ? "" : " (" + lastLine + ")";
        return new Finding(outcome.isSuccess(), "\"" + line + "\" " + Wording.outcome(outcome) + said);
    }
}
