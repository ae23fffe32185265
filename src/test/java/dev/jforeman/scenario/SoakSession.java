package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** One jforeman of a soak, from its start to an end that is drawn too. */
final class SoakSession {
    private static final String[] FORMATION = {
        "steady=16", "crash=4", "flood=2", "forker=12", "stubborn=3", "prompt=3", "talker=4"
    };
    private static final int INSTANCES = 44;
    private static final String[] DEATHS = {"KILL", "SEGV", "TERM", "INT"};
    /** Done, or failed because something else came in between. */
    private static final List<Integer> ANSWERS = List.of(0, 1);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Every way in which standard streams are connected, and output goes. */
    private static final List<List<String>> STREAMS = List.of(
            List.of("--pty=never"),
            List.of("--pty=always"),
            List.of("--pty=never", "--stderr=mark"),
            List.of("--pty=always", "--log-dir=logs", "--log-size=1M"),
            List.of("--pty=never", "--log-format=json"),
            List.of("--pty=never", "--on-full=drop"));

    private final Scenario story;
    private final SplittableRandom random;
    private final int number;
    private final List<String> streams;
    private final Running running;
    private final List<Usage> usage = new ArrayList<>();
    private final Set<Long> frozen = new HashSet<>();
    private final Map<String, Integer> done = new HashMap<>();
    private boolean isReaderFrozen;

    SoakSession(Scenario story, SplittableRandom random, int number) {
        this.story = story;
        this.random = random;
        this.number = number;
        this.streams = STREAMS.get(random.nextInt(STREAMS.size()));
        this.running = story.jforeman("start", "-t", "1")
                .with(FORMATION)
                .with(streams.toArray(String[]::new))
                .forgetful()
                .start();
    }

    void run(Duration length) {
        long pid = running.pid();
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);
        long end = System.nanoTime() + length.toNanos();
        long nextCheck = System.nanoTime() + MINUTE.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(50, 500)).toNanos());
            act(pid);
            if (System.nanoTime() > nextCheck) {
                check(pid);
                nextCheck += MINUTE.toNanos();
            }
        }
        thawAll();
        finish(pid);
    }

    private void act(long pid) {
        switch (random.nextInt(10)) {
            case 0, 1 -> note("death", () -> signalOne(pid, DEATHS[random.nextInt(DEATHS.length)]));
            case 2, 3 -> note("freeze", () -> freezeOne(pid));
            case 4, 5 -> note("thaw", this::thawAll);
            case 6 -> note("reader", this::turnReader);
            case 7 -> note("verb", this::askForSomething);
            case 8 -> note("long lines", () -> makeDirectory("talk"));
            case 9 -> note("full log directory", this::turnLogs);
            default -> {}
        }
    }

    private void note(String what, Runnable action) {
        done.merge(what, 1, Integer::sum);
        action.run();
    }

    private void signalOne(long pid, String signal) {
        List<ProcessTable.Entry> leaders = leaders(pid);
        if (!leaders.isEmpty()) {
            story.kill(signal, leaders.get(random.nextInt(leaders.size())).pid());
        }
    }

    private static List<ProcessTable.Entry> leaders(long pid) {
        return ProcessTable.now().childrenOf(pid).stream()
                .filter(child -> child.isAlive() && child.group() == child.pid() && child.hasVariable("PS"))
                .toList();
    }

    private void freezeOne(long pid) {
        List<ProcessTable.Entry> leaders = leaders(pid);
        if (!leaders.isEmpty()) {
            long leader = leaders.get(random.nextInt(leaders.size())).pid();
            frozen.add(leader);
            story.kill("STOP", leader);
        }
    }

    private void thawAll() {
        frozen.forEach(leader -> story.kill("CONT", leader));
        frozen.clear();
    }

    /** Answers come while output is frozen too. */
    private void askForSomething() {
        String type = List.of("steady", "crash", "forker", "stubborn").get(random.nextInt(4));
        String instance = type + "." + random.nextInt(1, 4);
        Ended ended = switch (random.nextInt(4)) {
            case 0 -> story.run("ps");
            case 1 -> story.run("scale", "prompt=" + random.nextInt(1, 7));
            case 2 -> story.run("stop", instance);
            default -> story.run("restart", instance);
        };
        if (ended.err().contains("lost the running jforeman")) {
            note("closed connection", () -> {});
        } else {
            assertThat(ended.exitCode()).as(ended::toString).isIn(ANSWERS);
        }
    }

    /** A process of the formation sees it and writes long lines. */
    private void makeDirectory(String name) {
        boolean _ = story.directory().resolve(name).toFile().mkdir();
    }

    /** For a while no log file can be written. */
    private void turnLogs() {
        File logs = story.directory().resolve("logs").toFile();
        boolean _ = logs.setWritable(!logs.canWrite());
    }

    private void turnReader() {
        isReaderFrozen = !isReaderFrozen;
        if (isReaderFrozen) {
            running.out().freeze();
        } else {
            running.out().thaw();
        }
    }

    /** A jforeman that is killed itself has its groups ended by its watchdog. */
    private void finish(long pid) {
        running.out().thaw();
        boolean _ = story.directory().resolve("logs").toFile().setWritable(true);
        String end = List.of("KILL", "TERM", "down").get(random.nextInt(3));
        System.out.println("session " + number + " with " + streams + " ends by " + end + " after " + done + ", "
                + Usage.trend(usage));
        if (end.equals("down")) {
            story.run("down");
        } else {
            story.kill(end, pid);
        }
        running.awaitEnd();
    }

    private void check(long pid) {
        running.awaitNoZombies();
        Eventually.holds("no orphans", () -> orphans(pid).isEmpty(), () -> orphans(pid));
        Usage now = Usage.of(pid);
        usage.add(now);
        System.out.println("session " + number + ", minute " + usage.size() + ": " + now + ", "
                + leaders(pid).size() + " leaders, 0 zombies, 0 orphans");
        assertThat(now.descriptors()).isLessThan(40 + 8 * INSTANCES);
        assertThat(now.threads()).isLessThan(40 + 3 * INSTANCES);
        assertThat(Usage.isFlat(usage)).as(() -> Usage.trend(usage)).isTrue();
    }

    /** Processes that live but belong to no group of a present leader; a group may outlive it by its stop timeout. */
    private List<ProcessTable.Entry> orphans(long pid) {
        Set<Long> groups = new HashSet<>();
        ProcessTable.now().childrenOf(pid).forEach(child -> groups.add(child.group()));
        return story.alive().stream()
                .filter(entry -> entry.pid() != pid && !groups.contains(entry.group()))
                .toList();
    }
}
