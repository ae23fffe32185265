package dev.jforeman.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Spells the constants of an enum as users and programs write them: {@code wait-for-change}. */
public final class EnumWord {
    private EnumWord() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of these constants, in their order. */
    public static List<String> all(Enum<?>... constants) {
        return Stream.of(constants).map(EnumWord::of).toList();
    }

    public static <E extends Enum<E>> Optional<E> find(String word, E[] constants) {
        return find(word, constants, EnumWord::of);
    }

    /** Finds the constant for a word, with the spelling of another program. */
    public static <E> Optional<E> find(String word, E[] constants, Function<? super E, String> spelling) {
        return Stream.of(constants)
                .filter(constant -> spelling.apply(constant).equals(word))
                .findFirst();
    }
}
