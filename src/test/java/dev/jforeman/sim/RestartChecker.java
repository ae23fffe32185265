package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.RestartPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that no window has more restarts than allowed, unless a request started the instance in it. */
final class RestartChecker implements Checker {
    private final Map<InstanceName, List<Long>> restarts = new HashMap<>();

    @Override
    public void look(Moment moment) {
        asked(moment.event()).forEach(restarts::remove);
        moment.effects(Effect.Say.class).forEach(say -> {
            if (say.notice() instanceof Notice.Ended(var name, var _, var _, var _, Notice.Next.Restart _)) {
                restart(moment, name);
            }
        });
    }

    private static Set<InstanceName> asked(Event event) {
        return switch (event) {
            case Event.StartAsked asked -> asked.names();
            case Event.RestartAsked asked -> asked.names();
            case Event.FilesChanged changed -> Set.of(changed.name());
            case Event.ScaleAsked asked -> names(asked.formation());
            case Event.ReloadAsked asked -> names(asked.formation());
            default -> Set.of();
        };
    }

    private static Set<InstanceName> names(List<dev.jforeman.model.Rules> formation) {
        return formation.stream().map(dev.jforeman.model.Rules::name).collect(java.util.stream.Collectors.toSet());
    }

    private void restart(Moment moment, InstanceName name) {
        int most = moment.after().instances().get(name).rules().restart().mostRestarts();
        List<Long> times = restarts.computeIfAbsent(name, _ -> new ArrayList<>());
        times.add(moment.event().at());
        if (times.size() > most) {
            long window = times.getLast() - times.get(times.size() - 1 - most);
            Violation.unless(
                    window >= RestartPolicy.WINDOW.toNanos(),
                    name + " is restarted more than " + most + " times in " + window / 1_000_000_000 + " s");
        }
    }
}
