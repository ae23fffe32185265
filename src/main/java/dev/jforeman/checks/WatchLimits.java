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
            return "limit of watched directories reached (raise fs.inotify.max_user_watches, or exclude"
                    + " directories with \"ignore\" in jforeman.yml)";
        }
        if (text.contains("inotify instances")) {
            return "limit of watches reached (raise fs.inotify.max_user_instances)";
        }
        return Excerpt.harmless(text);
    }
}
