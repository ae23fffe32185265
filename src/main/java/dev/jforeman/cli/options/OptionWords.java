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

/** The words that options take as their values, for the completion of shells. */
public final class OptionWords {
    private OptionWords() {}

    /**
     * The words that an option takes; none if it takes something else, for example a file.
     *
     * @param option its longest name
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

    /** Whether an option takes a process type, or several. */
    public static boolean isProcessType(String option) {
        return List.of("--only", "--mute", "--exclude", "--exit-code-from", "--interactive")
                .contains(option);
    }

    /** Whether an option takes {@code TYPE=VALUE}. */
    public static boolean isByProcessType(String option) {
        return List.of("--formation", "--colors").contains(option);
    }
}
