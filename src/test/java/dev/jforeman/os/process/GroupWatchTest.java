package dev.jforeman.os.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.Threads;
import dev.jforeman.session.FakeHost;
import dev.jforeman.testing.Eventually;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupWatchTest {
    private final FakeHost groups = new FakeHost();
    private final GroupWatch watch = new GroupWatch(groups);
    private final Thread thread = Threads.repeatInterruptible("groups", watch);
    private final BlockingQueue<Long> empty = new LinkedBlockingQueue<>();

    @AfterEach
    void end() {
        thread.interrupt();
    }

    private void watch(long group) {
        watch.watch(group, () -> empty.add(group));
    }

    private Long nextEmpty() throws InterruptedException {
        return empty.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void aGroupThatIsEmptyAlreadyIsReportedAtOnce() throws Exception {
        watch(5);
        assertThat(nextEmpty()).isEqualTo(5);
    }

    @Test
    void eachGroupIsReportedWhenItEmptiesAndOnlyOnce() throws Exception {
        groups.living.addAll(Set.of(1L, 2L));
        watch(1);
        watch(2);
        watch(3);
        assertThat(nextEmpty()).isEqualTo(3);
        groups.living.remove(2L);
        assertThat(nextEmpty()).isEqualTo(2);
        groups.living.remove(1L);
        assertThat(nextEmpty()).isEqualTo(1);
        assertThat(empty).isEmpty();
    }

    @Test
    void aReportThatFailsIsRepeated() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        watch.watch(5, () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("injected");
            }
            empty.add(5L);
        });

        assertThat(nextEmpty()).isEqualTo(5);
        assertThat(attempts).hasValue(2);
    }

    /** A process id can be given out again as soon as its group is empty. */
    @Test
    void aNumberThatIsWatchedAgainWhileItIsReportedIsReportedAgain() throws Exception {
        watch.watch(5, () -> watch(5));

        assertThat(nextEmpty()).isEqualTo(5);
    }

    @Test
    void allGroupsAreAskedForTogether() throws Exception {
        LongStream.range(100, 400).forEach(groups.living::add);
        LongStream.range(100, 400).forEach(this::watch);
        while (groups.askedFor.take().size() < 300) {
            assertThat(empty).isEmpty();
        }
    }

    @Test
    void withoutGroupsNothingIsAsked() throws Exception {
        watch(5);
        nextEmpty();
        Eventually.holds(
                "it waits without a timeout", () -> thread.getState() == Thread.State.WAITING, thread::getState);
        groups.askedFor.clear();
        watch(6);
        assertThat(groups.askedFor.take()).containsExactly(6L);
    }
}
