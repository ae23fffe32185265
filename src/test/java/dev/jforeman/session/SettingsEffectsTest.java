package dev.jforeman.session;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.contract.ProcessScript;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Probe;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The effects of settings, on the real parts of a session. */
class SettingsEffectsTest {
    /** Only a session that hangs takes this long. */
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final InstanceName WEB = new InstanceName("web", 1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Inbox inbox = new Inbox();
    private final FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.stays("listening", "beat")));

    private EffectRunner begin(Probe ready) {
        return begin(given("web.1").ready(ready, MINUTE));
    }

    private EffectRunner begin(GivenRules rules) {
        SessionParts parts = machine.parts(GivenPlan.of(rules), inbox);
        parts.start();
        parts.effects().accept(new Effect.Spawn(WEB, 1));
        return parts.effects();
    }

    private <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            Event next = inbox.poll(HANGS_NANOS).orElseThrow();
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    @Test
    void aProcessIsAskedWhetherItIsReady() throws Exception {
        EffectRunner effects = begin(new Probe.Delay(Duration.ZERO));
        await(Event.Spawned.class);

        effects.accept(new Effect.StartProbing(WEB, 1, Event.Probed.Probe.READY));

        Event.Probed probed = await(Event.Probed.class);
        assertThat(probed.name()).isEqualTo(WEB);
        assertThat(probed.incarnation()).isEqualTo(1);
        assertThat(probed.isPassed()).isTrue();
        effects.accept(new Effect.StopProbing(WEB, 1));
        effects.accept(new Effect.Release(WEB, 1));
    }

    @Test
    void aLineThatItWritesMakesItReady() throws Exception {
        EffectRunner effects = begin(new Probe.Log("listen"));
        await(Event.Spawned.class);

        effects.accept(new Effect.StartProbing(WEB, 1, Event.Probed.Probe.READY));
        assertThat(await(Event.Probed.class).isPassed()).as("not yet").isFalse();
        effects.accept(new Effect.ShowOutput(WEB, 1));

        assertThat(await(Event.Probed.class).isPassed()).isTrue();
    }

    @Test
    void aLiveCheckIsAskedForItself() throws Exception {
        LiveCheck live = new LiveCheck(new Probe.Log("beat"), Duration.ofMillis(1), MINUTE, 3, LiveCheck.Action.REPORT);
        EffectRunner effects = begin(given("web.1").live(live));
        await(Event.Spawned.class);
        effects.accept(new Effect.ShowOutput(WEB, 1));
        machine.awaitOnScreen("beat");

        effects.accept(new Effect.StartProbing(WEB, 1, Event.Probed.Probe.LIVE));

        assertThat(await(Event.Probed.class).probe()).isEqualTo(Event.Probed.Probe.LIVE);
        effects.accept(new Effect.StopProbing(WEB, 1));
    }

    @Test
    void aServerThatAnswersBeforeTheProcessIsStartedIsWarnedOf() throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            begin(new Probe.Port(OptionalInt.of(stranger.getLocalPort())));

            machine.awaitOnScreen("port " + stranger.getLocalPort() + " is already in use");
        }
    }
}
