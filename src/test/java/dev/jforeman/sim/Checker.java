package dev.jforeman.sim;

import java.util.List;

/** Looks at every step of one run; throws {@link Violation}. */
interface Checker {
    void look(Moment moment);

    /** The session is over. */
    default void end(Moment last) {}

    /** All of them, fresh for one run. */
    static List<Checker> all(Scenario scenario) {
        return List.of(
                new ProcessChecker(),
                new RestartChecker(),
                new WishChecker(),
                new RequestChecker(),
                new TimerChecker(),
                new StopChecker(scenario),
                new NeedChecker(),
                new ProbeChecker(),
                new StaleChecker(),
                new OutputChecker(),
                new BoundChecker());
    }
}
