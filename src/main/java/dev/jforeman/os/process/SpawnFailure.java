package dev.jforeman.os.process;

import dev.jforeman.os.kernel.Errno;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the JDK could not start a process, taken from the message of its exception.
 *
 * @param errno 0 if there is none
 * @param isOfOwnFiles whether the JDK's own program for starting processes is missing, or has another version than the
 *     running JDK: an update has replaced or removed it
 */
record SpawnFailure(int errno, boolean isOfOwnFiles) {
    static final String OWN_FILES =
            "the Java that runs jforeman has been replaced or removed; stop jforeman and start it again";

    private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");
    private static final Pattern STARTER =
            Pattern.compile("Failed to exec spawn helper|posix_spawn failed, error: (2|13)\\b");

    static SpawnFailure of(IOException e) {
        String message = String.valueOf(e.getMessage());
        Matcher errno = ERRNO.matcher(message);
        return new SpawnFailure(
                errno.find() ? Integer.parseInt(errno.group(1)) : errnoOfText(message),
                STARTER.matcher(message).find());
    }

    private static int errnoOfText(String message) {
        return message.contains(Errno.TOO_MANY_OPEN_FILES) ? Errno.EMFILE : 0;
    }
}
