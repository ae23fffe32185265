package dev.jforeman.os.process;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/** A started incarnation: the leader of a process group, the group, and their output. */
public interface Child extends AutoCloseable {
    /** The process id of the leader, which is also the number of its group. */
    long pid();

    /**
     * The output of the whole group, including standard error unless {@link #errors} is present. A read blocks; closing
     * the channel from another thread ends it.
     */
    ReadableByteChannel output();

    /** Standard error if it is separate; otherwise it is part of {@link #output}. */
    Optional<ReadableByteChannel> errors();

    /** Whether a read from one of its streams would have to wait now. */
    boolean isEmpty(ReadableByteChannel stream);

    /**
     * Whether the output does not end when leader and group are gone, and must be read to its end, or closed, before
     * the leader can exit; see {@link Pty}.
     */
    default boolean isOutputHeld() {
        return false;
    }

    /** The terminal it runs on, if it has one. */
    Optional<Pty> terminal();

    /** Calls {@code then} once, on a thread of the system's, after the leader has exited. */
    void onEnd(Consumer<Outcome> then);

    /** Signals the leader; does nothing if it has exited. */
    void signalLeader(Signal signal);

    /** Signals every member of the group; does nothing if there is none. */
    void signalGroup(Signal signal);

    /** Whether we may not signal the remaining members of the group, because they run as another user. */
    boolean isForbidden();

    /** Sends no more signals to it from now on. */
    void forget();

    /** Releases its resources and closes its streams. Does not stop it. */
    @Override
    void close();
}
