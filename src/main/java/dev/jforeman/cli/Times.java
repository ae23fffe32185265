package dev.jforeman.cli;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.settings.TimeText;
import java.time.Duration;
import java.util.Optional;

/** Options that are a time. */
final class Times {
    private Times() {}

    /** Of the command line alone: the words mean something else to other commands. */
    static Duration of(Given given, String option, Duration otherwise) throws Refusal {
        Optional<String> text = given.typed(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        return TimeText.parse(text.get())
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "--" + option + " " + text.get() + " is no time: write for example 90, 0.5, 500ms or 2m"));
    }
}
