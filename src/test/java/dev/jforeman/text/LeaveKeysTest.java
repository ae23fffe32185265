package dev.jforeman.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaveKeysTest {
    private final LeaveKeys keys = new LeaveKeys();

    private String type(String typed) {
        byte[] bytes = typed.replace('^', '\035').getBytes(UTF_8);
        return new String(keys.pass(bytes, bytes.length), UTF_8).replace('\035', '^');
    }

    @ParameterizedTest
    @CsvSource({"ls, ls", "d, d", "^^d, ^d", "^x, ^x", "a^^b, a^b", "Grüße, Grüße"})
    void otherKeysAreSentToTheProcess(String typed, String passed) {
        assertThat(type(typed)).isEqualTo(passed);
        assertThat(keys.isDetached()).isFalse();
    }

    @Test
    void theDetachKeysDetachAndFurtherKeysAreDropped() {
        assertThat(type("ls^dexit")).isEqualTo("ls");
        assertThat(keys.isDetached()).isTrue();
        assertThat(type("more")).isEmpty();
    }

    @Test
    void detachKeysMayArriveOneByOne() {
        assertThat(type("^")).isEmpty();
        assertThat(keys.isDetached()).isFalse();
        assertThat(type("d")).isEmpty();
        assertThat(keys.isDetached()).isTrue();
    }
}
