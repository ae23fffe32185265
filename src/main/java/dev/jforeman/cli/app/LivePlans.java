package dev.jforeman.cli.app;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.session.Controls.Planning;
import java.util.Map;
import java.util.function.IntPredicate;

/** Plans for a running session, made with the options it was started with, and of the files as they were read last. */
public final class LivePlans implements Planning {
    private final OptionValues given;
    private final Streams streams;
    private final IntPredicate portAnswers;
    private volatile App app;

    /**
     * The plans of a session.
     *
     * @param app the files it was started with
     * @param portAnswers whether something answers on a port of this machine
     */
    public LivePlans(App app, OptionValues given, Streams streams, IntPredicate portAnswers) {
        this.app = app;
        this.given = given;
        this.streams = streams;
        this.portAnswers = portAnswers;
    }

    @Override
    public Plan plan(Plan running, Map<String, Integer> counts, boolean isFresh) throws Refusal {
        App present = isFresh ? App.read(given, streams).orRefuse() : app;
        Plan plan = Plans.again(present, running, counts, given, streams, portAnswers);
        app = present;
        return plan;
    }
}
