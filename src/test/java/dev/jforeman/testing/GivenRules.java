package dev.jforeman.testing;

import dev.jforeman.model.Checks;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Probe;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Stop;
import dev.jforeman.model.Signal;
import dev.jforeman.model.SuccessCodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A builder for the rules of one instance, with the defaults for everything that is not set. */
public final class GivenRules {
    private static final Probe ANY_PROBE = new Probe.Port(OptionalInt.empty());

    private final InstanceName name;
    private Restart restart = Restart.usual(OnExit.RESTART);
    private Stop stop = Stop.after(Duration.ofSeconds(5));
    private Optional<ReadyCheck> ready = Optional.empty();
    private Optional<LiveCheck> live = Optional.empty();
    private final List<Need> needs = new ArrayList<>();
    private boolean isTask;
    private SuccessCodes successCodes = SuccessCodes.ONLY_ZERO;
    private Optional<WatchRule> watch = Optional.empty();

    private GivenRules(InstanceName name) {
        this.name = name;
    }

    /** Starts with a name, for example {@code web.1}. */
    public static GivenRules given(String name) {
        return new GivenRules(name(name));
    }

    public static InstanceName name(String text) {
        int dot = text.lastIndexOf('.');
        return new InstanceName(text.substring(0, dot), Integer.parseInt(text.substring(dot + 1)));
    }

    public GivenRules onExit(OnExit onExit) {
        restart = new Restart(onExit, restart.mostRestarts(), restart.backoff());
        return this;
    }

    public GivenRules mostRestarts(int most) {
        restart = new Restart(restart.onExit(), most, restart.backoff());
        return this;
    }

    public GivenRules backoff(Duration first, Duration longest) {
        restart = new Restart(restart.onExit(), restart.mostRestarts(), new Backoff(first, longest));
        return this;
    }

    public GivenRules stopTimeout(Duration timeout) {
        stop = new Stop(stop.signal(), timeout, stop.command());
        return this;
    }

    public GivenRules stopSignal(Signal signal) {
        stop = new Stop(signal, stop.timeout(), stop.command());
        return this;
    }

    public GivenRules stopCommand() {
        stop = new Stop(stop.signal(), stop.timeout(), Optional.of("bin/drain"));
        return this;
    }

    public GivenRules ready(Duration timeout) {
        return ready(ANY_PROBE, timeout);
    }

    public GivenRules ready(Probe probe, Duration timeout) {
        ready = Optional.of(new ReadyCheck(probe, timeout, Optional.empty()));
        return this;
    }

    public GivenRules live(LiveCheck check) {
        live = Optional.of(check);
        return this;
    }

    public GivenRules live(int failures, LiveCheck.Action action) {
        live = Optional.of(new LiveCheck(ANY_PROBE, Duration.ofSeconds(10), Duration.ofSeconds(5), failures, action));
        return this;
    }

    public GivenRules needs(String type, Need.Condition condition) {
        needs.add(new Need(type, condition, false));
        return this;
    }

    /** Needs a type to be ready, and is restarted after that type has been restarted. */
    public GivenRules follows(String type) {
        needs.add(new Need(type, Need.Condition.READY, true));
        return this;
    }

    /** Needs a type to reach a condition, and is restarted after that type has been restarted and reached it again. */
    public GivenRules follows(String type, Need.Condition condition) {
        needs.add(new Need(type, condition, true));
        return this;
    }

    /** Exit codes other than 0 that are no failure. */
    public GivenRules successCodes(Integer... codes) {
        successCodes = SuccessCodes.of(List.of(codes));
        return this;
    }

    public GivenRules task() {
        isTask = true;
        return this;
    }

    public GivenRules onChange(Signal signal) {
        return watch(Optional.of(signal));
    }

    public GivenRules watch() {
        return watch(Optional.empty());
    }

    private GivenRules watch(Optional<Signal> signal) {
        watch = Optional.of(new WatchRule(List.of("**"), List.of(), WatchRule.DEFAULT_DEBOUNCE, signal));
        return this;
    }

    public Rules rules() {
        return new Rules(name, restart, stop, new Checks(ready, live, watch), needs, isTask, successCodes);
    }
}
