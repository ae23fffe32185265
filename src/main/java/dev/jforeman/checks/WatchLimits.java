package dev.jforeman.checks;

import dev.jforeman.diagnostic.Excerpt;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Why something cannot be watched, and what to do about it. */
final class WatchLimits {
    private WatchLimits() {}

    static String reason(Throwable failure) {
        Throwable first = failure instanceof UncheckedIOException
                ? Objects.requireNonNullElse(failure.getCause(), failure)
                : failure;
        String text =
                Optional.ofNullable(first.getMessage()).orElse(first.getClass().getSimpleName());
        if (text.contains("inotify watches")) {
            return "the system's limit of watched directories is reached (raise fs.inotify.max_user_watches, or leave"
                    + " directories out with \"ignore\" in jforeman.yml)";
        }
        if (text.contains("inotify instances")) {
            return "the system's limit of watches is reached (raise fs.inotify.max_user_instances)";
        }
        return Excerpt.harmless(text);
    }
}
