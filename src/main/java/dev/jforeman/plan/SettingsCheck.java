package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Ports;
import dev.jforeman.model.Ports.OwnPort;
import dev.jforeman.model.Probe;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.model.UnknownProcess;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.settings.RestartSettings;
import dev.jforeman.settings.TypeSettings;
import dev.jforeman.settings.WrittenNeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that settings are consistent with each other and with the Procfile. */
final class SettingsCheck {
    private final Procfile procfile;
    private final SettingsFiles settings;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck(Procfile procfile, SettingsFiles settings) {
        this.procfile = procfile;
        this.settings = settings;
    }

    /** The problems, in the order of the file. */
    static List<Problem> problems(Procfile procfile, SettingsFiles settings) {
        SettingsCheck check = new SettingsCheck(procfile, settings);
        settings.settings().types().forEach(check::type);
        check.problems.addAll(new NeedCycles(settings).problems());
        return check.problems;
    }

    /**
     * A port in the settings is that of the first instance, and the others get the following ports, so the last one may
     * be too high.
     */
    static List<Problem> portsTooHigh(Formation formation, SettingsFiles settings) {
        List<Problem> problems = new ArrayList<>();
        settings.settings()
                .types()
                .forEach((type, said) -> said.context().port().ifPresent(own -> {
                    int last = own instanceof OwnPort.Fixed(int port) ? port + formation.count(type) - 1 : 0;
                    if (last > Ports.HIGHEST) {
                        problems.add(
                                new Problem(ExitCode.BAD_DATA, said.where() + ": " + tooHigh(type, formation, last)));
                    }
                }));
        return problems;
    }

    private static String tooHigh(String type, Formation formation, int last) {
        int count = formation.count(type);
        return "the ports of " + type + " from " + (last - count + 1) + " on would end at " + last + ", above "
                + Ports.HIGHEST + " (give it a port of at most " + (Ports.HIGHEST - count + 1) + ", or a lower count)";
    }

    private void type(String type, TypeSettings said) {
        if (procfile.entry(type).isEmpty()) {
            problem(said.where(), unknown(type));
        }
        needs(said).forEach(need -> need(type, need));
        if (said.context().port().filter(OwnPort.None.class::isInstance).isPresent()) {
            refuseOwnPort(type, said);
        }
        refuseWaitWithoutWatch(type, said);
    }

    private static List<WrittenNeed> needs(TypeSettings said) {
        return said.needs().orElse(List.of());
    }

    private void need(String type, WrittenNeed written) {
        Need need = written.need();
        if (procfile.entry(need.type()).isEmpty()) {
            problem(written.where(), unknown(need.type()));
        } else if (need.condition() == Condition.READY && !need.type().equals(type)) {
            refuseWithoutProbe(type, need, written.where());
        }
    }

    private void refuseWithoutProbe(String type, Need need, Location where) {
        Optional<TypeSettings> needed = settings.of(need.type());
        if (needed.flatMap(said -> said.checks().ready()).isPresent()) {
            return;
        }
        boolean isTask = needed.map(TypeSettings::restart)
                .flatMap(RestartSettings::isTask)
                .orElse(false);
        String other = isTask ? "done" : "started";
        problem(
                where,
                type + " needs " + need.type() + " to be ready, but it has no ready check (give " + need.type()
                        + " a \"ready\", or write " + need.type() + ": " + other + ")");
    }

    private void refuseOwnPort(String type, TypeSettings said) {
        Stream<Probe> probes = Stream.concat(
                said.checks().ready().map(ReadyCheck::probe).stream(),
                said.checks().live().map(LiveCheck::probe).stream());
        if (probes.anyMatch(SettingsCheck::asksOwnPort)) {
            problem(said.where(), type + " is probed on its own port, but has none (specify the port in the probe)");
        }
    }

    private static boolean asksOwnPort(Probe probe) {
        return switch (probe) {
            case Probe.Port port -> port.number().isEmpty();
            case Probe.Http http -> http.isPath();
            case Probe.Log _, Probe.Command _, Probe.Delay _ -> false;
        };
    }

    private void refuseWaitWithoutWatch(String type, TypeSettings said) {
        boolean isWaiting =
                said.restart().onExit().filter(OnExit.WAIT_FOR_CHANGE::equals).isPresent();
        if (isWaiting && said.checks().withoutEmptyWatch().watch().isEmpty()) {
            problem(said.where(), type + " has on-exit \"wait-for-change\" but watches no files (give it a \"watch\")");
        }
    }

    private String unknown(String type) {
        return UnknownProcess.amongTypes(type, procfile.types());
    }

    private void problem(Location where, String sentence) {
        problems.add(new Problem(ExitCode.BAD_DATA, where + ": " + sentence));
    }

    /** Finds circular dependencies: none of these process types could ever start. */
    private static final class NeedCycles {
        private final SettingsFiles settings;
        private final Set<String> finished = new HashSet<>();
        private final List<String> way = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        NeedCycles(SettingsFiles settings) {
            this.settings = settings;
        }

        /** A problem for each cycle, with all its members. */
        List<Problem> problems() {
            settings.settings().types().keySet().forEach(this::follow);
            return problems;
        }

        private void follow(String type) {
            if (finished.contains(type)) {
                return;
            }
            way.add(type);
            for (WrittenNeed written :
                    settings.of(type).flatMap(TypeSettings::needs).orElse(List.of())) {
                Need need = written.need();
                int met = way.indexOf(need.type());
                if (met >= 0) {
                    problems.add(cycle(way.subList(met, way.size()), written));
                } else {
                    follow(need.type());
                }
            }
            way.removeLast();
            finished.add(type);
        }

        private static Problem cycle(List<String> types, WrittenNeed closing) {
            StringBuilder sentence = new StringBuilder("circular dependency: ").append(types.getFirst());
            types.stream()
                    .skip(1)
                    .forEach(type -> sentence.append(" needs ").append(type).append(", which"));
            sentence.append(" needs ").append(closing.need().type());
            return new Problem(ExitCode.BAD_DATA, closing.where() + ": " + sentence);
        }
    }
}
