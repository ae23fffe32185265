package dev.jforeman.cli.options;

import java.util.ArrayList;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Declares the options that several commands share, and builds the models of commands. The models are built in code because
 * processing annotations would take a large part of the time until the first process starts.
 */
public final class Options {
    private Options() {}

    /** A model of a command without options, not even {@code --help}. */
    @SuppressWarnings("NullAway") // for picocli, null means no user object
    public static CommandSpec emptyCommand(String name) {
        return CommandSpec.wrapWithoutInspection(null, PlainFactory.INSTANCE).name(name);
    }

    public static CommandSpec command(String name, String... description) {
        CommandSpec spec = emptyCommand(name);
        spec.usageMessage().description(description).sortOptions(false).abbreviateSynopsis(true);
        spec.usageMessage().parameterListHeading("%nParameters:%n").optionListHeading("%nOptions:%n");
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
        return spec;
    }

    /** Adds the options for the files of the app and for its environment variables. */
    public static void addApp(CommandSpec spec) {
        addFiles(spec);
        spec.addOption(flag("Let variables of the shell override those of env files.", "--keep-env"));
    }

    /** Adds the options for the files of the app. */
    public static void addFiles(CommandSpec spec) {
        spec.addOption(text("FILE", "Procfile to use (default: Procfile).", "-f", "--procfile"));
        spec.addOption(text("DIR", "App directory (default: the Procfile's directory).", "-d", "--root"));
        spec.addOption(
                list("FILE", "Env file to read instead of .env; can be repeated, later files win.", "-e", "--env"));
        String config = "Settings file (default: jforeman.yml beside the Procfile); can be repeated, later files win.";
        spec.addOption(list("FILE", config, "--config"));
        spec.addOption(flag("Expand references such as $NAME in env files.", "--env-expand"));
    }

    /** Adds the options for ports. */
    public static void addPorts(CommandSpec spec) {
        addPorts(spec, "the env file or shell");
    }

    /**
     * Adds the options for ports to a command that does not read PORT from all sources.
     *
     * @param source where the command reads PORT, for the help
     */
    public static void addPorts(CommandSpec spec, String source) {
        String base = "First port (default: PORT of " + source + ", or 5000).";
        spec.addOption(text("N", base, "-p", "--port"));
        spec.addOption(flag("Assign no ports to processes.", "--no-port"));
    }

    /** Adds the options for the formation. */
    public static void addFormation(CommandSpec spec) {
        spec.addOption(text(
                "TYPE=N,...",
                "Instances per type, for example web=2,worker=1; all=N sets all other types.",
                "-m",
                "--formation"));
        spec.addOption(list("TYPE", "Process type not to run; can be repeated.", "-x", "--exclude"));
    }

    /** Adds the options for restarts. */
    public static void addRestarts(CommandSpec spec) {
        spec.addOption(text(
                "POLICY",
                "What to do when a process exits: restart (only after a failure; default), always (also after exit"
                        + " code 0), stop (stop everything), ignore, wait-for-change (restart when a watched file"
                        + " changes). Use TYPE=POLICY for one type; separate several with commas.",
                "--on-exit"));
        spec.addOption(text("N", "Maximum restarts per process in five minutes (default: 10).", "--max-restarts"));
        spec.addOption(text(
                "TIME",
                "Delay before a restart (default: 500ms); doubles each time, up to 30 s. FIRST,LONGEST sets both, for"
                        + " example 1s,10s.",
                "--backoff"));
    }

    public static void addDebug(CommandSpec spec) {
        spec.addOption(flag("Print debug output and stack traces to standard error.", "--debug"));
    }

    public static OptionSpec text(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /** An option that can be repeated; one value may also hold several, separated by commas. */
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
