package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.output.LogFormat;

/** Which continuous integration system shows the log. */
enum CiChoice {
    NONE,
    GITHUB;

    /** What the user says; otherwise what GitHub's variable says, if people read the log. */
    static CiChoice of(OptionValues given, LogFormat format) throws Refusal {
        if (given.text("ci").isPresent()) {
            return EnumOption.of(given, "ci", values());
        }
        boolean isThere =
                given.environment("GITHUB_ACTIONS").filter("true"::equals).isPresent();
        return isThere && format == LogFormat.TEXT ? GITHUB : NONE;
    }

    boolean isGithub() {
        return this == GITHUB;
    }
}
