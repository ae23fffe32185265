package dev.jforeman.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @Test
    void aSentenceSaysWhichProgramSpeaks() {
        assertThat(Message.of("Procfile does not exist")).isEqualTo("jforeman: Procfile does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Procfile:7:1: no name", "my app/jforeman.yml:12:34: unknown key", "a:b:1:2: no name"})
    void aSentenceThatBeginsWithItsPlaceStaysAsItIs(String placed) {
        assertThat(Message.of(placed)).isEqualTo(placed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port 5000:1", "at 10:20: no", "see Procfile:7", "http://localhost:80:"})
    void otherColonsAreNoPlace(String sentence) {
        assertThat(Message.of(sentence)).isEqualTo("jforeman: " + sentence);
    }
}
