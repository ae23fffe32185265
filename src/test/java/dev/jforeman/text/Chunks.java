package dev.jforeman.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Generates output of processes, and ways to split it into chunks. */
final class Chunks {
    private Chunks() {}

    /** Output with many line ends, returns, escapes, characters of several bytes and invalid bytes. */
    static Arbitrary<byte[]> output() {
        Arbitrary<String> hard = Arbitraries.of(
                "\n",
                "\r\n",
                "\r",
                "\n\n",
                "\t",
                "\b",
                "\000",
                "\033",
                "\033[",
                "\033[31m",
                "\033[0m",
                "\033[2J",
                "\033]0;t\007",
                "\033]8;;http://x\033\\",
                "\033P",
                "\033(0",
                "\302\233",
                "\303\251",
                "\342\202\254",
                "\360\237\230\200",
                "\303",
                "\233");
        Arbitrary<String> text = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30);
        Arbitrary<String> any =
                Arbitraries.strings().withCharRange('\0', '\377').ofMaxLength(4);
        return Arbitraries.frequencyOf(Tuple.of(4, hard), Tuple.of(3, text), Tuple.of(1, any))
                .list()
                .ofMaxSize(40)
                .map(parts -> Bytes.of(String.join("", parts)));
    }

    /** Places to cut at; those beyond the end are ignored. */
    static Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 300).list().ofMaxSize(30);
    }

    static List<byte[]> of(byte[] bytes, List<Integer> cuts) {
        List<byte[]> chunks = new ArrayList<>();
        int from = 0;
        for (int cut : cuts.stream().sorted().filter(c -> c <= bytes.length).toList()) {
            chunks.add(Arrays.copyOfRange(bytes, from, cut));
            from = cut;
        }
        chunks.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return chunks;
    }
}
