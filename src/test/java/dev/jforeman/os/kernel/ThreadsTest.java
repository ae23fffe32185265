package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An exception in a helper thread once ended the session. */
class ThreadsTest {
    private final BlockingQueue<HelperFailure> told = new LinkedBlockingQueue<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        Threads.listen(told::add);
    }

    @AfterEach
    void leave() {
        Threads.listen(_ -> {});
    }

    static List<Throwable> whateverThereIs() {
        return List.of(
                new IllegalArgumentException("a URL"),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new NoClassDefFoundError("dev/jforeman/Gone"),
                new ExceptionInInitializerError("static"),
                new AssertionError("not so"));
    }

    private static void fail(Throwable fault) {
        switch (fault) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(fault);
        }
    }

    @ParameterizedTest
    @MethodSource("whateverThereIs")
    void aHelperGoesOnWithTheNextRound(Throwable fault) throws Exception {
        Deque<Runnable> rounds =
                new ArrayDeque<>(Arrays.asList(() -> done.add("first"), () -> fail(fault), () -> done.add("third")));

        Threads.repeat("helper", () -> {
                    rounds.remove().run();
                    return !rounds.isEmpty();
                })
                .join();

        assertThat(done).containsExactly("first", "third");
        assertThat(told).containsExactly(new HelperFailure("helper", fault, true));
    }

    @ParameterizedTest
    @MethodSource("whateverThereIs")
    void aTaskThatRunsOnceIsNotRetried(Throwable fault) throws Exception {
        Threads.start("helper", () -> fail(fault)).join();

        assertThat(told).containsExactly(new HelperFailure("helper", fault, false));
    }

    @ParameterizedTest
    @MethodSource("whateverThereIs")
    void aRetriedTaskRunsAgainUntilItSucceedsAndThenNoMore(Throwable fault) throws Exception {
        Deque<Runnable> attempts = new ArrayDeque<>(
                Arrays.asList(() -> fail(fault), () -> fail(fault), () -> done.add("third"), () -> done.add("fourth")));

        Threads.retry("helper", () -> attempts.remove().run()).join();

        assertThat(done).containsExactly("third");
        assertThat(told).containsExactly(new HelperFailure("helper", fault, true));
    }

    @Test
    void aRetriedTaskThatSucceedsRunsOnceAndReportsNothing() throws Exception {
        Threads.retry("helper", () -> done.add("first")).join();

        assertThat(done).containsExactly("first");
        assertThat(told).isEmpty();
    }

    @Test
    void anInterruptIsNoReasonToGiveUpARetriedTask() throws Exception {
        BlockingQueue<Boolean> attempts = new LinkedBlockingQueue<>();
        Thread helper = Threads.retry("helper", () -> {
            done.add("attempt");
            try {
                attempts.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        helper.interrupt();
        assertThat(told.take().goesOn()).isTrue();
        attempts.add(true);
        helper.join();

        assertThat(done).containsExactly("attempt", "attempt");
    }

    @ParameterizedTest
    @MethodSource("whateverThereIs")
    void aCallbackThatMustNotBeLostIsRepeatedByAHelper(Throwable fault) throws Exception {
        BlockingQueue<String> came = new LinkedBlockingQueue<>();
        Deque<Runnable> attempts = new ArrayDeque<>(Arrays.asList(() -> fail(fault), () -> {}));

        Threads.<String>lasting("helper", value -> {
                    attempts.remove().run();
                    came.add(value);
                })
                .accept("the only one");

        assertThat(came.take()).isEqualTo("the only one");
        assertThat(told).containsExactly(new HelperFailure("helper", fault, true));
    }

    @Test
    void aCallbackThatSucceedsRunsOnTheThreadThatCallsIt() {
        Threads.<Thread>lasting("helper", caller -> done.add(Thread.currentThread() == caller ? "here" : "elsewhere"))
                .accept(Thread.currentThread());

        assertThat(done).containsExactly("here");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whateverThereIs")
    void containedFailuresAreReportedLikeThoseOfHelpers(Throwable fault) {
        Threads.contain("helper", () -> fail(fault));

        assertThat(told).containsExactly(new HelperFailure("helper", fault, false));
    }

    @Test
    void aRepeatedFailureIsReportedOnce() throws Exception {
        Deque<Integer> rounds = new ArrayDeque<>(List.of(1, 2, 3, 4));

        Threads.repeat("helper", () -> {
                    if (rounds.remove() < 4) {
                        throw new IllegalStateException("again");
                    }
                    return false;
                })
                .join();

        assertThat(rounds).isEmpty();
        assertThat(told).hasSize(1);
    }

    @Test
    void anInterruptDoesNotEndAnUninterruptibleHelper() throws Exception {
        BlockingQueue<Boolean> more = new LinkedBlockingQueue<>();
        Thread helper = Threads.repeat("helper", more::take);
        helper.interrupt();
        assertThat(told.take().goesOn()).isTrue();
        more.add(false);
        helper.join();
    }

    @Test
    void anInterruptEndsAnInterruptibleHelperSilently() throws Exception {
        BlockingQueue<Boolean> more = new LinkedBlockingQueue<>();
        Thread helper = Threads.repeatInterruptible("helper", more::take);
        helper.interrupt();
        helper.join();
        assertThat(told).isEmpty();
    }

    @Test
    void aMessageThatCannotBeReportedHasNoEffect() throws Exception {
        Threads.listen(_ -> {
            throw new OutOfMemoryError("again");
        });
        Threads.retry("helper", new Runnable() {
                    private boolean hasFailed;

                    @Override
                    public void run() {
                        if (!hasFailed) {
                            hasFailed = true;
                            throw new OutOfMemoryError("first");
                        }
                        done.add("done");
                    }
                })
                .join();
        assertThat(done).containsExactly("done");
    }

    @Test
    void theSentenceNamesTheHelperAndTheReasonOnOneLine() {
        assertThat(new HelperFailure("pump web.1", new IllegalStateException("\033[2Jtwo\nlines"), true).sentence())
                .isEqualTo("internal error in pump web.1, which goes on, please report it:"
                        + " java.lang.IllegalStateException: ?[2Jtwo?lines");
    }

    /** A helper that cannot recover was once retried every 1.3 s forever. */
    @Test
    void aPersistentFailureIsRetriedLessAndLessOften() {
        assertThat(Helper.pauseNanos(0)).isEqualTo(Duration.ofMillis(10).toNanos());
        assertThat(Helper.pauseNanos(1)).isEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(Helper.pauseNanos(10)).isEqualTo(Duration.ofMillis(10_240).toNanos());
        assertThat(Helper.pauseNanos(1_000_000))
                .isEqualTo(Duration.ofMillis(10_240).toNanos());
    }
}
