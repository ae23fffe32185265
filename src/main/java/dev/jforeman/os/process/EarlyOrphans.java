package dev.jforeman.os.process;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.kernel.Proc.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Processes that lost their parent before we asked for orphans: to ask takes longer than the start of the first
 * process, so it is done beside it. Init has adopted them, but they began in those few milliseconds, have in their
 * environment all that one of our processes was given, and are in its directory, where no other jforeman runs.
 *
 * @param first when we began, in the unit of {@link Entry#began}
 * @param last when orphans came to us
 */
record EarlyOrphans(long first, long last, List<Birthmark> birthmarks) {
    /** What an orphan has of the process it descends from. */
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
            long began =
                    Proc.find(ProcessHandle.current().pid()).map(Entry::began).orElse(Long.MAX_VALUE);
            List<Birthmark> birthmarks = specs.stream().map(Birthmark::of).toList();
            return Optional.of(new EarlyOrphans(began, Proc.now(), birthmarks));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    boolean contains(Entry entry) {
        boolean isOfThatTime = first <= entry.began() && entry.began() <= last;
        return isOfThatTime && entry.isLive() && !isChildOfOurs(entry) && hasBirthmark(entry);
    }

    private static boolean isChildOfOurs(Entry entry) {
        return entry.parent() == ProcessHandle.current().pid();
    }

    private boolean hasBirthmark(Entry entry) {
        try {
            for (Birthmark birthmark : birthmarks) {
                if (birthmark.isOn(entry.pid())) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return false; // it is gone, or somebody else's
        }
    }
}
