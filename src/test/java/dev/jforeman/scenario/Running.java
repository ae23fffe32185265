package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** A jforeman that was started, perhaps through other programs. */
final class Running {
    private static final Pattern STARTED = Pattern.compile("^started with pid (\\d+)");
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/@]+\\(.*\\)$|^Exception in thread");

    private final Scenario scenario;
    private final Process process;
    private final OutputStream input;
    private final Transcript out;
    private final Transcript err;

    Running(Scenario scenario, Process process, int kept) {
        this.scenario = scenario;
        this.process = process;
        this.input = process.getOutputStream();
        this.out = new Transcript(process.getInputStream(), kept);
        this.err = new Transcript(process.getErrorStream(), kept);
    }

    /** The process id of jforeman itself. */
    long pid() {
        Eventually.holds("jforeman runs", () -> findPid().isPresent(), () -> this);
        return findPid().orElseThrow();
    }

    private OptionalLong findPid() {
        return ProcessTable.now().find("java", process.pid());
    }

    /** That of the program that was called, which may only stand in front of jforeman. */
    long outerPid() {
        return process.pid();
    }

    Transcript out() {
        return out;
    }

    Transcript err() {
        return err;
    }

    /** The first line of somebody that has these words in it, a regular expression; waits for it. */
    LogLine await(String name, String words) {
        return await(name, words, 1);
    }

    /** The nth such line. */
    LogLine await(String name, String words, int nth) {
        Pattern pattern = Pattern.compile(words);
        return out.await(
                name + " | " + words + " (" + nth + ")",
                written -> written.lines().stream()
                        .map(LogLine::parse)
                        .flatMap(Optional::stream)
                        .filter(line -> line.is(name, pattern))
                        .skip(nth - 1)
                        .findFirst());
    }

    /** The first such line, whoever wrote it. */
    LogLine awaitAny(String words) {
        Pattern pattern = Pattern.compile(words);
        return out.await(
                words,
                written -> log().stream()
                        .filter(line -> pattern.matcher(line.text()).find())
                        .findFirst());
    }

    /** Waits for a whole line that is no line of the log. */
    void awaitOut(String line) {
        out.await(line, written -> written.lines().stream().filter(line::equals).findFirst());
    }

    /** Waits for words on standard error. */
    void awaitError(String words) {
        Pattern pattern = Pattern.compile(words);
        err.await(
                words,
                written -> written.lines().stream()
                        .filter(line -> pattern.matcher(line).find())
                        .findFirst());
    }

    /** The process id of the leader of an instance. */
    long awaitPid(String instance) {
        return awaitPid(instance, 1);
    }

    /** That of its nth incarnation. */
    long awaitPid(String instance, int nth) {
        var matcher = STARTED.matcher(await(instance, STARTED.pattern(), nth).text());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    List<LogLine> log() {
        return out.lines().stream()
                .map(LogLine::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** All groups that were started so far. */
    LongStream groups() {
        return log().stream()
                .map(LogLine::text)
                .map(STARTED::matcher)
                .filter(java.util.regex.Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)));
    }

    /** Sends a signal to jforeman, for example TERM. */
    void signal(String signal) {
        scenario.kill(signal, pid());
    }

    /** Types on its terminal. */
    void type(String keys) {
        try {
            input.write(keys.getBytes(UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it holds once it has begun with everything that waits for the first process. */
    Resources resources() {
        Eventually.holds(
                "all threads have begun",
                () -> !Resources.of(pid()).threadsNamed("control").isEmpty(),
                () -> Resources.of(pid()));
        return Resources.of(pid());
    }

    /** Waits until jforeman holds no more than it did. */
    void awaitBackTo(Resources before) {
        Eventually.holds("back to " + before, () -> resources().isNoMoreThan(before), this::resources);
    }

    void awaitNoZombies() {
        awaitNoZombies(pid());
    }

    private static void awaitNoZombies(long pid) {
        Eventually.holds(
                "no zombies under " + pid,
                () -> ProcessTable.now().zombiesOf(pid).isEmpty(),
                () -> ProcessTable.now().zombiesOf(pid));
    }

    /** Asks it to stop and waits for its end. */
    Ended stop() {
        awaitNoZombies();
        signal("TERM");
        return awaitEnd();
    }

    Ended awaitEnd() {
        try {
            if (!process.waitFor(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end");
            }
            out.awaitEnd();
            err.awaitEnd();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ended(process.exitValue(), new String(out.toBytes(), ISO_8859_1), out.text(), err.text());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** For those that a scenario leaves running. */
    void stopIfAlive() {
        Eventually.holds("ready to stop", () -> !process.isAlive() || findPid().isPresent(), () -> this);
        findPid().ifPresent(pid -> {
            awaitNoZombies(pid);
            scenario.kill("TERM", pid);
        });
        awaitEnd();
    }

    boolean hasStackTrace() {
        return STACK_TRACE.matcher(err.text()).find();
    }

    @Override
    public String toString() {
        return "--- out\n" + out.text() + "--- err\n" + err.text();
    }
}
