package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadHeadroomTest {
    @Test
    void aFewThreadsAreReserved() {
        assertThat(new ThreadHeadroom(100, 50).hasRoom()).isTrue();
        assertThat(new ThreadHeadroom(100, 94).hasRoom()).isTrue();
        assertThat(new ThreadHeadroom(100, 95).hasRoom()).isFalse();
        assertThat(new ThreadHeadroom(100, 200).hasRoom()).isFalse();
    }

    @Test
    void thisMachineHasRoomForMoreThreads() {
        assertThat(ThreadHeadroom.isEnough()).isTrue();
    }
}
