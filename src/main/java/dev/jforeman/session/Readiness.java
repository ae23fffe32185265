package dev.jforeman.session;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event.Goal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Determines whether all processes are ready and all tasks are done, from two replies of the core. */
public final class Readiness {
    /** The exit code that {@code timeout(1)} uses. */
    public static final int NOT_READY = 124;

    /** Whether all processes became ready. */
    public enum Verdict {
        OPEN,
        READY,
        MISSED
    }

    /**
     * The number of the request about tasks. Negative, so that it differs from the numbers of requests that come
     * through the socket.
     */
    private static final long TASKS = -1;

    private static final long OTHERS = -2;

    private final Set<Long> open = new HashSet<>();
    private Verdict verdict = Verdict.OPEN;

    public void ask(SessionHandle handle) {
        Map<Boolean, Set<InstanceName>> byKind = handle.plan().instances().stream()
                .collect(Collectors.partitioningBy(
                        Readiness::isTask, Collectors.mapping(ProcessSpec::name, Collectors.toSet())));
        ask(handle, TASKS, byKind.getOrDefault(true, Set.of()), Goal.ENDED);
        ask(handle, OTHERS, byKind.getOrDefault(false, Set.of()), Goal.READY);
    }

    private void ask(SessionHandle handle, long request, Set<InstanceName> names, Goal goal) {
        if (!names.isEmpty()) {
            open.add(request);
            handle.await(request, names, goal);
        }
    }

    private static boolean isTask(ProcessSpec spec) {
        return spec.rules().isTask();
    }

    /** Updates the outcome with an effect. A verdict is returned only once. */
    public Verdict update(Effect effect) {
        boolean isOurs = effect instanceof Effect.Reply reply && open.remove(reply.request());
        if (!isOurs || verdict != Verdict.OPEN) {
            return Verdict.OPEN;
        }
        boolean isGood = effect instanceof Effect.Reply(var _, Answer answer) && answer instanceof Answer.Done;
        if (!isGood || open.isEmpty()) {
            verdict = isGood ? Verdict.READY : Verdict.MISSED;
        }
        return verdict;
    }
}
