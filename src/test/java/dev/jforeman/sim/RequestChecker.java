package dev.jforeman.sim;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import java.util.HashMap;
import java.util.Map;

/** Every request that the core heard of gets exactly one reply, at the latest with the end of the session. */
final class RequestChecker implements Checker {
    private final Map<Long, Integer> replies = new HashMap<>();

    @Override
    public void look(Moment moment) {
        if (moment.event() instanceof Event.Request request && !moment.before().isFinished()) {
            replies.put(request.request(), 0);
        }
        moment.effects(Effect.Reply.class).forEach(reply -> {
            Integer before = replies.get(reply.request());
            Violation.unless(before != null, "a reply to request " + reply.request() + ", which nobody made");
            Violation.unless(Integer.valueOf(0).equals(before), "a second reply to request " + reply.request());
            replies.put(reply.request(), 1);
        });
        long open = replies.values().stream().filter(count -> count == 0).count();
        long pending = moment.after().session().pending().size();
        Violation.unless(
                open == pending || moment.after().isFinished(), open + " open requests, " + pending + " known");
    }

    @Override
    public void end(Moment last) {
        replies.forEach((request, count) -> Violation.unless(count == 1, "no reply to request " + request));
    }
}
