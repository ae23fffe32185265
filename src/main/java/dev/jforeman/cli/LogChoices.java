package dev.jforeman.cli;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.run.LogOptions;
import dev.jforeman.stream.ColourChoice;
import dev.jforeman.stream.Timestamps;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How the log shall look. */
final class LogChoices {
    private LogChoices() {}

    static void addOptions(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--color")
                .paramLabel("WHEN")
                .type(String.class)
                .arity("0..1")
                .fallbackValue("always")
                .description("Colours: auto (on a terminal; the default), always, never.")
                .build());
        spec.addOption(Options.flag("The same as --color=always.", "-c"));
        spec.addOption(Options.flag("The same as --color=never.", "--no-color"));
        spec.addOption(Options.flag("Show the time in front of each line (the default).", "--timestamp"));
        spec.addOption(Options.flag("Show no time.", "--no-timestamp"));
    }

    static LogOptions of(Given given) throws Refusal {
        return new LogOptions(colour(given), given.isOn("timestamp", true) ? Timestamps.TIME : Timestamps.OFF);
    }

    private static ColourChoice colour(Given given) throws Refusal {
        if (given.isTyped("-c")) {
            return ColourChoice.ALWAYS;
        }
        if (given.isTyped("--no-color")) {
            return ColourChoice.NEVER;
        }
        String text = given.text("color").orElse("auto").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "auto" -> ColourChoice.AUTO;
            case "always", "true", "yes" -> ColourChoice.ALWAYS;
            case "never", "false", "no" -> ColourChoice.NEVER;
            default -> throw new Refusal(ExitCode.USAGE, "--color knows auto, always and never, not " + text);
        };
    }
}
