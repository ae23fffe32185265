package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.output.LogFormat;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.LogOptions.LineSelection;
import dev.jforeman.output.LogOptions.PtyChoices;
import dev.jforeman.output.LogOptions.StderrChoice;
import dev.jforeman.output.LogOptions.StreamOptions;
import dev.jforeman.output.OnFull;
import dev.jforeman.output.PrefixOptions;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.LinePattern;
import dev.jforeman.text.LinePattern.BadPattern;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The options of the log: its appearance, its content and its format. */
public final class LogChoices {
    private static final String GREP = "grep";

    /** What each line begins with after the timestamp: the name of the process or nothing. */
    enum PrefixChoice {
        NAME,
        NONE
    }

    private LogChoices() {}

    public static void addOptions(CommandSpec spec) {
        addLook(spec);
        spec.addOption(Options.text(
                "INSTANCE", "Connect the keyboard to one process, for example web or web.2.", "-i", "--interactive"));
        spec.addOption(Options.flag("Do not treat key presses as commands to jforeman.", "--no-keys"));
        spec.addOption(Options.list("TYPE", "Show only the output of this process; can be repeated.", "--only"));
        spec.addOption(
                Options.list("TYPE", "Hide the output of this process unless it fails; can be repeated.", "--mute"));
        spec.addOption(Options.text("RE", "Show only lines that match this regular expression.", "--grep"));
        spec.addOption(
                Options.text("FORMAT", "Log format: text (default) or json (one object per line).", "--log-format"));
        spec.addOption(Options.text(
                "WHEN", "Run processes on a terminal: auto (if jforeman has one; default), always or never.", "--pty"));
        spec.addOption(Options.text(
                "HOW",
                "Standard error of processes: merge (default) or mark (its lines get a ! if the process has no"
                        + " terminal).",
                "--stderr"));
        spec.addOption(Options.text(
                "HOW",
                "If the log is not read fast enough: wait (slow the process down; default) or drop (discard the oldest"
                        + " lines).",
                "--on-full"));
        LogFileChoices.addOptions(spec);
        spec.addOption(Options.text(
                "SYSTEM",
                "CI system to format the log for: github (groups and annotations) or none (default: detected).",
                "--ci"));
    }

    public static void addLook(CommandSpec spec) {
        ColourChoices.addOptions(spec);
        spec.addOption(Options.text(
                "STYLE", "Timestamp before each line: time (default), iso, elapsed or off.", "--timestamps"));
        spec.addOption(Options.flag("Same as --timestamps=time.", "--timestamp"));
        spec.addOption(Options.flag("Same as --timestamps=off.", "--no-timestamp"));
        spec.addOption(Options.flag("Show timestamps in UTC.", "--utc"));
        spec.addOption(
                Options.text("WHAT", "Prefix of each line: name (default) or none (timestamp only).", "--prefix"));
    }

    public static LogOptions of(OptionValues given, Plan plan, Path directory) throws Refusal {
        LogFormat format = EnumOption.of(given, "log-format", LogFormat.values());
        Optional<InstanceName> interactive = KeyboardChoice.of(given, plan, format);
        return new LogOptions(
                look(given),
                choosing(given, plan),
                format,
                new StreamOptions(pty(given), stderr(given, format), interactive),
                onFull(given, interactive.isPresent()),
                LogFileChoices.of(given, directory),
                CiChoice.of(given, format).isGithub());
    }

    /**
     * Validates the values of these options, except those of {@code -i}, which needs a terminal, and {@code --log-dir},
     * which creates a directory.
     *
     * @throws Refusal if a value is invalid
     */
    public static void check(OptionValues given, Plan plan) throws Refusal {
        LogFormat format = EnumOption.of(given, "log-format", LogFormat.values());
        look(given);
        choosing(given, plan);
        pty(given);
        stderr(given, format);
        onFull(given, false);
        LogFileChoices.check(given);
        CiChoice.of(given, format);
    }

    public static PrefixOptions look(OptionValues given) throws Refusal {
        boolean hasNames = EnumOption.of(given, "prefix", PrefixChoice.values()) == PrefixChoice.NAME;
        return new PrefixOptions(
                ColourChoices.when(given),
                ColourChoices.ofTypes(given),
                timestamps(given),
                given.isOn("utc"),
                hasNames);
    }

    private static PtyChoices pty(OptionValues given) throws Refusal {
        Option option = given.option("pty");
        PtyChoice usual = EnumOption.find(given, "pty", option.usual(), PtyChoice.values())
                .orElse(PtyChoice.AUTO);
        return new PtyChoices(EnumOption.find(given, "pty", option.asked(), PtyChoice.values()), usual);
    }

    private static Timestamps timestamps(OptionValues given) throws Refusal {
        boolean isOff = !given.isOn("timestamp", true);
        return isOff && given.text("timestamps").isEmpty()
                ? Timestamps.OFF
                : EnumOption.of(given, "timestamps", Timestamps.values());
    }

    /**
     * How standard error is shown. By default it is marked in JSON, where a program may need to know the stream, and
     * merged in text, where the order of lines matters more.
     */
    private static StderrChoice stderr(OptionValues given, LogFormat format) throws Refusal {
        return given.text("stderr").isEmpty() && format == LogFormat.JSON
                ? StderrChoice.MARK
                : EnumOption.of(given, "stderr", StderrChoice.values());
    }

    /** What happens to a log that is not read. By default lines are dropped if the user types to a process: it must not block. */
    private static OnFull onFull(OptionValues given, boolean isInteractive) throws Refusal {
        return isInteractive && given.text("on-full").isEmpty()
                ? OnFull.DROP
                : EnumOption.of(given, "on-full", OnFull.values());
    }

    private static LineSelection choosing(OptionValues given, Plan plan) throws Refusal {
        return new LineSelection(
                InstanceWords.of(given, "only", plan), InstanceWords.of(given, "mute", plan), grep(given));
    }

    /**
     * The pattern of {@code --grep}.
     *
     * @throws Refusal if it is not a regular expression
     */
    public static Optional<LinePattern> grep(OptionValues given) throws Refusal {
        return grep(given, given.text(GREP));
    }

    /**
     * The pattern of {@code --grep}, if it is on the command line itself.
     *
     * @throws Refusal if it is not a regular expression
     */
    public static Optional<LinePattern> typedGrep(OptionValues given) throws Refusal {
        return grep(given, given.typedText("--" + GREP));
    }

    private static Optional<LinePattern> grep(OptionValues given, Optional<String> text) throws Refusal {
        try {
            return text.isPresent() ? Optional.of(LinePattern.of(text.get())) : Optional.empty();
        } catch (BadPattern e) {
            throw given.refusal(GREP, "invalid value for --grep: " + Excerpt.of(text.orElse("")) + ": " + e.sentence());
        }
    }

    /** The continuous integration system that shows the log. */
    enum CiChoice {
        NONE,
        GITHUB;

        /** The value of {@code --ci}, otherwise {@code GITHUB} if the variable of GitHub Actions is set and the log is text. */
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
}
