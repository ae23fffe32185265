package dev.jforeman.cli;

import dev.jforeman.diagnostic.Nearest;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence. */
final class UsageProblem {
    private UsageProblem() {}

    static String sentence(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? unknownWord(unmatched)
                : String.valueOf(e.getMessage());
    }

    private static String unknownWord(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String word = e.getUnmatched().getFirst();
        String known = word.startsWith("-") ? nearestOption(command, word) : nearestCommand(command, word);
        return command.getCommandSpec().qualifiedName() + " knows no " + word + known;
    }

    private static String nearestOption(CommandLine command, String word) {
        List<String> names = command.getCommandSpec().options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .toList();
        return hint(word, names);
    }

    private static String nearestCommand(CommandLine command, String word) {
        return hint(word, command.getSubcommands().keySet());
    }

    private static String hint(String word, java.util.Collection<String> names) {
        return Nearest.hint(word, names);
    }
}
