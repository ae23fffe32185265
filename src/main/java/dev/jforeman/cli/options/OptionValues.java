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
 * The values of options. A value on the command line takes precedence, then the environment variable
 * {@code JFOREMAN_<OPTION>}, then the defaults file {@code .foreman}.
 *
 * <p>picocli's own default values cannot be used: a flag on the command line would become the opposite of its default.
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
     * The value of an option that takes one.
     *
     * @param option the long name without dashes
     * @return empty if the option is not given
     */
    public Optional<String> text(String option) {
        return Optional.<String>ofNullable(arguments.matchedOptionValue("--" + option, null))
                .or(() -> variable(option))
                .or(() -> fromFile(option));
    }

    /**
     * The value of an option whose default may come from the settings of a process type. Those take precedence over the
     * defaults file, so the result keeps the value of that file apart.
     *
     * @param option the long name without dashes
     */
    public Option option(String option) {
        Optional<String> requested = Optional.<String>ofNullable(arguments.matchedOptionValue("--" + option, null))
                .or(() -> variable(option));
        return new Option(requested, fromFile(option), place(option));
    }

    /**
     * The values of an option that can be repeated, joined by commas, with that of the defaults file kept apart.
     *
     * @param option the long name without dashes
     */
    public Option listOption(String option) {
        List<String> typed = arguments.matchedOptionValue("--" + option, List.of());
        Optional<String> requested = typed.isEmpty() ? variable(option) : Optional.of(String.join(",", typed));
        return new Option(requested, fromFile(option), place(option));
    }

    /** An error about the value of an option: in the defaults file if the value is from there, otherwise a usage error. */
    Refusal refusal(String option, String sentence) {
        boolean isRequested =
                arguments.hasMatchedOption("--" + option) || variable(option).isPresent();
        Optional<Location> place = isRequested ? Optional.empty() : place(option);
        return place.isPresent()
                ? new Refusal(ExitCode.BAD_DATA, place.get() + ": " + sentence)
                : new Refusal(ExitCode.USAGE, sentence);
    }

    private Optional<Location> place(String option) {
        return Optional.ofNullable(defaults.places().get(option));
    }

    /** The warnings of the parser of the defaults file. */
    public List<Diagnostic> warnings() {
        return defaults.warnings();
    }

    /**
     * The time between the stop signal and SIGKILL. The option is {@code --timeout}, or {@code --stop-timeout} in commands
     * that use {@code --timeout} for something else. The variable and the default are always called {@code timeout}.
     */
    public Option stopTimeout() {
        boolean isLong = arguments.commandSpec().findOption("--stop-timeout") != null;
        Optional<String> requested = typed(isLong ? "stop-timeout" : "timeout").or(() -> variable("timeout"));
        return new Option(requested, fromFile("timeout"), place("timeout"));
    }

    /** The values of an option that can be repeated, as they are given; empty if it is not given. */
    public List<String> list(String option) {
        List<String> typed = arguments.matchedOptionValue("--" + option, List.of());
        return typed.isEmpty()
                ? variable(option).or(() -> fromFile(option)).stream().toList()
                : typed;
    }

    /** The path in the value of an option, with {@code ~} expanded; empty if the option is not given. */
    public Optional<String> path(String option) {
        return text(option).map(this::fromHome);
    }

    /** The paths in the values of an option, split at commas, with {@code ~} expanded; empty if the option is not given. */
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

    /** Expands {@code ~}, which a shell does not do in quotes, after {@code --option=}, or in a file. */
    private String fromHome(String path) {
        boolean isBelowHome = path.equals("~") || path.startsWith("~/");
        return isBelowHome
                ? environment("HOME").map(home -> home + path.substring(1)).orElse(path)
                : path;
    }

    /**
     * Whether a flag is on.
     *
     * @param option the long name without dashes
     * @throws Refusal if its variable or default is neither true nor false
     */
    public boolean isOn(String option) throws Refusal {
        return switchValue(option).orElse(false);
    }

    /**
     * Whether a flag that has a {@code --no-} form is on.
     *
     * @param option the long name without dashes
     * @param otherwise the value if neither form is given
     * @throws Refusal if a variable or default is neither true nor false
     */
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

    /** The value of an environment variable. */
    Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    /** The words of the command line as they were passed to the parser, in their order. */
    public List<String> original() {
        return arguments.originalArgs();
    }

    /** The long names, with dashes, of all options on the command line. */
    public List<String> typedOptions() {
        return arguments.matchedOptions().stream()
                .map(option -> option.longestName())
                .toList();
    }

    /**
     * The value of an option on the command line itself.
     *
     * @param option a name with dashes
     */
    public Optional<String> typedText(String option) {
        return Optional.ofNullable(arguments.matchedOptionValue(option, null));
    }

    /**
     * Whether an option is on the command line itself.
     *
     * @param option a name with dashes
     */
    public boolean isTyped(String option) {
        return arguments.hasMatchedOption(option);
    }

    /** The words of the command line that are not options, including those after {@code --}. */
    public List<String> words() {
        return arguments.matchedPositionals().stream()
                .distinct() // picocli has a parameter for each group of words, and each has all words
                .flatMap(parameter -> parameter.stringValues().stream())
                .toList();
    }

    /** The words before {@code --} that are not options. */
    public List<String> wordsBeforeDashes() {
        List<String> words = words();
        return words.subList(0, words.size() - wordsBehindDashes().size());
    }

    /** The words after {@code --}, which are the command line of another program. */
    public List<String> wordsBehindDashes() {
        List<String> all = arguments.originalArgs();
        int dashes = all.indexOf("--");
        return dashes < 0 ? List.of() : all.subList(dashes + 1, all.size());
    }

    /**
     * Whether {@code --} comes directly before the first word. If so, the words are a command line, even if the first one is
     * a process type.
     */
    public boolean areWordsBehindDashes() {
        List<String> all = arguments.originalArgs();
        int before = all.size() - words().size() - 1;
        return before >= 0 && all.get(before).equals("--");
    }

    /**
     * The value of an option on the command line itself.
     *
     * @param option the long name without dashes
     */
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
     * The duration in the value of an option on the command line itself. Variables and defaults are ignored, because the
     * option means something else in other commands.
     *
     * @param option the long name without dashes
     * @return empty if the option is not given
     * @throws Refusal if the value is not a duration
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
