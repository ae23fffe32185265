package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses the messages of JDK 25. */
class SpawnFailureTest {
    private static SpawnFailure of(String message) {
        return SpawnFailure.of(new IOException(message));
    }

    /** The message was once "no such file", as if the user's program were missing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot run program \"setsid\": posix_spawn failed, error: 2 (No such file or directory) \nPossible",
                "Cannot run program \"setsid\": posix_spawn failed, error: 13 (Permission denied) \nPossible reasons:",
                "Cannot run program \"setsid\": Failed to exec spawn helper: pid: 7, exit code: 1, error: 0 (none) \n",
            })
    void missingFilesOfTheJdkAreDistinguishedFromAMissingProgram(String message) {
        assertThat(of(message).isOfOwnFiles()).isTrue();
    }

    @Test
    void aMissingProgramIsNotAMissingFileOfTheJdk() {
        assertThat(of("Cannot run program \"setsid\": Exec failed, error: 2 (No such file or directory) "))
                .isEqualTo(new SpawnFailure(2, false));
    }

    @Test
    void aLimitIsNotAMissingFileOfTheJdk() {
        assertThat(of("Cannot run program \"x\": posix_spawn failed, error: 11 (Resource temporarily unavailable) "))
                .isEqualTo(new SpawnFailure(11, false));
        assertThat(of("error=24")).isEqualTo(new SpawnFailure(24, false));
    }

    @Test
    void aMessageWithoutAnErrorNumberGivesZero() {
        assertThat(SpawnFailure.of(new IOException())).isEqualTo(new SpawnFailure(0, false));
    }
}
