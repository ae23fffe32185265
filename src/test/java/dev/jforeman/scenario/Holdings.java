package dev.jforeman.scenario;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Descriptors and threads that a running jforeman holds apart from those that serve its processes. Pipes, terminals and
 * pidfds of running processes are left out, as are the threads that serve them. Log files and their writer thread are
 * left out too. So the result does not depend on how many processes run or on what happened to them.
 *
 * @param descriptors kinds and names of the open files, without the standard streams
 * @param threads names, without those of threads that the JVM starts and ends on its own
 */
record Holdings(List<String> descriptors, List<String> threads) {
    private static final String PIDFD = "anon_inode:[pidfd]";
    private static final String ANONYMOUS = "anon_inode:";
    private static final String SCREEN = "ptmx";
    private static final String PUMP = "pump ";
    private static final String PROBE = "probe ";
    private static final String LOG_FILE = ".log";
    private static final String LOG_FILE_WRITER = "log-file";
    private static final int LAST_STANDARD_STREAM = 2;

    /** The JVM opens these files on first use. */
    private static final List<String> OF_THE_JVM = List.of(
            System.getProperty("java.home"),
            Path.of(Program.archive()).getParent().toString(),
            "/dev/null",
            "/dev/random",
            "/dev/urandom");

    /** The directory with the class archives of an installed program. */
    private static final String INSTALLED = "/lib/jforeman/";

    private record Descriptor(int number, String target, boolean isRead) {
        boolean isStandardStream() {
            return number <= LAST_STANDARD_STREAM;
        }

        /** For example {@code pipe} or the name of a file. */
        String kind() {
            return target.replaceAll(":\\[\\d+]$", "").replaceAll("^.*/", "");
        }

        /** Whether the name identifies one file: all anonymous inodes of the machine share one name. */
        boolean isTold() {
            return !target.startsWith(ANONYMOUS);
        }

        boolean isOfTheJvm() {
            return OF_THE_JVM.stream().anyMatch(target::startsWith) || target.contains(INSTALLED);
        }
    }

    static Holdings of(long pid) {
        List<ProcessTable.Entry> living = ProcessTable.now().entries().stream()
                .filter(ProcessTable.Entry::isAlive)
                .toList();
        Set<String> shared = living.stream()
                .filter(process -> process.pid() != pid)
                .flatMap(process -> descriptors(process.pid()).stream())
                .filter(Descriptor::isTold)
                .map(Descriptor::target)
                .collect(Collectors.toSet());
        List<Descriptor> all = descriptors(pid);
        long children =
                living.stream().filter(process -> process.parent() == pid).count();
        long streams = all.stream()
                .filter(held -> held.target().endsWith(SCREEN) || (held.isRead() && shared.contains(held.target())))
                .count();
        return new Holdings(own(all, shared, children), ownThreads(pid, streams, children));
    }

    private static List<String> own(List<Descriptor> all, Set<String> shared, long children) {
        List<String> own = all.stream()
                .filter(held -> !held.isStandardStream() && !held.isOfTheJvm() && !shared.contains(held.target()))
                .map(Descriptor::kind)
                .collect(Collectors.toCollection(ArrayList::new));
        leaveOut(children, name -> name.equals(PIDFD), own);
        leaveOut(children, name -> name.endsWith(SCREEN), own);
        own.removeIf(name -> name.endsWith(LOG_FILE));
        return own;
    }

    private static List<String> ownThreads(long pid, long streams, long children) {
        List<String> own = new ArrayList<>(Resources.of(pid).threads());
        leaveOut(streams, name -> name.startsWith(PUMP), own);
        leaveOut(children, name -> name.startsWith(PROBE), own);
        leaveOut(1, name -> name.equals(LOG_FILE_WRITER), own);
        return own;
    }

    private static void leaveOut(long count, Predicate<String> which, List<String> names) {
        for (long i = 0; i < count; i++) {
            names.stream().filter(which).findFirst().ifPresent(names::remove);
        }
    }

    /** The entries that occur more often here than in the other one. */
    List<String> beyond(Holdings other) {
        List<String> more = new ArrayList<>(descriptors);
        other.descriptors.forEach(more::remove);
        List<String> moreThreads = new ArrayList<>(threads);
        other.threads.forEach(moreThreads::remove);
        more.addAll(moreThreads);
        return more;
    }

    private static List<Descriptor> descriptors(long pid) {
        List<Descriptor> descriptors = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path link : links) {
                add(link, descriptors);
            }
        } catch (IOException _) {
            // it exited in the meantime
        }
        return descriptors;
    }

    private static void add(Path link, List<Descriptor> descriptors) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            boolean isRead = Files.getPosixFilePermissions(link, LinkOption.NOFOLLOW_LINKS)
                    .contains(PosixFilePermission.OWNER_READ);
            descriptors.add(new Descriptor(Integer.parseInt(link.getFileName().toString()), target, isRead));
        } catch (IOException _) {
            // it was closed in the meantime
        }
    }
}
