package dev.jforeman.session;

import dev.jforeman.supervisor.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Who waits for the answer to which request. */
final class Replies {
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Consumer<Answer>> waiting = new ConcurrentHashMap<>();

    /** The number of a request whose answer goes to {@code then}, on the thread that owns the state. */
    long expect(Consumer<Answer> then) {
        long number = numbers.incrementAndGet();
        waiting.put(number, then);
        return number;
    }

    void deliver(long request, Answer answer) {
        Optional.ofNullable(waiting.remove(request)).ifPresent(then -> then.accept(answer));
    }
}
