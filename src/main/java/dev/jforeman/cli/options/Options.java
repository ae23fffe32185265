package dev.jforeman.cli.options;

import java.util.ArrayList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The pieces that commands are made of, each written once. The model is built in code and not by annotations:
 * those would cost a good part of the time to the first child.
 */
public final class Options {
    private Options() {}

    /** A command without options. */
    @SuppressWarnings("NullAway") // picocli means: no object of ours
    public static CommandSpec nothing(String name) {
        return CommandSpec.wrapWithoutInspection(null, PlainFactory.INSTANCE).name(name);
    }

    public static CommandSpec command(String name, String... description) {
        CommandSpec spec = nothing(name);
        spec.usageMessage().description(description).sortOptions(false).abbreviateSynopsis(true);
        spec.usageMessage().parameterListHeading("%nParameters:%n").optionListHeading("%nOptions:%n");
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        return spec;
    }

    /** Where the app is and what its environment is. */
    public static void addApp(CommandSpec spec) {
        addFiles(spec);
        spec.addOption(flag("The shell's value of a variable wins over that of an env file.", "--keep-env"));
    }

    /** Where the app is and which files make its environment. */
    public static void addFiles(CommandSpec spec) {
        spec.addOption(text("FILE", "The Procfile (default: Procfile).", "-f", "--procfile"));
        spec.addOption(text("DIR", "The app's directory (default: that of the Procfile).", "-d", "--root"));
        spec.addOption(list("FILE", "Env files to read instead of .env; a later one wins.", "-e", "--env"));
        String config = "Settings of the process types (default: jforeman.yml beside the Procfile); a later one wins.";
        spec.addOption(list("FILE", config, "--config"));
        spec.addOption(flag("Expand variables such as $NAME in env files.", "--env-expand"));
    }

    /** Which ports are given out. */
    public static void addPorts(CommandSpec spec) {
        addPorts(spec, "the env file or the shell");
    }

    /**
     * The same for a command to which not everything counts.
     *
     * @param source where it looks for PORT
     */
    public static void addPorts(CommandSpec spec, String source) {
        String base = "The first port (default: PORT of " + source + ", else 5000).";
        spec.addOption(text("N", base, "-p", "--port"));
        spec.addOption(flag("Give out no ports.", "--no-port"));
    }

    /** What runs. */
    public static void addFormation(CommandSpec spec) {
        spec.addOption(
                text("TYPE=N,...", "How many of each type, as foreman; all=1 is every type.", "-m", "--formation"));
        spec.addOption(list("TYPE", "All types but these.", "-x", "--exclude"));
    }

    /** What follows when a process ends. */
    public static void addRestarts(CommandSpec spec) {
        spec.addOption(text(
                "POLICY",
                "What follows when a process ends: restart (after a crash; the default), always (restart after exit"
                        + " code 0 too), stop (its end stops all), ignore, wait-for-change (of its files). TYPE=POLICY"
                        + " for one type; joined by commas.",
                "--on-exit"));
        spec.addOption(text("N", "The most restarts of a process in five minutes (default: 10).", "--max-restarts"));
        spec.addOption(text(
                "TIME",
                "The pause before a restart (default: 500ms), twice as long each time, up to 30 s; 1s,10s for others.",
                "--backoff"));
    }

    public static void addDebug(CommandSpec spec) {
        spec.addOption(flag("Tell on standard error what jforeman does, with stack traces.", "--debug"));
    }

    public static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** Can be repeated; several in one word are joined by commas. */
    static OptionSpec list(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(ArrayList.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    public static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    public static PositionalParamSpec words(String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(arity)
                .index(arity.endsWith("*") ? "0..*" : "0")
                .required(!arity.startsWith("0"))
                .type(ArrayList.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }
}
