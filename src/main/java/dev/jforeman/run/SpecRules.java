package dev.jforeman.run;

import dev.jforeman.plan.ProcessSpec;
import dev.jforeman.plan.Signal;
import dev.jforeman.settings.BackOff;
import dev.jforeman.settings.Ending;
import dev.jforeman.settings.LiveCheck;
import dev.jforeman.settings.TypeSettings;
import dev.jforeman.settings.WatchRule;
import dev.jforeman.supervisor.Backoff;
import dev.jforeman.supervisor.Need;
import dev.jforeman.supervisor.Probing;
import dev.jforeman.supervisor.RestartPolicy;
import dev.jforeman.supervisor.Rules;
import dev.jforeman.supervisor.StopRules;
import java.util.List;

/** What the core is told of a planned instance. */
final class SpecRules {
    private SpecRules() {}

    static Rules of(ProcessSpec spec) {
        return spec.settings()
                .map(said -> of(spec, said))
                .orElseGet(
                        () -> Rules.of(spec.name(), spec.onExit(), spec.stop().timeout()));
    }

    private static Rules of(ProcessSpec spec, TypeSettings said) {
        StopRules stop = new StopRules(
                spec.stop().signal(),
                spec.stop().timeout(),
                spec.stop().command().isPresent());
        return new Rules(
                spec.name(),
                restart(spec, said.ending()),
                stop,
                probing(said),
                needs(said),
                said.ending().isTask().orElse(false),
                said.watch().flatMap(WatchRule::signal).map(Signal::valueOf));
    }

    private static RestartPolicy restart(ProcessSpec spec, Ending said) {
        int most = said.mostRestarts().orElse(RestartPolicy.MOST_RESTARTS);
        Backoff backoff = said.backOff().map(SpecRules::backoff).orElse(Backoff.AFTER_CRASH);
        return new RestartPolicy(spec.onExit(), most, backoff);
    }

    private static Backoff backoff(BackOff said) {
        return new Backoff(said.first(), said.longest());
    }

    private static Probing probing(TypeSettings said) {
        return new Probing(
                said.ready().map(ready -> new Probing.Ready(ready.timeout())),
                said.live().map(SpecRules::live));
    }

    private static Probing.Live live(LiveCheck said) {
        return new Probing.Live(
                said.failures(),
                switch (said.action()) {
                    case REPORT -> Probing.Live.Action.REPORT;
                    case RESTART -> Probing.Live.Action.RESTART;
                });
    }

    private static List<Need> needs(TypeSettings said) {
        return said.needs().orElse(List.of()).stream()
                .map(need -> new Need(need.type(), condition(need.condition()), need.isRestarted()))
                .toList();
    }

    private static Need.Condition condition(dev.jforeman.settings.Need.Condition said) {
        return switch (said) {
            case STARTED -> Need.Condition.STARTED;
            case READY -> Need.Condition.READY;
            case DONE -> Need.Condition.DONE;
        };
    }
}
