package dev.jforeman.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("web", "worker", "clock", "release", "a", "db");

    @ParameterizedTest
    @CsvSource({
        "wbe, web", // two neighbours swapped
        "wb, web", // one left out
        "weeb, web", // one too many
        "wab, web", // one replaced
        "WORKER, worker",
        "wroekr, worker",
        "relaese, release",
        "clok, clock",
        "web, web",
        "A, a"
    })
    void aSlipOfTheFingerIsRecognised(String read, String meant) {
        assertThat(Nearest.to(read, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b", "xx", "bd", "wrk", "server", "nosuch"})
    void nothingIsProposedForAWordThatIsFarFromAll(String read) {
        assertThat(Nearest.to(read, KNOWN)).isEmpty();
    }

    @Test
    void ofEquallyNearWordsTheFirstIsProposed() {
        assertThat(Nearest.to("weba", List.of("webb", "webc"))).contains("webb");
        assertThat(Nearest.to("weba", List.of("webc", "webb"))).contains("webc");
    }

    @Test
    void theNearerWordIsProposedWhereverItStands() {
        assertThat(Nearest.to("workers", List.of("markers", "worker"))).contains("worker");
    }

    @Test
    void aHugeWordIsNotCompared() {
        String huge = "w".repeat(10_000_000);
        assertThat(Nearest.to(huge, List.of("web", huge + "w"))).isEmpty();
    }

    @Test
    void nothingIsNearestToNothingKnown() {
        assertThat(Nearest.to("web", List.of())).isEmpty();
    }
}
