package dev.jforeman.testing;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.OnExit;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Backoff;
import dev.jforeman.supervisor.Need;
import dev.jforeman.supervisor.Probing;
import dev.jforeman.supervisor.RestartPolicy;
import dev.jforeman.supervisor.Rules;
import dev.jforeman.supervisor.StopRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules of one instance, short to write: what is not said is as without settings. */
public final class GivenRules {
    private final InstanceName name;
    private RestartPolicy restart = RestartPolicy.of(Restart.usual(OnExit.RESTART));
    private StopRules stop = StopRules.of(Duration.ofSeconds(5));
    private Probing probing = Probing.NONE;
    private final List<Need> needs = new ArrayList<>();
    private boolean isTask;
    private Optional<Signal> onChange = Optional.empty();

    private GivenRules(InstanceName name) {
        this.name = name;
    }

    /** Begins with a name as people write it, for example {@code web.1}. */
    public static GivenRules given(String name) {
        return new GivenRules(name(name));
    }

    public static InstanceName name(String text) {
        int dot = text.lastIndexOf('.');
        return new InstanceName(text.substring(0, dot), Integer.parseInt(text.substring(dot + 1)));
    }

    public GivenRules onExit(OnExit onExit) {
        restart = new RestartPolicy(onExit, restart.mostRestarts(), restart.backoff());
        return this;
    }

    public GivenRules mostRestarts(int most) {
        restart = new RestartPolicy(restart.onExit(), most, restart.backoff());
        return this;
    }

    public GivenRules backoff(Duration first, Duration longest) {
        restart = new RestartPolicy(restart.onExit(), restart.mostRestarts(), new Backoff(first, longest));
        return this;
    }

    public GivenRules stopTimeout(Duration timeout) {
        stop = new StopRules(stop.signal(), timeout, stop.hasCommand());
        return this;
    }

    public GivenRules stopSignal(Signal signal) {
        stop = new StopRules(signal, stop.timeout(), stop.hasCommand());
        return this;
    }

    public GivenRules stopCommand() {
        stop = new StopRules(stop.signal(), stop.timeout(), true);
        return this;
    }

    public GivenRules ready(Duration timeout) {
        probing = new Probing(Optional.of(new Probing.Ready(timeout)), probing.live());
        return this;
    }

    public GivenRules live(int failures, Probing.Live.Action action) {
        probing = new Probing(probing.ready(), Optional.of(new Probing.Live(failures, action)));
        return this;
    }

    public GivenRules needs(String type, Need.Condition condition) {
        needs.add(new Need(type, condition, false));
        return this;
    }

    /** Needs a type to be ready, and is restarted after it came back. */
    public GivenRules follows(String type) {
        needs.add(new Need(type, Need.Condition.READY, true));
        return this;
    }

    public GivenRules task() {
        isTask = true;
        return this;
    }

    public GivenRules onChange(Signal signal) {
        onChange = Optional.of(signal);
        return this;
    }

    public Rules rules() {
        return new Rules(name, restart, stop, probing, needs, isTask, onChange);
    }
}
