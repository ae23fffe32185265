package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.model.InstanceName;
import dev.jforeman.output.Histories;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.RestartHistory.Failure;
import dev.jforeman.supervisor.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The last output of processes that did not come up. It usually contains the reason. */
record LastWords(State state, Histories histories) {
    private static final int LINES = 10;

    /** Additional lines, in case jforeman has written messages about it since then. */
    private static final int LINES_READ = LINES + 10;

    /** If more processes failed, they usually have the same reason. */
    private static final int MOST_INSTANCES = 5;

    List<Reply.Line> of(List<InstanceName> names) {
        return names.stream()
                .limit(MOST_INSTANCES)
                .flatMap(name -> Optional.ofNullable(state.instances().get(name)).stream())
                .flatMap(this::of)
                .toList();
    }

    private Stream<Reply.Line> of(Instance instance) {
        OptionalInt run = run(instance);
        return run.isPresent() ? of(instance.rules().name(), run.getAsInt()) : Stream.empty();
    }

    /** The run that failed, or that is running and not ready. */
    private static OptionalInt run(Instance instance) {
        return instance.state() instanceof Running
                ? OptionalInt.of(instance.incarnation())
                : instance.failure()
                        .map(Failure::incarnation)
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty());
    }

    private Stream<Reply.Line> of(InstanceName name, int run) {
        Deque<Reply.Line> lines = new ArrayDeque<>();
        Request.Logs asked =
                new Request.Logs(List.of(name.toString()), OptionalInt.of(LINES_READ), OptionalLong.empty(), false);
        LogFeed.read(asked, histories, line -> {
            if (line.origin().filter(origin -> origin.incarnation() == run).isPresent()) {
                lines.add(line);
            }
        });
        return lines.stream().skip(Math.max(0, lines.size() - LINES));
    }
}
