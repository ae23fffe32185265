package dev.jforeman.export.quote;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Values of variables for property tests, most of them hard to quote. */
public final class Texts {
    private Texts() {}

    /** Anything a variable can hold. */
    public static Arbitrary<String> values() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<String> awkward = Arbitraries.strings()
                .withChars("\\\"'`$#%;:,=-(){}[]<>&|!*?~^ \t\n\rnx0é🚀")
                .ofMaxLength(12);
        return Arbitraries.oneOf(any, awkward)
                .map(value -> value.replace("\0", ""))
                .filter(value -> UTF_8.newEncoder().canEncode(value));
    }

    /** The same without control characters but tab and line ends. */
    public static Arbitrary<String> printable() {
        return values().map(value -> value.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]|[\ufffe\uffff]", ""));
    }
}
