package dev.jforeman.cli;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.run.LogOptions;
import dev.jforeman.run.PtyChoice;
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
        spec.addOption(Options.text(
                "WHEN",
                "Whether processes see a terminal: auto (if jforeman does; the default), always, never.",
                "--pty"));
    }

    static LogOptions of(Given given) throws Refusal {
        Timestamps timestamps = given.isOn("timestamp", true) ? Timestamps.TIME : Timestamps.OFF;
        return new LogOptions(colour(given), timestamps, pty(given));
    }

    private static PtyChoice pty(Given given) throws Refusal {
        String text = given.text("pty").orElse("auto");
        return switch (text) {
            case "auto" -> PtyChoice.AUTO;
            case "always" -> PtyChoice.ALWAYS;
            case "never" -> PtyChoice.NEVER;
            default -> throw new Refusal(ExitCode.USAGE, "--pty knows auto, always and never, not " + text);
        };
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
