package dev.jforeman.sim;

import java.util.ArrayList;
import java.util.List;

/** Checks every step of one run; throws {@link Violation}. */
interface Checker {
    void look(Moment moment);

    /** Called once at the end of the session. */
    default void end(Moment last) {}

    /** New checkers of all kinds for one run. */
    static List<Checker> all(Scenario scenario) {
        List<Checker> always = List.of(
                new ProcessChecker(),
                new RestartChecker(),
                new ChangeChecker(),
                new StartChecker(),
                new RequestChecker(),
                new NeedChecker(),
                new ProbeChecker(),
                new StaleChecker(),
                new HelperChecker(),
                new OutputChecker(),
                new BoundChecker());
        List<Checker> all = new ArrayList<>(always);
        if (!scenario.loss().delaysStop()) {
            all.add(new StopChecker(scenario));
        }
        if (scenario.loss() != Faults.Loss.TIMERS) {
            all.add(new TimerChecker());
        }
        return all;
    }
}
