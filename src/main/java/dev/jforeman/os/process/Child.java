package dev.jforeman.os.process;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/** One started incarnation: its leader, the process group the leader leads, and their output. */
public interface Child extends AutoCloseable {
    /** The process id of the leader, which is also the number of its group. */
    long pid();

    /**
     * What the whole group writes, standard error included unless {@link #errors} has it. A read blocks, closing it
     * from outside ends the read.
     */
    ReadableByteChannel output();

    /** Standard error where it is separate; otherwise as {@link #output}. */
    Optional<ReadableByteChannel> errors();

    /** Whether nothing of one of its streams can be read now. */
    boolean isEmpty(ReadableByteChannel stream);

    /**
     * Whether its output does not end by itself when leader and group are gone, and has to be read to its end, or
     * closed, for the leader to exit; see {@link Pty}.
     */
    default boolean isOutputHeld() {
        return false;
    }

    /** The terminal it runs on, if it has one. */
    Optional<Pty> terminal();

    /** Calls {@code then} once, on a thread of the system's, after the leader ended. */
    void onEnd(Consumer<Outcome> then);

    /** Signals the leader; does nothing if it has exited. */
    void signalLeader(Signal signal);

    /** Signals every member of the group; does nothing if there is none. */
    void signalGroup(Signal signal);

    /** Whether the system lets us send no signal to what is left of the group: another user runs it. */
    boolean isForbidden();

    /** No signal is sent to it any more. */
    void forget();

    /** Releases it and closes its streams. Does not stop it. */
    @Override
    void close();
}
