package dev.jforeman.cli.options;

import dev.jforeman.settings.Defaults;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command line, variables and a defaults file. */
public final class GivenOptions {
    private final CommandSpec spec = Options.command("start");
    private final String line;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, List<String>> defaults = new HashMap<>();

    private GivenOptions(String line) {
        this.line = line;
        Options.addApp(spec);
        Options.addFormation(spec);
        Options.addRestarts(spec);
        spec.addOption(Options.text("S", "", "-t", "--timeout"));
        LogChoices.addOptions(spec);
        ObserverOptions.addOptions(spec);
        spec.addPositional(Options.words("TYPE", "0..*", ""));
    }

    /** The command line, whose words are separated by spaces and not quoted. */
    public static GivenOptions typed(String line) {
        return new GivenOptions(line);
    }

    public GivenOptions variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public GivenOptions inFile(String option, String... values) {
        defaults.put(option, List.of(values));
        return this;
    }

    GivenOptions hasAlso(String option) {
        spec.addOption(Options.text("S", "", option));
        return this;
    }

    public OptionValues values() {
        String[] words = Arrays.stream(line.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        return new OptionValues(
                new CommandLine(spec).parseArgs(words), environment, new Defaults(defaults, Map.of(), List.of()));
    }
}
