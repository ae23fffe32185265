package dev.jforeman.os.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Signal;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private static final long TIMEOUT_SECONDS = 20;

    private final BlockingQueue<Signal> received = new LinkedBlockingQueue<>();

    private static void sendToThisJvm(Signal signal) {
        Libc.kill((int) ProcessHandle.current().pid(), Signals.number(signal));
    }

    private Signal next() throws InterruptedException {
        return received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void everySignalReachesItsHandlerEachTime() throws Exception {
        Signals.handle(List.of(Signal.USR2, Signal.WINCH), received::add);

        sendToThisJvm(Signal.USR2);
        assertThat(next()).isEqualTo(Signal.USR2);
        sendToThisJvm(Signal.WINCH);
        assertThat(next()).isEqualTo(Signal.WINCH);
        sendToThisJvm(Signal.USR2);
        assertThat(next()).isEqualTo(Signal.USR2);
    }

    @Test
    void theLatestHandlerCounts() throws Exception {
        Signals.handle(List.of(Signal.USR2), _ -> received.add(Signal.HUP));
        Signals.handle(List.of(Signal.USR2), received::add);

        sendToThisJvm(Signal.USR2);

        assertThat(next()).isEqualTo(Signal.USR2);
    }

    @Test
    void numbersAreThoseOfTheSystem() {
        assertThat(Signals.number(Signal.KILL)).isEqualTo(9);
        assertThat(Signals.number(Signal.TERM)).isEqualTo(15);
    }

    @Test
    void knownSignalsHaveNames() {
        assertThat(Signals.name(11)).isEqualTo("SIGSEGV");
        assertThat(Signals.isKnown(11)).isTrue();
        assertThat(Signals.name(63)).isEqualTo("signal 63");
        assertThat(Signals.isKnown(63)).isFalse();
    }
}
