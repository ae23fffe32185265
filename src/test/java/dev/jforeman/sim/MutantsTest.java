package dev.jforeman.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import dev.jforeman.supervisor.RestartHistory;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;
import dev.jforeman.supervisor.Supervisor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator finds bugs: each core here has one fault, and one of the named checkers must report it. */
@Tag("slow")
class MutantsTest {
    private static final long MOST_SEEDS = 3000;

    static List<Arguments> mutants() {
        return List.of(
                mutant("never sends KILL", without(MutantsTest::isKill), "given up|outlives|takes longer"),
                mutant("forgets to cancel a timer", without(MutantsTest::isCancel), "timers"),
                mutant("swallows replies", without(Effect.Reply.class::isInstance), "open requests|no reply"),
                mutant("replies twice", twice(Effect.Reply.class::isInstance), "second reply"),
                mutant("never releases", without(Effect.Release.class::isInstance), "never released"),
                mutant("goes on probing", without(Effect.StopProbing.class::isInstance), "are probed"),
                mutant("trusts events of older incarnations", MutantsTest::trusting, "old event"),
                mutant("takes the leader's end for the end of its group", MutantsTest::hasty, "lives|outlives"),
                mutant("forgets its restarts", forgetting(), "restarted more than|follows more than"),
                mutant("follows every change", MutantsTest::obedient, "changes in"),
                mutant("starts what was stopped", MutantsTest::restless, "though it was stopped"),
                mutant("does not wait for needs", blind(_ -> true), "is started before"),
                mutant(
                        "stops all at once",
                        blind(Event.SignalReceived.class::isInstance),
                        "before those that need it"));
    }

    private static Arguments mutant(String what, Core core, String found) {
        return Arguments.of(what, core, found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void everyMutantIsFound(String what, Core core, String found) {
        Shrinker shrinker = new Shrinker(core);

        Optional<Shrinker.Failing> failing = LongStream.rangeClosed(1, MOST_SEEDS)
                .mapToObj(seed -> shrinker.fails(Scenario.draw(seed), _ -> {}))
                .flatMap(Optional::stream)
                .findFirst();

        assertThat(failing).as(what).isPresent();
        assertThat(failing.orElseThrow().violation().getMessage()).containsPattern(found);
    }

    private static Core without(Predicate<Effect> isLost) {
        return (state, event) -> {
            Step step = Supervisor.step(state, event);
            return new Step(
                    step.state(),
                    step.effects().stream().filter(isLost.negate()).toList());
        };
    }

    private static boolean isKill(Effect effect) {
        return effect instanceof Effect.SendSignal send && send.signal() == Signal.KILL;
    }

    private static boolean isCancel(Effect effect) {
        return effect instanceof Effect.CancelTimer;
    }

    private static Core twice(Predicate<Effect> isDoubled) {
        return (state, event) -> {
            Step step = Supervisor.step(state, event);
            List<Effect> effects = new ArrayList<>(step.effects());
            step.effects().stream().filter(isDoubled).forEach(effects::add);
            return new Step(step.state(), effects);
        };
    }

    private static Step trusting(State state, Event event) {
        if (event instanceof Event.Exited exited && state.instances().containsKey(exited.name())) {
            int current = state.instances().get(exited.name()).incarnation();
            return Supervisor.step(state, new Event.Exited(exited.at(), exited.name(), current, exited.outcome()));
        }
        return Supervisor.step(state, event);
    }

    private static Step hasty(State state, Event event) {
        if (event instanceof Event.Exited(long at, var name, int incarnation, var _)) {
            Step ended = Supervisor.step(state, event);
            Step emptied = Supervisor.step(ended.state(), new Event.GroupEmptied(at, name, incarnation));
            List<Effect> effects = new ArrayList<>(ended.effects());
            effects.addAll(emptied.effects());
            return new Step(emptied.state(), effects);
        }
        return Supervisor.step(state, event);
    }

    private static Core forgetting() {
        return altering(MutantsTest::withoutHistory);
    }

    private static Step obedient(State state, Event event) {
        return event instanceof Event.FilesChanged
                ? Supervisor.step(altered(state, MutantsTest::withoutHistory), event)
                : Supervisor.step(state, event);
    }

    private static Instance withoutHistory(Instance instance) {
        return new Instance(
                instance.rules(),
                instance.wanted(),
                instance.incarnation(),
                instance.state(),
                RestartHistory.EMPTY,
                instance.lastEnd(),
                instance.failure());
    }

    private static Core altering(UnaryOperator<Instance> change) {
        return (state, event) -> Supervisor.step(altered(state, change), event);
    }

    private static State altered(State state, UnaryOperator<Instance> change) {
        LinkedHashMap<dev.jforeman.model.InstanceName, Instance> changed = new LinkedHashMap<>(state.instances());
        changed.replaceAll((_, instance) -> change.apply(instance));
        return new State(state.session(), changed);
    }

    private static Step restless(State state, Event event) {
        return event instanceof Event.GroupEmptied
                ? Supervisor.step(altered(state, MutantsTest::wantedUp), event)
                : Supervisor.step(state, event);
    }

    private static Instance wantedUp(Instance instance) {
        boolean isStopping = instance.state() instanceof ProcessState.Stopping;
        return !isStopping
                ? instance
                : new Instance(
                        instance.rules(),
                        Instance.Wanted.UP,
                        instance.incarnation(),
                        instance.state(),
                        instance.history(),
                        instance.lastEnd(),
                        instance.failure());
    }

    /** A core that ignores all needs at certain events. */
    private static Core blind(Predicate<Event> when) {
        return (state, event) -> {
            if (!when.test(event)) {
                return Supervisor.step(state, event);
            }
            Step step = Supervisor.step(altered(state, i -> ruled(i, i.rules().withNeeds(List.of()))), blinded(event));
            return new Step(altered(step.state(), i -> ruled(i, rules(state, event, i))), step.effects());
        };
    }

    private static Event blinded(Event event) {
        return event instanceof Event.Boot boot
                ? new Event.Boot(
                        boot.at(),
                        boot.formation().stream()
                                .map(rules -> rules.withNeeds(List.of()))
                                .toList(),
                        boot.seed())
                : event;
    }

    /** The rules from before the event, or from its boot event. */
    private static Rules rules(State state, Event event, Instance instance) {
        Stream<Rules> booted = event instanceof Event.Boot boot ? boot.formation().stream() : Stream.empty();
        return Stream.concat(state.instances().values().stream().map(Instance::rules), booted)
                .filter(rules -> rules.name().equals(instance.rules().name()))
                .findFirst()
                .orElse(instance.rules());
    }

    private static Instance ruled(Instance instance, Rules rules) {
        return new Instance(
                rules,
                instance.wanted(),
                instance.incarnation(),
                instance.state(),
                instance.history(),
                instance.lastEnd(),
                instance.failure());
    }
}
