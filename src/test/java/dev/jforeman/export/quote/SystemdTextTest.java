package dev.jforeman.export.quote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.shell.Shell;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The quoting for systemd, without systemd. */
class SystemdTextTest {
    @Property(tries = 20)
    void anEnvironmentFileIsWhatTheShellWouldRead(@ForAll("values") List<String> values) throws Exception {
        StringBuilder script = new StringBuilder();
        values.forEach(value -> script.append(SystemdText.assignment("V", value) + "\nprintf '%s\\0' \"$V\"\n"));

        assertThat(Shell.output(script.toString())).isEqualTo(String.join("\0", values) + "\0");
    }

    @Property
    void anArgumentIsOneLine(@ForAll("value") String value) {
        assertThat(SystemdText.argument(value)).doesNotContainPattern("[\\x00-\\x1f\\x7f]");
    }

    @Test
    void anArgumentIsFreeOfSpecifiersAndVariables() {
        assertThat(SystemdText.argument("echo \"100%\" $PORT \\ 'x'\t"))
                .isEqualTo("\"echo \\\"100%%\\\" $$PORT \\\\ 'x'\\t\"");
    }

    @Provide
    Arbitrary<List<String>> values() {
        return value().list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<String> value() {
        return Texts.values();
    }
}
