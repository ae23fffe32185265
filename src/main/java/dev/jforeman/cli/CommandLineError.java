package dev.jforeman.cli;

import dev.jforeman.diagnostic.Nearest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The sentence about a command line that cannot be parsed, in jforeman's words instead of picocli's. */
final class CommandLineError {
    /** What picocli says about a value for a switch, and about {@code help} for an unknown command. */
    private static final Pattern SWITCH_WITH_VALUE =
            Pattern.compile("option '(\\S+)'.* should be specified without '(.*)' parameter");

    private CommandLineError() {}

    static String sentence(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknownWord(command, unmatched.getUnmatched().getFirst());
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().getFirst()) + of(command);
        }
        String message = String.valueOf(e.getMessage());
        Matcher value = SWITCH_WITH_VALUE.matcher(message);
        if (value.matches()) {
            return value.group(1) + " takes no value, but \"" + value.group(2) + "\" was given";
        }
        return message;
    }

    private static String missing(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? "missing value for " + option.longestName() + " (" + option.paramLabel() + ")"
                : "missing argument " + argument.paramLabel();
    }

    private static String unknownWord(CommandLine command, String word) {
        if (word.startsWith("-")) {
            return "unknown option " + word + of(command) + nearestOption(command, word);
        }
        return command.getSubcommands().isEmpty()
                ? "unexpected argument " + word + of(command)
                : "unknown command " + word
                        + Nearest.hint(word, command.getSubcommands().keySet());
    }

    private static String of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        return command.getParent() == null && spec.parent() == null ? "" : " for \"" + spec.qualifiedName() + "\"";
    }

    private static String nearestOption(CommandLine command, String word) {
        List<String> names = command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
        return Nearest.hint(word, names);
    }
}
