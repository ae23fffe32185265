package dev.jforeman.session;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Signal;
import dev.jforeman.settings.LiveCheck;
import dev.jforeman.settings.TypeSettings;
import dev.jforeman.settings.WatchRule;
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
                        () -> Rules.of(spec.name(), spec.restart(), spec.stop().timeout()));
    }

    private static Rules of(ProcessSpec spec, TypeSettings said) {
        StopRules stop = new StopRules(
                spec.stop().signal(),
                spec.stop().timeout(),
                spec.stop().command().isPresent());
        return new Rules(
                spec.name(),
                RestartPolicy.of(spec.restart()),
                stop,
                probing(said),
                needs(said),
                said.ending().isTask().orElse(false),
                said.watch().flatMap(WatchRule::signal).map(Signal::valueOf));
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
