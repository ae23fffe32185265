package dev.jforeman.supervisor;

/** Where an instance is. What is wanted of it is kept apart, in {@link Instance#wanted()}. */
public sealed interface ProcessState {

    /** Not running, and nobody waits for it to run: never started, or stopped on request. */
    record Idle() implements ProcessState {}

    /** Wants to start: waits for what it needs, or for its turn to be spawned. */
    record Waiting() implements ProcessState {}

    /**
     * Handed to the operating system, which has not answered yet.
     *
     * @param early what is already known of a life whose end came before the answer; its pid is not known
     */
    record Starting(Life early) implements ProcessState {}

    /** Its leader lives. */
    record Running(Life life, boolean isReady) implements ProcessState {}

    /**
     * Its group was told to end and has members left, or its output is being drained after that.
     *
     * @param isKilled whether KILL was sent
     * @param isAsked whether someone asked for the stop; otherwise its leader is gone and these are the remains
     */
    record Stopping(Life life, boolean isKilled, boolean isAsked) implements ProcessState {}

    /** Its leader ended by itself; late members and late output have a moment. */
    record Draining(Life life) implements ProcessState {}

    /** Crashed; runs again after a pause. */
    record BackingOff(Outcome outcome) implements ProcessState {}

    /** Ended by itself and stays so. */
    record Done(Outcome outcome) implements ProcessState {}

    /**
     * Given up.
     *
     * @param reason for people, for example {@code more than 10 restarts in 5 minutes}
     */
    record Failed(String reason) implements ProcessState {}

    /** Whether an incarnation exists or is about to: the session cannot end yet. */
    default boolean isActive() {
        return switch (this) {
            case Waiting _, Starting _, Running _, Stopping _, Draining _, BackingOff _ -> true;
            case Idle _, Done _, Failed _ -> false;
        };
    }
}
