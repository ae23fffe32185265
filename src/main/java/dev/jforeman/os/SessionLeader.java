package dev.jforeman.os;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words in front of a command that make it lead a session of its own. {@code setsid} does it without
 * another process, because a child of ours is never a group leader yet; where it is missing, as on macOS,
 * perl can.
 */
final class SessionLeader {
    private static final List<String> PREFIX = prefix();

    private SessionLeader() {}

    /** The argument vector that runs a shell command as a session leader. */
    static List<String> shell(String command) {
        return Stream.concat(PREFIX.stream(), Stream.of("/bin/sh", "-c", command))
                .toList();
    }

    private static List<String> prefix() {
        for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (Files.isExecutable(Path.of(setsid))) {
                return List.of(setsid);
            }
        }
        return List.of("perl", "-e", "use POSIX; setsid; exec {$ARGV[0]} @ARGV");
    }
}
