package dev.jforeman.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A running jforeman, perhaps started through wrapper programs. */
public final class Running {
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

    /** The process id of the called program, which may only be a wrapper around jforeman. */
    long outerPid() {
        return process.pid();
    }

    Transcript out() {
        return out;
    }

    Transcript err() {
        return err;
    }

    /** Waits for the first line of a process that matches this regular expression, and returns it. */
    LogLine await(String name, String words) {
        return await(name, words, 1);
    }

    /** Waits for the nth line of a process that matches, and returns it. */
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

    /** Waits for the first line of any process that matches, and returns it. */
    LogLine awaitAny(String words) {
        Pattern pattern = Pattern.compile(words);
        return out.await(
                words,
                written -> log().stream()
                        .filter(line -> pattern.matcher(line.text()).find())
                        .findFirst());
    }

    /** Waits for a whole line of output outside the log format. */
    void awaitOut(String line) {
        out.await(line, written -> written.lines().stream().filter(line::equals).findFirst());
    }

    /** Waits for this text on standard error. */
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

    /** The process id of the leader of the nth run of an instance. */
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

    /** All process groups that were started so far. */
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

    /** Types text on its terminal. */
    void type(String keys) {
        try {
            input.write(keys.getBytes(UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Resources resources() {
        return Resources.of(pid());
    }

    Holdings holdings() {
        return Holdings.of(pid());
    }

    /** Waits until it holds no zombie, and no descriptor or thread that an idle jforeman does not hold. */
    void awaitSettled() {
        awaitNoZombies();
        Eventually.holds("it lets go of everything", () -> leftOver().isEmpty(), this::leftOver);
    }

    private List<String> leftOver() {
        OptionalLong pid = ProcessTable.HAS_PROC ? findPid() : OptionalLong.empty();
        List<String> leftOver =
                new ArrayList<>(pid.isPresent() ? Holdings.of(pid.getAsLong()).beyond(Quiet.HOLDINGS) : List.of());
        leftOver.removeAll(scenario.held());
        return leftOver;
    }

    private List<ProcessTable.Entry> zombies() {
        return findPid().stream()
                .boxed()
                .flatMap(pid -> ProcessTable.now().zombiesOf(pid).stream())
                .toList();
    }

    /** Whether it has a file of this name open. */
    boolean hasOpen(String name) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
            return descriptors.anyMatch(descriptor -> leadsTo(descriptor, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many directories it watches, as the kernel counts them. */
    long watchedDirectories() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid() + "/fdinfo"))) {
            return descriptors
                    .flatMap(Running::lines)
                    .filter(line -> line.startsWith("inotify "))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path descriptor) {
        try {
            return Files.readAllLines(descriptor).stream();
        } catch (IOException _) {
            return Stream.of(); // it was closed in the meantime
        }
    }

    private static boolean leadsTo(Path descriptor, String name) {
        try {
            return Files.readSymbolicLink(descriptor).endsWith(name);
        } catch (IOException _) {
            return false; // it was closed in the meantime
        }
    }

    /** Waits for a second in which it uses at most one percent of a processor. */
    void awaitRest() {
        Eventually.holds("it rests", () -> ticksInASecond() <= 1, this::ticksInASecond);
    }

    private long ticksInASecond() {
        long before = ProcessTable.cpuTicks(pid());
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        return ProcessTable.cpuTicks(pid()) - before;
    }

    void awaitNoZombies() {
        Eventually.holds("it has no zombies", () -> zombies().isEmpty(), this::zombies);
    }

    /** Waits until it has {@linkplain #awaitSettled settled}, stops it, and waits for its exit. */
    Ended stop() {
        awaitSettled();
        signal("TERM");
        return awaitEnd();
    }

    Ended awaitEnd() {
        try {
            if (!process.waitFor(Eventually.TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(
                        "it does not end: " + process.info().commandLine().orElse("?"));
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

    /** For programs that a scenario leaves running. */
    void stopIfAlive() {
        Eventually.holds("ready to stop", () -> !process.isAlive() || findPid().isPresent(), () -> this);
        findPid().ifPresent(pid -> {
            awaitSettled();
            scenario.kill("TERM", pid);
        });
        awaitEnd();
    }

    boolean hasStackTrace() {
        String text = err.text();
        boolean isOfJvm = text.contains("Error occurred during initialization of VM"); // a signal came that early
        return !isOfJvm && STACK_TRACE.matcher(text).find();
    }

    @Override
    public String toString() {
        return "--- out\n" + out.text() + "--- err\n" + err.text();
    }
}
