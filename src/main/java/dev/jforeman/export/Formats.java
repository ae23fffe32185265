package dev.jforeman.export;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;
import java.util.Optional;

/** The targets there are. */
public final class Formats {
    /** In the order they are shown. */
    public static final List<String> NAMES = List.of("systemd", "systemd-user");

    private Formats() {}

    /**
     * The files for one target.
     *
     * @param format one of {@link #NAMES}
     * @throws Refusal if there is no such format, the target cannot run this, or an option it needs is missing
     */
    public static Export export(String format, Deployment deployment) throws Refusal {
        Optional<Format> known = named(format);
        if (known.isEmpty()) {
            String hint = Nearest.to(format, NAMES)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new Refusal(
                    ExitCode.USAGE,
                    "there is no export format " + format + " (known: " + String.join(", ", NAMES) + ")" + hint);
        }
        return known.get().export(deployment);
    }

    private static Optional<Format> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "systemd" -> new Systemd(false);
                    case "systemd-user" -> new Systemd(true);
                    default -> null;
                });
    }
}
