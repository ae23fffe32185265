package dev.jforeman.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options under one heading of help and manual pages, the most used first. The class is loaded only for those pages, so
 * it does not slow down {@code jforeman start}.
 *
 * @param options the longest names of the options, with dashes
 */
public record OptionGroup(String heading, List<String> options) {
    /** The heading of options that have no other heading. */
    static final String OTHER = "Other";

    private static final List<OptionGroup> COMMON = List.of(
            of("Formation", "--formation --procfile --root --exclude --config"),
            of("Environment", "--env --env-expand --keep-env"),
            of("Ports", "--port --no-port --ports"),
            of(
                    "Restarts and stopping",
                    "--on-exit --timeout --stop-timeout --max-restarts --backoff --exit-code-from --until-ready"
                            + " --kill-escaped"),
            of(
                    "Log",
                    "--only --mute --grep --timestamps --color --colors --prefix --log-format --log-dir --log-size"
                            + " --log-files --on-full --stderr --ci --utc --timestamp --no-timestamp -c --no-color"),
            of("Terminal", "--interactive --pty --no-keys"),
            of("Background", "--detach --wait"));

    /** The groups that are specific to a command, which come before the common ones. Other commands have no headings. */
    private static final Map<String, List<OptionGroup>> OWN = Map.of(
            "smoke",
            List.of(
                    of("Test", "--timeout --settle --allow-restarts --allow-kill"),
                    of("Report", "--junit --json --verbose")),
            "export",
            List.of(
                    of("Files", "--dry-run --diff --force --template --install-dir"),
                    of("Target", "--app --user --log --run --image --build --namespace --driver"),
                    of("Secrets", "--secret-keys --inline-secrets")),
            "check",
            List.of(of("Check", "--strict --ports --types")),
            "env",
            List.of(of("Output", "--json")),
            "start",
            List.of(),
            "run",
            List.of());

    private static OptionGroup of(String heading, String names) {
        return new OptionGroup(heading, List.of(names.split(" ", -1)));
    }

    /** Whether the options of a command are grouped under headings. */
    public static boolean areIn(CommandSpec spec) {
        return OWN.containsKey(spec.name());
    }

    /** The groups of a command. Each of its options is in exactly one, and no group is empty. */
    public static List<OptionGroup> of(CommandSpec spec) {
        List<String> left = new ArrayList<>(
                spec.options().stream().map(OptionSpec::longestName).toList());
        List<OptionGroup> groups = new ArrayList<>();
        for (OptionGroup group : all(spec)) {
            List<String> present = group.options.stream().filter(left::remove).toList();
            groups.add(new OptionGroup(group.heading, present));
        }
        groups.add(new OptionGroup(OTHER, left));
        groups.removeIf(group -> group.options.isEmpty());
        return groups;
    }

    private static List<OptionGroup> all(CommandSpec spec) {
        return Stream.of(OWN.getOrDefault(spec.name(), List.of()), COMMON)
                .flatMap(List::stream)
                .toList();
    }

    /** The models of the options of this group. */
    public List<OptionSpec> in(CommandSpec spec) {
        return options.stream().map(spec::findOption).toList();
    }
}
