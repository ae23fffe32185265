package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadHeadroomTest {
    private static final String STATUS = """
        Name:	java
        State:	S (sleeping)
        Uid:	1000	1000	1000	1000
        Gid:	100	100	100	100
        VmPeak:	  123456 kB
        Threads:	17
        SigQ:	0/31476
        """;

    @Test
    void threadsCountForTheirUserOnly() {
        assertThat(ThreadHeadroom.threadsOf("1000", STATUS)).isEqualTo(17);
        assertThat(ThreadHeadroom.threadsOf("100", STATUS)).isZero();
        assertThat(ThreadHeadroom.threadsOf("1000", "")).isZero();
    }

    @Test
    void theLastFewAreKeptForWhatAProcessBringsWithIt() {
        assertThat(new ThreadHeadroom(100, 50).hasRoom()).isTrue();
        assertThat(new ThreadHeadroom(100, 94).hasRoom()).isTrue();
        assertThat(new ThreadHeadroom(100, 95).hasRoom()).isFalse();
        assertThat(new ThreadHeadroom(100, 200).hasRoom()).isFalse();
    }

    @Test
    void hereIsRoom() {
        assertThat(ThreadHeadroom.isEnough()).isTrue();
    }
}
