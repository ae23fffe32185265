package dev.jforeman.cli.options;

import dev.jforeman.export.model.ExportOptions.NomadDriver;
import dev.jforeman.model.EnumWord;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.output.LogFormat;
import dev.jforeman.output.LogOptions.StderrChoice;
import dev.jforeman.output.OnFull;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour.ColourChoice;
import java.util.List;
import java.util.stream.Stream;

/** The possible values of options, for shell completion. */
public final class OptionWords {
    private OptionWords() {}

    /**
     * The words that an option accepts; empty if its value is not one of a few words, for example if it is a file.
     *
     * @param option the longest name, with dashes
     */
    public static List<String> of(String option) {
        return switch (option) {
            case "--on-exit" -> EnumWord.all(OnExit.values());
            case "--timestamps" -> EnumWord.all(Timestamps.values());
            case "--prefix" -> EnumWord.all(LogChoices.PrefixChoice.values());
            case "--color" -> EnumWord.all(ColourChoice.values());
            case "--pty" -> EnumWord.all(PtyChoice.values());
            case "--stderr" -> EnumWord.all(StderrChoice.values());
            case "--on-full" -> EnumWord.all(OnFull.values());
            case "--log-format" -> EnumWord.all(LogFormat.values());
            case "--ci" -> EnumWord.all(LogChoices.CiChoice.values());
            case "--driver" ->
                Stream.of(NomadDriver.values()).map(NomadDriver::word).toList();
            case "--strict" -> List.of("heroku");
            default -> List.of();
        };
    }

    /** Whether the value of an option is a process type or a list of them. */
    public static boolean isProcessType(String option) {
        return List.of("--only", "--mute", "--exclude", "--exit-code-from", "--interactive")
                .contains(option);
    }

    /** Whether the value of an option has the form {@code TYPE=VALUE}. */
    public static boolean isByProcessType(String option) {
        return List.of("--formation", "--colors").contains(option);
    }
}
