package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.EnumWord;
import java.util.Locale;
import java.util.Optional;

/** Reads options whose values are the constants of an enum, in lower case. */
final class EnumOption {
    private EnumOption() {}

    /**
     * The value of an option, or the first constant if the option is not given.
     *
     * @param option its long name without dashes
     * @throws Refusal if the value is not one of the words
     */
    static <E extends Enum<E>> E of(OptionValues given, String option, E[] words) throws Refusal {
        return find(given, option, given.text(option), words).orElse(words[0]);
    }

    /**
     * The constant that a text names, or empty if there is no text.
     *
     * @param option the long name, without dashes, of the option that the text is from
     * @throws Refusal if the text is not one of the words
     */
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
