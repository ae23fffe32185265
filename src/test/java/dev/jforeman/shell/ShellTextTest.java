package dev.jforeman.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.export.quote.Texts;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShellTextTest {
    @Property(tries = 20)
    void theShellReadsEachValueAsItWas(@ForAll("values") List<String> values) throws Exception {
        StringBuilder script = new StringBuilder();
        for (String value : values) {
            script.append(ShellText.export("V", value) + "\nprintf '%s\\0' \"$V\" " + ShellText.word(value) + "\n");
            script.append(ShellText.exportInAscii("V", value) + "\nprintf '%s\\0' \"$V\"\n");
            script.append("printf '%s\\0' " + ShellText.wordInAscii(value.getBytes(UTF_8)) + "\n");
        }

        List<String> each =
                values.stream().flatMap(v -> List.of(v, v, v, v).stream()).toList();
        assertThat(Shell.output(script.toString())).isEqualTo(String.join("\0", each) + "\0");
    }

    @Property
    void anAsciiExportIsOneLine(@ForAll String value) {
        assertThat(ShellText.exportInAscii("V", value)).matches("[ -~]*").hasLineCount(1);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Texts.values().list().ofMinSize(1).ofMaxSize(40);
    }
}
