package dev.jforeman.cli;

import static java.util.stream.Collectors.joining;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;

import dev.jforeman.cli.options.OptionGroup;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lays out help with options grouped under headings, for commands with many options. The class is loaded only when help is
 * requested.
 */
final class HelpLayout {
    private HelpLayout() {}

    /** Lays out the help of a command and of its subcommands. */
    static void apply(CommandLine command) {
        command.getSubcommands().values().forEach(HelpLayout::apply);
        if (OptionGroup.areIn(command.getCommandSpec())) {
            Map<String, IHelpSectionRenderer> sections = command.getHelpSectionMap();
            sections.put(SECTION_KEY_OPTION_LIST_HEADING, _ -> "");
            sections.put(SECTION_KEY_OPTION_LIST, HelpLayout::options);
        }
    }

    private static String options(Help help) {
        CommandSpec spec = help.commandSpec();
        return OptionGroup.of(spec).stream()
                .map(group -> "\n" + group.heading() + ":\n" + help.optionListExcludingGroups(group.in(spec)))
                .collect(joining());
    }
}
