package dev.jforeman.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a process group has members that live. {@code kill(2)} alone cannot say: it succeeds while only
 * zombies are left, and those may stay for long where the first process of a container does not reap.
 */
final class ProcessGroup {
    private static final Path PROC = Path.of("/proc");

    private ProcessGroup() {}

    static boolean hasMembers(long group) {
        return isSignallable(group) && hasLiveMember(group);
    }

    private static boolean isSignallable(long group) {
        try {
            Libc.kill((int) -group, 0);
            return true;
        } catch (ErrnoException e) {
            return e.errno() != ESRCH;
        }
    }

    private static final int ESRCH = 3;

    private static boolean hasLiveMember(long group) {
        return Platform.isLinux() ? isInProc(group) : isInProcessTable(group);
    }

    private static boolean isInProc(long group) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (isLiveMember(process, group)) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static boolean isLiveMember(Path process, long group) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            return Stat.parse(stat).isLiveMemberOf(group);
        } catch (IOException _) {
            return false; // it ended meanwhile
        }
    }

    /**
     * The part of <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">/proc/PID/stat</a> that
     * matters here.
     */
    record Stat(char state, long group) {
        static Stat parse(String line) {
            // the program's name stands in brackets and may itself hold blanks and brackets
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 4);
            return new Stat(fields[0].charAt(0), Long.parseLong(fields[2]));
        }

        boolean isLiveMemberOf(long other) {
            return group == other && state != 'Z' && state != 'X';
        }
    }

    /** macOS has no /proc; this runs only while a group is being emptied, so a process for it is no burden. */
    private static boolean isInProcessTable(long group) {
        try {
            Process ps = new ProcessBuilder("ps", "-axo", "pgid=,stat=").start();
            try (var lines = ps.inputReader()) {
                return lines.lines().map(String::strip).anyMatch(line -> isLiveLine(line, group));
            }
        } catch (IOException _) {
            return true;
        }
    }

    private static boolean isLiveLine(String line, long group) {
        String[] fields = line.split("\\s+", 2);
        return fields.length == 2 && fields[0].equals(Long.toString(group)) && !fields[1].startsWith("Z");
    }
}
