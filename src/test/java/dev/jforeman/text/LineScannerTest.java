package dev.jforeman.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineScannerTest {
    private final LineScanner scanner = new LineScanner();

    @ParameterizedTest
    @CsvSource({
        "'plain text, tab\t.\n', 17, true",
        "'no line end', 11, true",
        "'line of a terminal\r\n', 19, true",
        "'return\rin it\n', 12, false",
        "'caf\u00e9\n', 4, false",
        "'\u001b[31mred\n', 8, false",
        "'\u0001\n', 1, false",
        "'', 0, true",
    })
    void findsTheEndAndSeesWhetherAFilterIsNeeded(String text, int lineEnd, boolean plain) {
        byte[] bytes = Bytes.of(text);
        assertThat(scanner.lineEnd(bytes, 0, bytes.length)).isEqualTo(lineEnd);
        assertThat(scanner.isPlain()).isEqualTo(plain);
    }

    @Provide
    Arbitrary<byte[]> output() {
        return Chunks.output();
    }

    @Property
    void eightBytesAtOnceFindWhatOneAtATimeFinds(
            @ForAll("output") byte[] bytes, @ForAll @IntRange(max = 20) int skipped, @ForAll byte wanted) {
        int from = Math.min(skipped, bytes.length);
        assertThat(LineScanner.first(wanted, bytes, from, bytes.length)).isEqualTo(slowly(wanted, bytes, from));
        assertThat(scanner.lineEnd(bytes, from, bytes.length)).isEqualTo(slowly((byte) '\n', bytes, from));
    }

    private static int slowly(byte wanted, byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
