package dev.jforeman.scenario;

import dev.jforeman.testing.Eventually;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Faults of a soak that are signals to processes, to the watchdog or to jforeman itself. */
final class SoakProcesses {
    private static final String[] DEATHS = {"KILL", "SEGV", "TERM", "INT", "HUP"};

    private final Scenario story;
    private final SplittableRandom random;
    private final Running running;
    private final long pid;
    private final Set<Long> frozen = new HashSet<>();

    SoakProcesses(Scenario story, SplittableRandom random, Running running) {
        this.story = story;
        this.random = random;
        this.running = running;
        this.pid = running.pid();
    }

    /** Kills a leader or another member of its group. */
    void death() {
        List<ProcessTable.Entry> leaders = leaders();
        if (!leaders.isEmpty()) {
            ProcessTable.Entry leader = oneOf(leaders);
            ProcessTable.Entry victim =
                    random.nextInt(4) == 0 ? oneOf(ProcessTable.now().membersOf(leader.group()), leader) : leader;
            story.kill(DEATHS[random.nextInt(DEATHS.length)], victim.pid());
        }
    }

    private ProcessTable.Entry oneOf(List<ProcessTable.Entry> entries, ProcessTable.Entry otherwise) {
        return entries.isEmpty() ? otherwise : oneOf(entries);
    }

    private ProcessTable.Entry oneOf(List<ProcessTable.Entry> entries) {
        return entries.get(random.nextInt(entries.size()));
    }

    List<ProcessTable.Entry> leaders() {
        return ProcessTable.now().childrenOf(pid).stream()
                .filter(child -> child.isAlive() && child.group() == child.pid() && child.hasVariable("PS"))
                .toList();
    }

    void freezeOne() {
        List<ProcessTable.Entry> leaders = leaders();
        if (!leaders.isEmpty()) {
            freeze(oneOf(leaders).pid());
        }
    }

    private void freeze(long which) {
        frozen.add(which);
        story.kill("STOP", which);
    }

    void thawAll() {
        frozen.forEach(which -> story.kill("CONT", which));
        frozen.clear();
    }

    private Optional<ProcessTable.Entry> watchdog() {
        return ProcessTable.now().childrenOf(pid).stream()
                .filter(child -> child.isAlive() && child.hasVariable("WATCHDOG") && !child.hasVariable("PS"))
                .findFirst();
    }

    void killWatchdog() {
        watchdog().ifPresent(found -> story.kill("KILL", found.pid()));
    }

    void freezeWatchdog() {
        watchdog().ifPresent(found -> freeze(found.pid()));
    }

    void freezeJforeman() {
        story.kill("STOP", pid);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(2000)));
        story.kill("CONT", pid);
    }

    /** Waits for the new watchdog: a killed one is replaced within a second. */
    void awaitWatchdog() {
        Eventually.holds("there is a watchdog", () -> watchdog().isPresent(), () -> running);
    }

    /** Kills jforeman and its watchdog together, so that neither can stop the processes. */
    void killWithWatchdog() {
        long guard = watchdog().orElseThrow().pid();
        story.shell("kill -s KILL " + guard + " " + pid).run().requireSuccess();
    }

    /** Running processes outside the groups of running leaders; a group may outlive its leader by its stop timeout. */
    List<ProcessTable.Entry> orphans() {
        ProcessTable now = ProcessTable.now();
        Set<Long> groups = new HashSet<>(Set.of(pid));
        now.childrenOf(pid).forEach(child -> groups.add(child.group()));
        Set<Long> outer = outer(now);
        return story.alive().stream()
                .filter(entry -> !outer.contains(entry.pid()) && !groups.contains(entry.group()))
                .toList();
    }

    /** The process id of jforeman and of all processes between it and this test: a terminal wrapper or a shell. */
    private Set<Long> outer(ProcessTable now) {
        Set<Long> outer = new HashSet<>();
        long self = ProcessHandle.current().pid();
        long next = pid;
        while (next != self && outer.add(next)) {
            long child = next;
            next = now.entries().stream()
                    .filter(entry -> entry.pid() == child)
                    .mapToLong(ProcessTable.Entry::parent)
                    .findFirst()
                    .orElse(self);
        }
        return outer;
    }
}
