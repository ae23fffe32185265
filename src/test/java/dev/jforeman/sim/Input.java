package dev.jforeman.sim;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An external event: a signal, a request, a file change, or a fault of the terminal.
 *
 * @param atMillis the time since boot
 * @param number identifies the request and seeds its remaining choices
 */
record Input(long atMillis, Kind kind, Set<InstanceName> names, int number) {
    enum Kind {
        INT,
        TERM,
        HUP,
        USR1,
        /** Fifty signals at the same instant. */
        STORM,
        OUTPUT_GONE,
        OUTPUT_FAILED,
        /** A helper outside the core fails unexpectedly. */
        HELPER_FAILED,
        FILES_CHANGED,
        /** Forty changes, as by a process that writes into files it watches. */
        FILES_CHANGING,
        /** The program is stopped for a while and continues. */
        FREEZE,
        START,
        STOP,
        RESTART,
        SCALE,
        RELOAD,
        SIGNAL,
        WAIT,
        DOWN,
        /** The latest request is withdrawn. */
        WITHDRAW
    }

    boolean isRequest() {
        return switch (kind) {
            case START, STOP, RESTART, SCALE, RELOAD, SIGNAL, WAIT, DOWN -> true;
            case INT,
                    TERM,
                    HUP,
                    USR1,
                    STORM,
                    OUTPUT_GONE,
                    OUTPUT_FAILED,
                    HELPER_FAILED,
                    FILES_CHANGED,
                    FILES_CHANGING,
                    FREEZE,
                    WITHDRAW -> false;
        };
    }

    /** Creates the event when its time comes. */
    Optional<Event> event(long at, State state, List<Rules> formation) {
        return switch (kind) {
            case INT -> Optional.of(new Event.SignalReceived(at, Signal.INT));
            case TERM, STORM -> Optional.of(new Event.SignalReceived(at, Signal.TERM));
            case HUP -> Optional.of(new Event.SignalReceived(at, Signal.HUP));
            case USR1 -> Optional.of(new Event.SignalReceived(at, Signal.USR1));
            case OUTPUT_GONE -> Optional.of(new Event.OutputGone(at, "Broken pipe", true));
            case OUTPUT_FAILED -> Optional.of(new Event.OutputGone(at, "No space left on device", false));
            case HELPER_FAILED -> Optional.of(new Event.HelperFailed(at, "pump", "injected", number % 2 == 0));
            case FILES_CHANGED, FILES_CHANGING -> filesChanged(at, state);
            case FREEZE -> Optional.empty();
            case START -> Optional.of(new Event.StartAsked(at, number, names));
            case STOP -> Optional.of(new Event.StopAsked(at, number, names));
            case RESTART -> Optional.of(new Event.RestartAsked(at, number, names));
            case SCALE -> Optional.of(scale(at, formation));
            case RELOAD -> Optional.of(new Event.ReloadAsked(at, number, kept(formation), names));
            case SIGNAL ->
                Optional.of(new Event.SignalAsked(at, number, names, Signal.USR2, Event.SignalAsked.Target.GROUP));
            case WAIT -> Optional.of(new Event.WaitAsked(at, number, names, number % 2 == 0 ? Goal.READY : Goal.ENDED));
            case DOWN -> Optional.of(new Event.DownAsked(at, number));
            case WITHDRAW -> Optional.of(new Event.Withdrawn(at, number - 1));
        };
    }

    private Optional<Event> filesChanged(long at, State state) {
        return names.stream()
                .findFirst()
                .flatMap(name -> Optional.ofNullable(state.instances().get(name)))
                .map(Instance::incarnation)
                .map(incarnation -> new Event.FilesChanged(at, names.iterator().next(), incarnation, "a.py"));
    }

    /** Scales the type of the first name to 0 to 3 instances. */
    private Event scale(long at, List<Rules> formation) {
        String type = names.stream().findFirst().map(InstanceName::type).orElse("none");
        List<Rules> rules = formation.stream()
                .filter(one -> one.name().type().equals(type))
                .limit(1)
                .flatMap(one -> java.util.stream.IntStream.rangeClosed(1, number % 4)
                        .mapToObj(i -> one.withName(new InstanceName(type, i))))
                .toList();
        return new Event.ScaleAsked(at, number, type, rules);
    }

    /** The reloaded formation, at times without the named instances. */
    private List<Rules> kept(List<Rules> formation) {
        return number % 3 == 0
                ? formation.stream()
                        .filter(rules -> !names.contains(rules.name()))
                        .toList()
                : formation;
    }
}
