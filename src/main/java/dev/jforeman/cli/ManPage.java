package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The manual page of a command in the markup of
 * <a href="https://man7.org/linux/man-pages/man7/man.7.html">man(7)</a>.
 *
 * @param name of the page, for example {@code jforeman-ps}
 */
record ManPage(String name, String text) {

    static ManPage of(CommandSpec spec) {
        String name = spec.qualifiedName("-");
        StringBuilder page = new StringBuilder();
        page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1\n");
        String[] description = spec.usageMessage().description();
        section(page, "NAME", escape(name) + " \\- " + escape(description[0].replaceFirst("\\.$", "")));
        section(page, "SYNOPSIS", synopsis(spec));
        section(page, "DESCRIPTION", escape(String.join(" ", description)));
        entries(
                page,
                "PARAMETERS",
                spec.positionalParameters().stream()
                        .map(parameter -> entry(label(parameter), parameter))
                        .collect(Collectors.joining()));
        entries(page, "OPTIONS", options(spec));
        entries(
                page,
                "COMMANDS",
                spec.subcommands().entrySet().stream()
                        .filter(command ->
                                command.getKey().equals(command.getValue().getCommandName()))
                        .map(ManPage::entry)
                        .collect(Collectors.joining()));
        for (ManReference reference : ManReference.of(spec.name())) {
            entries(page, reference.title(), reference(reference));
        }
        return new ManPage(name, page.toString());
    }

    private static String reference(ManReference reference) {
        return reference.entries().stream()
                .map(entry -> entry(entry.term(), entry.text()))
                .collect(Collectors.joining());
    }

    private static String options(CommandSpec spec) {
        return OptionGroup.areIn(spec)
                ? OptionGroup.of(spec).stream()
                        .map(group -> ".SS " + group.heading() + "\n" + options(group.in(spec)))
                        .collect(Collectors.joining())
                : options(spec.options());
    }

    private static String options(List<OptionSpec> options) {
        return options.stream().map(ManPage::entry).collect(Collectors.joining());
    }

    private static void section(StringBuilder page, String title, String body) {
        page.append(".SH ").append(title).append('\n').append(body).append('\n');
    }

    private static void entries(StringBuilder page, String title, String entries) {
        if (!entries.isEmpty()) {
            page.append(".SH ").append(title).append('\n').append(entries);
        }
    }

    private static String synopsis(CommandSpec spec) {
        String parameters = spec.positionalParameters().stream()
                .map(parameter -> " " + escape(isRequired(parameter) ? label(parameter) : "[" + label(parameter) + "]"))
                .collect(Collectors.joining());
        String command = spec.subcommands().isEmpty() ? "" : " COMMAND";
        String behind = spec.name().equals("smoke") ? " " + escape("[-- COMMAND...]") : "";
        return ".B " + escape(spec.qualifiedName(" ")) + "\n[OPTIONS]" + command + parameters + behind;
    }

    private static boolean isRequired(PositionalParamSpec parameter) {
        return parameter.arity().min() > 0;
    }

    private static String label(PositionalParamSpec parameter) {
        return parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
    }

    private static String entry(OptionSpec option) {
        String value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
        boolean isOptional = option.arity().min() == 0;
        String names = Arrays.stream(option.names()).collect(Collectors.joining(", "));
        return entry(names + (isOptional && !value.isEmpty() ? "[" + value + "]" : value), option);
    }

    private static String entry(String head, ArgSpec argument) {
        return entry(head, String.join(" ", argument.description()));
    }

    private static String entry(Map.Entry<String, CommandLine> command) {
        UsageMessageSpec usage = command.getValue().getCommandSpec().usageMessage();
        String[] summary = usage.header().length > 0 ? usage.header() : usage.description();
        return entry(command.getKey(), summary.length == 0 ? "" : summary[0]);
    }

    private static String entry(String head, String body) {
        return ".TP\n.B " + escape(head) + "\n" + escape(body) + "\n";
    }

    /** Escapes what roff would interpret: backslashes and hyphens, and a dot or a quote at the start of a line. */
    private static String escape(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
