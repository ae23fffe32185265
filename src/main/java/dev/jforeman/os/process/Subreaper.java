package dev.jforeman.os.process;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.kernel.Errno;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.Kernel;
import dev.jforeman.os.kernel.Kernel.Adoption;
import dev.jforeman.os.kernel.Libc;
import dev.jforeman.os.kernel.OwnProcesses;
import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.kernel.ProcessEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Adopts orphaned descendants and reaps them when they exit. Linux makes the nearest ancestor that asked for it the
 * parent of an orphan (<a
 * href="https://man7.org/linux/man-pages/man2/PR_SET_CHILD_SUBREAPER.2const.html">PR_SET_CHILD_SUBREAPER</a>), so
 * processes that left their group can still be found, see {@link EscapedProcess}. The first process of a container gets
 * all orphans without asking.
 *
 * <p>Only adopted processes are reaped, each by its process id: the JDK waits for the processes it has started, and
 * waiting for any child would take their exit codes away from it.
 */
public final class Subreaper {
    private static final long PAUSE_FOR_THE_JDK_MS = 2;
    private static final long PAUSE_WITHOUT_CHILDREN_MS = 500;
    private static final int MOST_READS = 10;

    private final Collection<ProcessSpec> specs;
    private volatile Optional<Adoption> adoption = Optional.empty();
    private volatile Optional<EarlyOrphans> early = Optional.empty();

    /**
     * A subreaper that has adopted nothing yet.
     *
     * @param specs our processes
     */
    public Subreaper(Collection<ProcessSpec> specs) {
        this.specs = List.copyOf(specs);
    }

    /** Asks the kernel for orphans, if it supports that. */
    public void adopt() {
        adoption = Kernel.current().adoptOrphans();
        if (adoption.isPresent()) {
            Exit.expectThreadInKernel();
            early = EarlyOrphans.untilNow(specs);
        }
    }

    /** The live descendants of our processes, to be called when all our groups are empty. */
    public List<EscapedProcess> escaped() {
        if (early.isEmpty()) {
            return List.of();
        }
        try {
            if (isNoneAdopted() && early.get().isNoneLeft()) {
                return List.of(); // without reading all processes of the machine
            }
            return escaped(Proc.all(), early.get()).stream()
                    .map(EscapedProcess::new)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /**
     * Whether no child of ours was adopted. The kernel may leave one out of its list of children if another one is reaped
     * meanwhile, so this reads until the list stays the same.
     */
    private static boolean isNoneAdopted() throws IOException {
        Optional<Set<Long>> children = Proc.childrenOfFirstThread();
        for (int i = 0; i < MOST_READS; i++) {
            Optional<Set<Long>> before = children;
            children = Proc.childrenOfFirstThread();
            if (children.equals(before)) {
                return children.isPresent() && children.get().stream().allMatch(OwnProcesses::contains);
            }
        }
        return false;
    }

    private static List<ProcessEntry> escaped(List<ProcessEntry> table, EarlyOrphans early) {
        long self = ProcessHandle.current().pid();
        List<ProcessEntry> found = new ArrayList<>();
        Deque<ProcessEntry> next = new ArrayDeque<>();
        table.stream()
                .filter(entry -> isAdopted(entry, self) || early.contains(entry))
                .forEach(next::add);
        while (!next.isEmpty()) {
            ProcessEntry parent = next.pop();
            found.add(parent);
            table.stream()
                    .filter(entry -> entry.parent() == parent.pid() && entry.isLive())
                    .forEach(next::add);
        }
        return found;
    }

    private static boolean isAdopted(ProcessEntry entry, long self) {
        return entry.parent() == self && entry.isLive() && !OwnProcesses.contains(entry.pid());
    }

    /**
     * Waits until an orphan exits and reaps it.
     *
     * @return false if this system does not let us adopt orphans
     */
    public boolean reapNext() throws InterruptedException {
        if (adoption.isPresent()) {
            reapNext(adoption.get());
        }
        return adoption.isPresent();
    }

    private static void reapNext(Adoption adoption) throws InterruptedException {
        try {
            int ended = adoption.awaitEndOfAnyChild();
            if (OwnProcesses.contains(ended)) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_FOR_THE_JDK_MS);
            } else {
                Libc.waitpid(ended);
            }
        } catch (ErrnoException e) {
            pauseOrFail(e);
        }
    }

    private static void pauseOrFail(ErrnoException e) throws InterruptedException {
        switch (e.errno()) {
            case Errno.EINTR -> {}
            case Errno.ECHILD -> TimeUnit.MILLISECONDS.sleep(PAUSE_WITHOUT_CHILDREN_MS);
            default -> throw e;
        }
    }

    /**
     * Processes that lost their parent before we asked for orphans. Asking takes longer than starting the first
     * process, so it happens at the same time. Such a process was adopted by init. It is recognized because it started
     * in those few milliseconds, because its environment contains all variables that we gave to one of our processes,
     * and because it is in that process's directory, where no other jforeman runs.
     *
     * @param first when we started, in the unit of {@link ProcessEntry#began}
     * @param last when we became the parent of orphans
     * @param lastPid the process id that was given out last at that time
     */
    record EarlyOrphans(long first, long last, long lastPid, List<Birthmark> birthmarks) {
        /** More are found sooner among all processes. */
        private static final long MOST_PIDS = 512;

        /** What an orphan inherits from the process it descends from. */
        private record Birthmark(Set<String> assignments, Path directory) {
            static Birthmark of(ProcessSpec spec) {
                Set<String> assignments = new HashSet<>();
                spec.environment().forEach((name, value) -> assignments.add(name + "=" + value));
                return new Birthmark(assignments, spec.directory());
            }

            boolean isOn(long pid) throws IOException {
                return Files.isSameFile(Proc.directory(pid), directory)
                        && Proc.environment(pid).containsAll(assignments);
            }
        }

        static Optional<EarlyOrphans> untilNow(Collection<ProcessSpec> specs) {
            try {
                long began = Proc.find(ProcessHandle.current().pid())
                        .map(ProcessEntry::began)
                        .orElse(Long.MAX_VALUE);
                List<Birthmark> birthmarks = specs.stream().map(Birthmark::of).toList();
                return Optional.of(new EarlyOrphans(began, Proc.now(), Proc.lastPid(), birthmarks));
            } catch (IOException _) {
                return Optional.empty();
            }
        }

        /**
         * Whether none of those that got a process id at that time is one of them. The kernel gives them out in ascending
         * order, and begins again with small ones.
         */
        boolean isNoneLeft() throws IOException {
            long self = ProcessHandle.current().pid();
            if (lastPid < self || lastPid - self > MOST_PIDS) {
                return false;
            }
            Set<Long> threads = Proc.ownThreads();
            return LongStream.rangeClosed(self + 1, lastPid)
                    .filter(pid -> !threads.contains(pid))
                    .mapToObj(Proc::find)
                    .flatMap(Optional::stream)
                    .noneMatch(this::contains);
        }

        boolean contains(ProcessEntry entry) {
            boolean isOfThatTime = first <= entry.began() && entry.began() <= last;
            return isOfThatTime && entry.isLive() && !isChildOfOurs(entry) && hasBirthmark(entry);
        }

        private static boolean isChildOfOurs(ProcessEntry entry) {
            return entry.parent() == ProcessHandle.current().pid();
        }

        private boolean hasBirthmark(ProcessEntry entry) {
            try {
                for (Birthmark birthmark : birthmarks) {
                    if (birthmark.isOn(entry.pid())) {
                        return true;
                    }
                }
                return false;
            } catch (IOException _) {
                return false; // it exited, or belongs to another user
            }
        }
    }
}
