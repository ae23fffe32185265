package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.UnknownProcess;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads names of process types, or of instances such as {@code web.2}, from the value of an option. */
final class InstanceWords {
    private InstanceWords() {}

    static Set<String> of(OptionValues given, String option, Plan plan) throws Refusal {
        Set<String> words = new LinkedHashSet<>();
        for (String joined : given.list(option)) {
            for (String word : joined.split(",", -1)) {
                words.add(known(given, word.strip(), option, plan));
            }
        }
        return words;
    }

    private static String known(OptionValues given, String word, String option, Plan plan) throws Refusal {
        if (!plan.types().contains(InstanceName.typeOf(word))) {
            throw given.refusal(option, sentence("--" + option, word, plan));
        }
        return word;
    }

    static Refusal unknown(String option, String word, Plan plan) {
        return new Refusal(ExitCode.USAGE, sentence(option, word, plan));
    }

    private static String sentence(String option, String word, Plan plan) {
        return option + ": " + UnknownProcess.amongTypes(word, plan.types());
    }

    /** The error for a process that the Procfile has but that is not part of this formation. */
    static Refusal notStarted(String option, String word, Collection<?> started) {
        String names = started.stream().map(Object::toString).collect(Collectors.joining(", "));
        return new Refusal(ExitCode.USAGE, option + ": " + word + " is not being started (started: " + names + ")");
    }
}
