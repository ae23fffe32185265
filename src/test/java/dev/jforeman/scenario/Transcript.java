package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects the output of a program on one of its streams and wakes threads that wait for more. */
final class Transcript implements Runnable {
    private static final int CHUNK = 1 << 16;

    private final InputStream source;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int kept;
    private final Thread reader;
    private long total;
    private Optional<LineTally> tally = Optional.empty();
    private boolean isFrozen;
    private boolean isAtEnd;

    /** @param kept how many bytes are collected before all of them are discarded */
    Transcript(InputStream source, int kept) {
        this.kept = kept;
        this.source = source;
        this.reader = Thread.ofPlatform().daemon().name("transcript").start(this);
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        try {
            int length;
            while ((length = source.read(chunk)) >= 0) {
                add(chunk, length);
            }
        } catch (IOException | InterruptedException _) {
            // the program has exited, or its output is no longer needed
        } finally {
            end();
        }
    }

    private synchronized void add(byte[] chunk, int length) throws InterruptedException {
        if (bytes.size() > kept) {
            bytes.reset();
        }
        bytes.write(chunk, 0, length);
        tally.ifPresent(lines -> lines.add(chunk, length));
        total += length;
        notifyAll();
        while (isFrozen) {
            wait();
        }
    }

    private synchronized void end() {
        isAtEnd = true;
        notifyAll();
    }

    /** Counts numbered lines from now on, including lines that are discarded. */
    synchronized void count(LineTally lines) {
        tally = Optional.of(lines);
    }

    /** Stops reading, like a terminal after Ctrl-S. */
    synchronized void freeze() {
        isFrozen = true;
    }

    synchronized void thaw() {
        isFrozen = false;
        notifyAll();
    }

    synchronized byte[] toBytes() {
        return bytes.toByteArray();
    }

    String text() {
        return new String(toBytes(), UTF_8).replace("\r\n", "\n");
    }

    /** The lines so far, including an incomplete last line. */
    List<String> lines() {
        return text().lines().toList();
    }

    /** Waits until the search finds something in the output, and returns it. */
    <T> T await(String what, Function<Transcript, Optional<T>> find) {
        long deadline = System.nanoTime() + Eventually.TIMEOUT.toNanos();
        while (true) {
            long seen = size();
            Optional<T> found = find.apply(this);
            if (found.isPresent()) {
                return found.get();
            }
            if (!awaitMore(seen, deadline)) {
                throw new AssertionError("never written: " + what);
            }
        }
    }

    /** Waits until this many bytes were read in total, including discarded ones. */
    void awaitTotal(long count) {
        await(count + " bytes", written -> Optional.of(written).filter(now -> now.size() >= count));
    }

    private synchronized long size() {
        return isAtEnd ? Long.MAX_VALUE : total;
    }

    private synchronized boolean awaitMore(long seen, long deadline) {
        try {
            while (size() == seen) {
                long leftMs = (deadline - System.nanoTime()) / 1_000_000;
                if (isAtEnd || leftMs <= 0) {
                    return false;
                }
                wait(leftMs);
            }
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until everything has been read. */
    void awaitEnd() throws InterruptedException {
        thaw();
        reader.join(Eventually.TIMEOUT);
    }
}
