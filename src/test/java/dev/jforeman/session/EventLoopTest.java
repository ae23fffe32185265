package dev.jforeman.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.session.EventLoop.Timers;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.TimerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The event loop with the real core, without carrying out effects. */
class EventLoopTest {
    private static final InstanceName A = new InstanceName("a", 1);

    private final Inbox inbox = new Inbox();
    private final Timers timers = new Timers();
    private final List<Effect> effects = new ArrayList<>();
    private final List<Event> handled = new ArrayList<>();

    private EventLoop loop(Consumer<Effect> world) {
        return new EventLoop(inbox, timers, world, (event, _) -> handled.add(event));
    }

    private static Event boot(OnExit onExit) {
        return new Event.Boot(0, List.of(Rules.of(A, Restart.usual(onExit), Duration.ofSeconds(5))), 1);
    }

    private List<Event> lifeOf(int incarnation, int exitCode) {
        return List.of(
                new Event.Spawned(0, A, incarnation, 100 + incarnation),
                new Event.Exited(0, A, incarnation, new Outcome.Exited(exitCode)),
                new Event.OutputClosed(0, A, incarnation),
                new Event.GroupEmptied(0, A, incarnation));
    }

    @Test
    void withoutProcessesTheSessionEndsAtOnce() throws Exception {
        State end = loop(effects::add).run(new Event.Boot(0, List.of(), 1));

        assertThat(end.isFinished()).isTrue();
        assertThat(effects).last().isEqualTo(new Effect.Finish(0));
        assertThat(handled).hasSize(1);
    }

    @Test
    void eventsAreHandledInTheirOrderUntilTheCoreIsFinished() throws Exception {
        List<Event> life = lifeOf(1, 0);
        life.forEach(inbox::put);
        inbox.put(new Event.HelperFailed(0, "pump", "none", true));

        loop(effects::add).run(boot(OnExit.RESTART));

        assertThat(handled.subList(1, handled.size()))
                .as("and nothing after the end")
                .isEqualTo(life);
        assertThat(effects).last().isEqualTo(new Effect.Finish(0));
    }

    @Test
    void aTimerThatIsDueBecomesAnEventAndACancelledOneDoesNot() throws Exception {
        lifeOf(1, 3).forEach(inbox::put);
        Consumer<Effect> world = effect -> {
            switch (effect) {
                case Effect.ArmTimer(TimerId.OfInstance timer, var _)
                when timer.kind() == TimerId.Kind.BACK_OFF -> timers.arm(timer, System.nanoTime(), Duration.ZERO);
                case Effect.ArmTimer arm -> timers.arm(arm.timer(), System.nanoTime(), arm.after());
                case Effect.CancelTimer cancel -> timers.cancel(cancel.timer());
                case Effect.Spawn(var _, int incarnation)
                when incarnation == 2 -> lifeOf(2, 0).forEach(inbox::put);
                default -> effects.add(effect);
            }
        };

        loop(world).run(boot(OnExit.RESTART));

        assertThat(handled).hasAtLeastOneElementOfType(Event.TimerFired.class);
        assertThat(effects).last().isEqualTo(new Effect.Finish(0));
        assertThat(timers.untilNext(0)).as("no timer is left").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void anyThreadCanReadTheLatestState() throws Exception {
        List<Optional<State>> seen = new ArrayList<>();
        List<EventLoop> loops = new ArrayList<>();
        EventLoop loop = loop(_ -> seen.add(loops.stream().findFirst().map(EventLoop::state)));
        loops.add(loop);
        lifeOf(1, 0).forEach(inbox::put);

        State end = loop.run(boot(OnExit.RESTART));

        assertThat(loop.state()).isSameAs(end);
        assertThat(seen.getFirst().orElseThrow().instances())
                .as("effects come after it is published")
                .containsKey(A);
    }
}
