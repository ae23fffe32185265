package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.settings.TimeText;
import java.time.Duration;
import java.util.Optional;

/** Options that are a time. */
public final class DurationOption {
    private DurationOption() {}

    /** Of the command line alone: the words mean something else to other commands. Empty if nobody gave it. */
    public static Optional<Duration> of(OptionValues given, String option) throws Refusal {
        Optional<String> text = given.typed(option);
        Optional<Duration> time = text.flatMap(TimeText::parse);
        if (text.isPresent() && time.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--" + option + " " + text.get() + " is no time: write for example 90, 0.5, 500ms, 2m or 1h");
        }
        return time;
    }
}
