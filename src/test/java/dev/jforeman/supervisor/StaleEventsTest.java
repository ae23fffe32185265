package dev.jforeman.supervisor;

import static dev.jforeman.testing.GivenRules.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Outcome;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Late and duplicate events are dropped and counted. */
class StaleEventsTest {
    private static final dev.jforeman.model.InstanceName WEB = name("web.1");

    private static Arguments event(String what, LongFunction<Event> event) {
        return Arguments.of(what, event);
    }

    static List<Arguments> ofTheFirstIncarnation() {
        return List.of(
                event("spawned", at -> new Event.Spawned(at, WEB, 1, 7)),
                event("spawn failed", at -> new Event.SpawnFailed(at, WEB, 1, "out of memory", Retry.ALWAYS)),
                event("exited", at -> new Event.Exited(at, WEB, 1, new Outcome.Exited(1))),
                event("group emptied", at -> new Event.GroupEmptied(at, WEB, 1)),
                event("output closed", at -> new Event.OutputClosed(at, WEB, 1)),
                event("probed", at -> new Event.Probed(at, WEB, 1, Event.Probed.Probe.READY, true, "200")),
                event("stop command", at -> new Event.StopCommandEnded(at, WEB, 1, new Outcome.Exited(0))),
                event("files changed", at -> new Event.FilesChanged(at, WEB, 1, "a.py")),
                timer(TimerId.Kind.BACK_OFF),
                timer(TimerId.Kind.READY),
                timer(TimerId.Kind.DRAIN),
                timer(TimerId.Kind.STOP_COMMAND),
                timer(TimerId.Kind.STOP),
                timer(TimerId.Kind.KILL));
    }

    private static Arguments timer(TimerId.Kind kind) {
        return event("timer " + kind, at -> new Event.TimerFired(at, new TimerId.OfInstance(WEB, 1, kind)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheFirstIncarnation")
    void anEventOfAnOlderIncarnationMeansNothing(String what, LongFunction<Event> event) {
        History history = History.running("web.1")
                .ends("web.1", 1)
                .after(1)
                .started("web.1")
                .quietly();
        State before = history.state();

        history.happens(event.apply(history.now()));

        assertThat(history.news()).as(what).isEmpty();
        assertThat(history.state().instances()).isEqualTo(before.instances());
        assertThat(history.state().session()).isEqualTo(before.session().droppedOne());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheFirstIncarnation")
    void anEventOfAReleasedIncarnationMeansNothing(String what, LongFunction<Event> event) {
        History history = History.running("web.1", "worker.1").ends("web.1", 0).quietly();
        boolean isRelevant = event.apply(0) instanceof Event.FilesChanged;

        history.happens(event.apply(history.now()));

        assertThat(history.news().isEmpty()).as(what).isNotEqualTo(isRelevant);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofTheFirstIncarnation")
    void anEventOfAnUnknownInstanceIsDropped(String what, LongFunction<Event> event) {
        History history = History.running("worker.1");

        history.happens(event.apply(history.now()));

        assertThat(history.news()).as(what).isEmpty();
        assertThat(history.state().session().staleEvents()).isEqualTo(1);
    }
}
