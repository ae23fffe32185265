package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.settings.Defaults;
import dev.jforeman.settings.TimeText;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * The values of options. Each comes from the first of: the command line, the variable
 * {@code JFOREMAN_<OPTION>}, the defaults file.
 *
 * <p>picocli's own default values are not used for this: a switch given on the command line would become the
 * opposite of its default.
 */
public final class OptionValues {
    private static final String PREFIX = "JFOREMAN_";

    private final ParseResult arguments;
    private final Map<String, String> environment;
    private final Defaults defaults;

    public OptionValues(ParseResult arguments, Map<String, String> environment, Defaults defaults) {
        this.arguments = arguments;
        this.environment = environment;
        this.defaults = defaults;
    }

    /**
     * The value of an option that has one.
     *
     * @param option its long name without dashes
     */
    public Optional<String> text(String option) {
        return Optional.<String>ofNullable(arguments.matchedOptionValue("--" + option, null))
                .or(() -> variable(option))
                .or(() -> fromFile(option));
    }

    /** The same, with the defaults file kept apart: settings of a process type come between. */
    public Option option(String option) {
        Optional<String> asked = Optional.<String>ofNullable(arguments.matchedOptionValue("--" + option, null))
                .or(() -> variable(option));
        return new Option(asked, fromFile(option), place(option));
    }

    /** The same for an option that can be repeated: its values joined by commas. */
    public Option listOption(String option) {
        List<String> typed = arguments.matchedOptionValue("--" + option, List.of());
        Optional<String> asked = typed.isEmpty() ? variable(option) : Optional.of(String.join(",", typed));
        return new Option(asked, fromFile(option), place(option));
    }

    /** A refusal of the value of an option; if it comes from the defaults file, an error of that file. */
    Refusal refusal(String option, String sentence) {
        boolean isAsked =
                arguments.hasMatchedOption("--" + option) || variable(option).isPresent();
        Optional<Location> place = isAsked ? Optional.empty() : place(option);
        return place.isPresent()
                ? new Refusal(ExitCode.BAD_DATA, place.get() + ": " + sentence)
                : new Refusal(ExitCode.USAGE, sentence);
    }

    private Optional<Location> place(String option) {
        return Optional.ofNullable(defaults.places().get(option));
    }

    /** The warnings about the defaults file. */
    public List<Diagnostic> warnings() {
        return defaults.warnings();
    }

    /** From the stop signal to KILL: where {@code --timeout} means something else, the option has a longer name. */
    public Option stopTimeout() {
        boolean isLong = arguments.commandSpec().findOption("--stop-timeout") != null;
        Optional<String> asked = typed(isLong ? "stop-timeout" : "timeout").or(() -> variable("timeout"));
        return new Option(asked, fromFile("timeout"), place("timeout"));
    }

    /** The values of an option that can be repeated. */
    public List<String> list(String option) {
        List<String> typed = arguments.matchedOptionValue("--" + option, List.of());
        return typed.isEmpty()
                ? variable(option).or(() -> fromFile(option)).stream().toList()
                : typed;
    }

    /** The path that an option names. */
    public Optional<String> path(String option) {
        return text(option).map(this::fromHome);
    }

    /** The paths that an option names, each value one or several joined by commas; empty if it was not given. */
    public Optional<List<String>> paths(String option) {
        List<String> lists = list(option);
        return lists.isEmpty()
                ? Optional.empty()
                : Optional.of(lists.stream()
                        .flatMap(list -> Arrays.stream(list.split(",", -1)))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(this::fromHome)
                        .toList());
    }

    /** No shell expands {@code ~} in quotes, behind {@code --option=}, or in a file. */
    private String fromHome(String path) {
        boolean isBelowHome = path.equals("~") || path.startsWith("~/");
        return isBelowHome
                ? environment("HOME").map(home -> home + path.substring(1)).orElse(path)
                : path;
    }

    /** Whether a switch is on. */
    public boolean isOn(String option) throws Refusal {
        return switchValue(option).orElse(false);
    }

    /** Whether a switch that has a {@code --no-} form is on. */
    public boolean isOn(String option, boolean otherwise) throws Refusal {
        if (arguments.hasMatchedOption("--no-" + option)) {
            return false;
        }
        Optional<Boolean> value = switchValue(option);
        return value.isPresent() ? value.get() : !switchValue("no-" + option).orElse(!otherwise);
    }

    private Optional<Boolean> switchValue(String option) throws Refusal {
        if (arguments.hasMatchedOption("--" + option)) {
            return Optional.of(true);
        }
        Optional<String> text = variable(option).or(() -> fromFile(option));
        return text.isPresent() ? Optional.of(truth(option, text.get())) : Optional.empty();
    }

    private boolean truth(String option, String text) throws Refusal {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0", "" -> false;
            default -> {
                String name = variable(option).isPresent() ? variableName(option) : option;
                throw refusal(option, InvalidValue.of(name, text, "true or false"));
            }
        };
    }

    /** A variable of the environment. */
    Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** The words of the command line as they were parsed. */
    public List<String> original() {
        return arguments.originalArgs();
    }

    /** The long names of all options on the command line. */
    public List<String> typedOptions() {
        return arguments.matchedOptions().stream()
                .map(option -> option.longestName())
                .toList();
    }

    /** The value of an option, if it stands on the command line itself. */
    public Optional<String> typedText(String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, null));
    }

    /** Whether an option stands on the command line itself. */
    public boolean isTyped(String option) {
        return arguments.hasMatchedOption(option);
    }

    /** The words that are not options. */
    public List<String> words() {
        return arguments.matchedPositionals().stream()
                .distinct() // picocli has one for each group of words, and in each of them all words
                .flatMap(parameter -> parameter.stringValues().stream())
                .toList();
    }

    /** The words in front of {@code --}. */
    public List<String> wordsBeforeDashes() {
        List<String> words = words();
        return words.subList(0, words.size() - wordsBehindDashes().size());
    }

    /** The words behind {@code --}, which are the command line of another program. */
    public List<String> wordsBehindDashes() {
        List<String> all = arguments.originalArgs();
        int dashes = all.indexOf("--");
        return dashes < 0 ? List.of() : all.subList(dashes + 1, all.size());
    }

    /**
     * Whether {@code --} stands right in front of the words: they are a command line then, whatever the first one is.
     */
    public boolean areWordsBehindDashes() {
        List<String> all = arguments.originalArgs();
        int before = all.size() - words().size() - 1;
        return before >= 0 && all.get(before).equals("--");
    }

    /** The value of an option on the command line itself. */
    public Optional<String> typed(String option) {
        return Optional.<String>ofNullable(arguments.matchedOptionValue("--" + option, null));
    }

    private Optional<String> variable(String option) {
        return Optional.ofNullable(environment.get(variableName(option)));
    }

    private static String variableName(String option) {
        return PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private Optional<String> fromFile(String option) {
        return Optional.ofNullable(defaults.values().get(option)).map(values -> String.join(",", values));
    }

    /**
     * A time, of the command line alone: the option has another meaning for other commands. Empty if it is not given.
     */
    public Optional<Duration> duration(String option) throws Refusal {
        Optional<String> text = typed(option);
        Optional<Duration> time = text.flatMap(TimeText::parse);
        if (text.isPresent() && time.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    InvalidValue.of("--" + option, text.get(), "a time, for example 90, 0.5, 500ms, 2m or 1h"));
        }
        return time;
    }
}
