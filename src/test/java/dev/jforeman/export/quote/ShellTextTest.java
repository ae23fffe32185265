package dev.jforeman.export.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTextTest {
    @Property(tries = 20)
    void theShellReadsEachValueAsItWas(@ForAll("values") List<String> values) throws Exception {
        StringBuilder script = new StringBuilder();
        for (String value : values) {
            script.append(ShellText.export("V", value) + "\nprintf '%s\\0' \"$V\" " + ShellText.word(value) + "\n");
            script.append(ShellText.exportInAscii("V", value) + "\nprintf '%s\\0' \"$V\"\n");
        }

        List<String> thrice =
                values.stream().flatMap(v -> List.of(v, v, v).stream()).toList();
        assertThat(Shell.output(script.toString())).isEqualTo(String.join("\0", thrice) + "\0");
    }

    @Property
    void anAsciiExportIsOneLineThatNoQuotingTouches(@ForAll String value) {
        assertThat(ShellText.exportInAscii("V", value)).matches("[ -~]*").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bin/server --port $PORT   | exec bin/server --port $PORT",
                "  node app.js             | exec node app.js",
                "./run 'a  b'              | exec ./run 'a  b'",
                "bundle exec rails s       | exec bundle exec rails s",
                "cd app && ./run           | cd app && ./run",
                "cd app                    | cd app",
                "A=1 bin/server            | A=1 bin/server",
                "exec bin/server           | exec bin/server",
                ". ./env                   | . ./env",
                "! bin/check               | ! bin/check",
                "bin/a $(bin/b)            | bin/a $(bin/b)",
                "bin/a > log               | bin/a > log",
                "bin/a & wait              | bin/a & wait",
                "while true; do x; done    | while true; do x; done",
                "bin/a # comment           | bin/a # comment",
                "$CMD run                  | $CMD run",
            })
    void onlyOneProgramIsExecuted(String command, String line) {
        assertThat(ShellText.exec(command)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"bin/server $PORT, true", "exec bin/server, true", "exec a; b, false", "a | b, false", "cd x, false"})
    void signalsReachWhatIsOneProgram(String command, boolean isOne) {
        assertThat(ShellText.isOneProgram(command)).isEqualTo(isOne);
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Texts.values().list().ofMinSize(1).ofMaxSize(40);
    }
}
