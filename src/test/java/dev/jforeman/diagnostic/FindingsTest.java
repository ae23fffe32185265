package dev.jforeman.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings();

    private void add(int count, Severity severity, int line) {
        Diagnostic wrong = new Diagnostic(severity, new Location("f", line, 1), "wrong", Optional.empty());
        Collections.nCopies(count, wrong).forEach(findings::add);
    }

    @Test
    void aReaderStopsAfterAHundredErrors() {
        add(99, Severity.ERROR, 1);
        assertThat(findings.isFull()).isFalse();
        add(1, Severity.ERROR, 7);
        assertThat(findings.isFull()).isTrue();
        List<Diagnostic> said = findings.about("value").diagnostics();
        assertThat(said).hasSize(101);
        assertThat(said.getLast()).hasToString("f:7:1: too many errors; the rest of the file was not checked");
    }

    @Test
    void warningsDoNotStopReading() {
        add(1_000, Severity.WARNING, 1);
        assertThat(findings.isFull()).isFalse();
        assertThat(findings.hasErrors()).isFalse();
        assertThat(findings.about("value").isUsable()).isTrue();
    }
}
