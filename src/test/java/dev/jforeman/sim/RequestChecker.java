package dev.jforeman.sim;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import java.util.HashMap;
import java.util.Map;

/** Checks that every request gets exactly one reply, at the latest at the end of the session. */
final class RequestChecker implements Checker {
    private static final long SECOND = 1_000_000_000;

    private long latest;
    private final Map<Long, Integer> replies = new HashMap<>();

    @Override
    public void look(Moment moment) {
        latest = Math.max(latest, moment.event().at());
        if (moment.event() instanceof Event.Request request && !moment.before().isFinished()) {
            replies.put(request.request(), 0);
        }
        moment.effects(Effect.Reply.class).forEach(reply -> {
            Integer before = replies.get(reply.request());
            Violation.unless(before != null, "a reply to request " + reply.request() + ", which was not made");
            Violation.unless(Integer.valueOf(0).equals(before), "a second reply to request " + reply.request());
            replies.put(reply.request(), 1);
        });
        moment.effects(Effect.Reply.class)
                .filter(reply -> reply.answer() instanceof Effect.Answer.Done)
                .forEach(reply -> areUp(moment, reply.request()));
        long open = replies.values().stream().filter(count -> count == 0).count();
        long pending = moment.after().session().pending().size();
        Violation.unless(
                open == pending || moment.after().isFinished(), open + " open requests, " + pending + " known");
    }

    /** The requested instances have come up: running long enough or ready, or done. */
    private void areUp(Moment moment, long request) {
        moment.before().session().pending().stream()
                .filter(pending -> pending.request() == request)
                .flatMap(pending -> pending.targets().stream())
                .filter(target -> target.goal() == Event.Goal.CAME_UP)
                .map(target -> moment.after().instances().get(target.name()))
                .forEach(instance ->
                        Violation.unless(isUp(instance), "request " + request + " is done, but not all are up"));
    }

    private boolean isUp(Instance instance) {
        return switch (instance.state()) {
            case ProcessState.Running running ->
                instance.rules().ready().isPresent()
                        ? running.isReady()
                        : latest - running.life().since() >= SECOND;
            case ProcessState.Done _ -> instance.failure().isEmpty();
            default -> false;
        };
    }

    @Override
    public void end(Moment last) {
        replies.forEach((request, count) -> Violation.unless(count == 1, "no reply to request " + request));
    }
}
