package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.process.GroupUsage;
import dev.jforeman.session.Controls;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.Life;
import dev.jforeman.supervisor.ProcessState;
import dev.jforeman.supervisor.RestartHistory.Failure;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Wording;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The processes and their states, for clients. */
record StatusReport(Controls controls, State state, Map<Long, GroupUsage> usage, long nowMillis, long nowNanos) {

    /**
     * The current status.
     *
     * @param app the app directory
     * @param names the instances to report
     */
    static Reply.Processes of(Controls controls, Path app, Set<InstanceName> names) {
        State state = controls.state();
        StatusReport table = new StatusReport(
                controls, state, GroupUsage.of(groups(state)::contains), System.currentTimeMillis(), System.nanoTime());
        List<ProcessRow> rows = table.state().instances().values().stream()
                .filter(instance -> names.contains(instance.rules().name()))
                .sorted(table.asInProcfile())
                .map(table::row)
                .toList();
        long self = ProcessHandle.current().pid();
        return new Reply.Processes(
                self, PathText.of(app), controls.since(), controls.plan().types(), rows);
    }

    private static Set<Long> groups(State state) {
        return state.instances().values().stream()
                .flatMap(instance -> life(instance.state()).stream())
                .map(Life::pid)
                .collect(Collectors.toSet());
    }

    private Comparator<Instance> asInProcfile() {
        List<String> types = controls.plan().types();
        Comparator<InstanceName> byName = Comparator.comparingInt((InstanceName name) -> types.indexOf(name.type()))
                .thenComparingInt(InstanceName::number);
        return Comparator.comparing(instance -> instance.rules().name(), byName);
    }

    private ProcessRow row(Instance instance) {
        return new ProcessRow(
                instance.rules().name().toString(),
                word(instance),
                instance.state() instanceof ProcessState.Running running && running.isReady(),
                controls.spec(instance.rules().name()).map(ProcessSpec::port).orElse(OptionalInt.empty()),
                new Reply.Past(
                        instance.history().total(),
                        lastEnd(instance),
                        instance.failure().isPresent()),
                life(instance.state()).map(this::run).orElse(Reply.Run.NONE));
    }

    private Reply.Run run(Life life) {
        Optional<GroupUsage> used = Optional.ofNullable(usage.get(life.pid()));
        return new Reply.Run(
                OptionalLong.of(life.pid()),
                OptionalLong.of(since(life)),
                number(used.map(GroupUsage::cpuMillis)),
                number(used.map(GroupUsage::memoryBytes)));
    }

    private static OptionalLong number(Optional<Long> found) {
        return found.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private long since(Life life) {
        return nowMillis - (nowNanos - life.since()) / 1_000_000;
    }

    private static Optional<Life> life(ProcessState state) {
        return switch (state) {
            case ProcessState.Running(Life life, var _) -> Optional.of(life);
            case ProcessState.Stopping stopping -> Optional.of(stopping.life());
            case ProcessState.Draining(Life life) -> Optional.of(life);
            case ProcessState.Idle _,
                    ProcessState.Waiting _,
                    ProcessState.Starting _,
                    ProcessState.BackingOff _,
                    ProcessState.Done _,
                    ProcessState.Failed _ -> Optional.empty();
        };
    }

    private static String word(Instance instance) {
        return switch (instance.state()) {
            case ProcessState.Idle _, ProcessState.Done _
            when instance.failure().isPresent() -> "failed";
            case ProcessState.Idle _ -> "stopped";
            case ProcessState.Waiting _ -> "waiting";
            case ProcessState.Starting _ -> "starting";
            case ProcessState.Running _ -> "running";
            case ProcessState.Stopping _ -> "stopping";
            case ProcessState.Draining _ -> "ending";
            case ProcessState.BackingOff _ -> "restarting";
            case ProcessState.Done _ -> "done";
            case ProcessState.Failed _ -> "failed";
        };
    }

    /** The state of an instance for which a request failed. */
    static String reason(Optional<Instance> found) {
        return found.map(StatusReport::reason).orElse("was removed");
    }

    /** For an instance that is not ready yet, earlier exits are irrelevant. */
    private static String reason(Instance instance) {
        String word = word(instance);
        return instance.state() instanceof ProcessState.Running running && !running.isReady()
                ? word + ", but not ready"
                : word + lastEnd(instance).map(end -> ": " + end).orElse("");
    }

    private static Optional<String> lastEnd(Instance instance) {
        return instance.failure()
                .map(Failure::what)
                .or(() -> instance.lastEnd().map(end -> Wording.outcome(end.outcome())));
    }
}
