package dev.jforeman.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamsTest {
    @Test
    void theDirectoryIsAbsoluteAndTheEnvironmentCanBeLeftOut() {
        Streams streams = Streams.standard();

        assertThat(streams.directory()).isAbsolute();
        assertThat(streams.environment()).isNotEmpty();
        assertThat(streams.withoutEnvironment().environment()).isEmpty();
    }
}
