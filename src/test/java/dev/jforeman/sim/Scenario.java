package dev.jforeman.sim;

import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.model.Signal;
import dev.jforeman.testing.GivenRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The input of a whole simulated session; the same scenario always gives the same run.
 *
 * @param seed decides the behaviour of the children and the faults of events
 * @param formation the configured instances
 * @param inputs the external events, the last of them a stop
 * @param isFaulty whether events are delayed and duplicated
 * @param loss which events are lost
 */
record Scenario(long seed, List<Rules> formation, List<Input> inputs, boolean isFaulty, Faults.Loss loss) {
    private static final List<String> TYPES = List.of("web", "db", "job", "queue");
    private static final int MOST_INPUTS = 14;

    Scenario {
        formation = List.copyOf(formation);
        inputs = List.copyOf(inputs);
    }

    static Scenario draw(long seed) {
        Random random = Seeds.random(seed, "scenario");
        boolean isCircular = Seeds.percent(Seeds.random(seed, "circle"), 20);
        List<Rules> formation = formation(random, isCircular);
        return new Scenario(seed, formation, inputs(random, formation), Seeds.percent(random, 70), Faults.Loss.NONE);
    }

    /** The same scenario with lost events and with repeated stop signals. */
    Scenario losing(Faults.Loss lost) {
        List<Input> insisting = new ArrayList<>(inputs);
        long stop = inputs.getLast().atMillis();
        for (int again = 1; again <= 3; again++) {
            insisting.add(new Input(stop + 60_000 + 2_000L * again, Input.Kind.INT, Set.of(), 1000 + again));
        }
        return new Scenario(seed, formation, insisting, isFaulty, lost);
    }

    Scenario with(List<Rules> others) {
        return new Scenario(seed, others, inputs, isFaulty, loss);
    }

    Scenario then(List<Input> others) {
        return new Scenario(seed, formation, others, isFaulty, loss);
    }

    Scenario withoutFaults() {
        return new Scenario(seed, formation, inputs, false, loss);
    }

    /** The formation at boot: at times without needs, which a reload then adds. This allows circular needs too. */
    List<Rules> booted() {
        return Seeds.percent(Seeds.random(seed, "boot"), 30)
                ? formation.stream().map(rules -> rules.withNeeds(List.of())).toList()
                : formation;
    }

    private static List<Rules> formation(Random random, boolean isCircular) {
        List<Rules> formation = new ArrayList<>();
        int types = 1 + random.nextInt(TYPES.size());
        for (int type = 0; type < types; type++) {
            long rulesSeed = random.nextLong();
            List<String> needable = TYPES.subList(isCircular ? 0 : type + 1, types);
            int count = Seeds.percent(random, 70) ? 1 : 1 + random.nextInt(3);
            for (int number = 1; number <= count; number++) {
                formation.add(rules(new Random(rulesSeed), type, number, needable));
            }
        }
        return formation;
    }

    /** Needs that only point to later types form no circle. */
    private static Rules rules(Random random, int type, int number, List<String> needable) {
        GivenRules given = GivenRules.given(TYPES.get(type) + "." + number)
                .onExit(Seeds.oneOf(random, List.of(OnExit.values())))
                .stopTimeout(Duration.ofMillis(Seeds.oneOf(random, 0, 1000, 2000, 5000)));
        if (Seeds.percent(random, 30)) {
            given.mostRestarts(random.nextInt(4));
        }
        if (Seeds.percent(random, 20)) {
            given.stopSignal(Signal.QUIT);
        }
        if (Seeds.percent(random, 20)) {
            given.stopCommand();
        }
        if (Seeds.percent(random, 30)) {
            given.ready(Duration.ofMillis(Seeds.oneOf(random, 500, 1000, 5000, 60_000)));
        }
        if (Seeds.percent(random, 25)) {
            given.live(1 + random.nextInt(3), Seeds.oneOf(random, List.of(LiveCheck.Action.values())));
        }
        if (Seeds.percent(random, 15)) {
            given.task();
        }
        if (Seeds.percent(random, 20)) {
            given.successCodes(1, 2, 3, 4, 5, 6, 7, 127);
        }
        needable.forEach(needed -> need(random, given, needed));
        watch(random, given);
        return given.rules();
    }

    private static void watch(Random random, GivenRules given) {
        switch (random.nextInt(5)) {
            case 0 -> given.watch();
            case 1 -> given.onChange(Signal.HUP);
            default -> {}
        }
    }

    private static void need(Random random, GivenRules given, String type) {
        switch (random.nextInt(6)) {
            case 0 -> given.needs(type, Condition.READY);
            case 1 -> given.needs(type, Seeds.oneOf(random, List.of(Condition.values())));
            case 2 -> given.follows(type, Seeds.oneOf(random, List.of(Condition.values())));
            default -> {}
        }
    }

    private static List<Input> inputs(Random random, List<Rules> formation) {
        List<Input> inputs = new ArrayList<>();
        long horizon = Seeds.oneOf(random, 0, 300, 3000, 20_000, 120_000, 400_000);
        for (int number = 1; number <= random.nextInt(MOST_INPUTS); number++) {
            long at = Seeds.percent(random, 30) ? horizon / 2 : (long) (random.nextDouble() * horizon);
            inputs.add(new Input(at, kind(random), names(random, formation), number));
        }
        inputs.sort(java.util.Comparator.comparingLong(Input::atMillis));
        inputs.add(new Input(horizon, Input.Kind.INT, Set.of(), 1000));
        return inputs;
    }

    /** Inputs that end the session are rarer than others. */
    private static Input.Kind kind(Random random) {
        Input.Kind kind = Seeds.oneOf(random, List.of(Input.Kind.values()));
        return switch (kind) {
            case INT, TERM, HUP, STORM, OUTPUT_GONE, OUTPUT_FAILED, DOWN ->
                Seeds.percent(random, 30) ? kind : Input.Kind.RESTART;
            case USR1,
                    HELPER_FAILED,
                    FILES_CHANGED,
                    FILES_CHANGING,
                    FREEZE,
                    START,
                    STOP,
                    RESTART,
                    SCALE,
                    RELOAD,
                    SIGNAL,
                    WAIT,
                    WITHDRAW -> kind;
        };
    }

    private static Set<InstanceName> names(Random random, List<Rules> formation) {
        Set<InstanceName> names = formation.stream()
                .map(Rules::name)
                .filter(_ -> random.nextBoolean())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        return names.isEmpty() ? Set.of(formation.getFirst().name()) : names;
    }

    /** An upper bound for the number of instances on the longest chain of needs. */
    int layers() {
        return 1
                + (int) formation.stream()
                        .flatMap(rules -> rules.needs().stream())
                        .map(Need::type)
                        .distinct()
                        .count();
    }

    @Override
    public String toString() {
        return "seed " + seed + (isFaulty ? " with faults" : " without faults") + ", lost: " + loss + "\n  runs "
                + formation.stream().map(Rules::toString).collect(Collectors.joining("\n       "))
                + "\n  then "
                + inputs.stream()
                        .map(input -> input.atMillis() + " ms " + input.kind() + " " + input.names())
                        .collect(Collectors.joining(", "));
    }
}
