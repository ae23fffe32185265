package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.EnumWord;
import java.util.Locale;
import java.util.Optional;

/** An option whose value is one of a few words: the constants of an enum in small letters. */
final class EnumOption {
    private EnumOption() {}

    /** The value of an option, or the first word if it is not given. */
    static <E extends Enum<E>> E of(OptionValues given, String option, E[] words) throws Refusal {
        return find(given, option, given.text(option), words).orElse(words[0]);
    }

    /** The value of the text of an option, if there is one. */
    static <E extends Enum<E>> Optional<E> find(OptionValues given, String option, Optional<String> text, E[] words)
            throws Refusal {
        return text.isEmpty() ? Optional.empty() : Optional.of(named(given, option, text.get(), words));
    }

    private static <E extends Enum<E>> E named(OptionValues given, String option, String text, E[] words)
            throws Refusal {
        return EnumWord.find(text.toLowerCase(Locale.ROOT), words)
                .orElseThrow(() -> given.refusal(option, InvalidValue.of("--" + option, text, EnumWord.all(words))));
    }
}
