package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of process types, or of single instances as {@code web.2}, in the value of an option. */
final class InstanceWords {
    private InstanceWords() {}

    static Set<String> of(OptionValues given, String option, Plan plan) throws Refusal {
        Set<String> words = new LinkedHashSet<>();
        for (String joined : given.list(option)) {
            for (String word : joined.split(",", -1)) {
                words.add(known(word.strip(), option, plan));
            }
        }
        return words;
    }

    private static String known(String word, String option, Plan plan) throws Refusal {
        List<String> types = plan.types();
        String type = word.replaceFirst("\\.[1-9][0-9]*$", "");
        if (!types.contains(type)) {
            String hint = Nearest.to(type, types)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new Refusal(
                    ExitCode.USAGE,
                    "--" + option + ": there is no process type " + type + " (known: " + String.join(", ", types) + ")"
                            + hint);
        }
        return word;
    }
}
