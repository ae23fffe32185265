package dev.jforeman.scenario;

import dev.jforeman.testing.Eventually;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Faults of a soak that are signals: to processes, to the watchdog, to jforeman itself. */
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

    /** A leader, or another member of a group. */
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

    /** One that is killed is replaced after a second at most. */
    void awaitWatchdog() {
        Eventually.holds("there is a watchdog", () -> watchdog().isPresent(), () -> running);
    }

    /** Both of them at once: neither can end the processes. */
    void killWithWatchdog() {
        long guard = watchdog().orElseThrow().pid();
        story.shell("kill -s KILL " + guard + " " + pid).run().requireSuccess();
    }

    /** Processes that live but belong to no group of a present leader; a group may outlive it by its stop timeout. */
    List<ProcessTable.Entry> orphans() {
        ProcessTable now = ProcessTable.now();
        Set<Long> groups = new HashSet<>(Set.of(pid));
        now.childrenOf(pid).forEach(child -> groups.add(child.group()));
        Set<Long> outer = outer(now);
        return story.alive().stream()
                .filter(entry -> !outer.contains(entry.pid()) && !groups.contains(entry.group()))
                .toList();
    }

    /** Jforeman, and what stands between it and this test: the program that makes a terminal, or a shell. */
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
