package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.supervisor.Wording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
    private static final Duration LAST_WORDS = Duration.ofMillis(100);

    @Override
    public ProbeResult ask(Duration timeout) throws InterruptedException {
        try {
            return ask(commands.start(spec, line).get(), timeout);
        } catch (ExecutionException e) {
            return new ProbeResult(false, "cannot run \"" + line + "\": " + String.valueOf(e.getCause()));
        }
    }

    /**
     * The command has exited, so all its output is there; a process that left its group may hold the output open for
     * ever.
     */
    private ProbeResult ask(Child child, Duration timeout) throws InterruptedException, ExecutionException {
        try (child) {
            LastLine last = new LastLine(child.output());
            Thread reader = Threads.start("probe of " + spec.name(), last);
            CompletableFuture<Outcome> end = new CompletableFuture<>();
            child.onEnd(end::complete);
            try {
                Outcome outcome = end.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
                commands.killRest(child);
                reader.join(LAST_WORDS);
                child.close();
                reader.join();
                return finding(outcome, last.text());
            } finally {
                commands.killRest(child);
            }
        } catch (TimeoutException _) {
            return new ProbeResult(false, "\"" + line + "\" did not exit in time");
        }
    }

    private ProbeResult finding(Outcome outcome, String lastLine) {
        String said = lastLine.isEmpty() ? "" : " (" + lastLine + ")";
        return new ProbeResult(outcome.isSuccess(), "\"" + line + "\" " + Wording.outcome(outcome) + said);
    }

    /** Reads all there is and keeps the last line of it: what a command that fails says is mostly there. */
    private static final class LastLine implements Runnable {
        private static final int MOST_BYTES = 4_096;
        private static final int MOST_CHARACTERS = 120;

        private final ReadableByteChannel source;
        private final ByteBuffer kept = ByteBuffer.allocate(MOST_BYTES);

        LastLine(ReadableByteChannel source) {
            this.source = source;
        }

        @Override
        public void run() {
            try {
                while (source.read(kept) >= 0) {
                    if (!kept.hasRemaining()) {
                        keepSecondHalf();
                    }
                }
            } catch (IOException _) {
                // closed from outside: the output is no longer wanted
            }
        }

        private void keepSecondHalf() {
            kept.flip().position(MOST_BYTES / 2);
            kept.compact();
        }

        /** To be called once it has ended. */
        String text() {
            List<String> lines = new String(kept.array(), 0, kept.position(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Excerpt.harmless(line).strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
            String last = lines.isEmpty() ? "" : lines.getLast();
            return last.length() > MOST_CHARACTERS ? last.substring(0, MOST_CHARACTERS) + "..." : last;
        }
    }
}
