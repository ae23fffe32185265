package dev.jforeman.supervisor;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect.SendSignal;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.SessionState.Phase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The end of the session: everything is stopped, each process with its own timeout. A second signal kills. */
final class Shutdown {
    /**
     * A wrapper may forward the Ctrl-C that the terminal has already sent to jforeman. The two count as one request.
     */
    static final Duration SAME_REQUEST = Duration.ofMillis(200);

    /**
     * KILL takes a moment on a busy machine. Another signal within this time repeats a request that is already being
     * carried out.
     */
    static final Duration KILL_NEEDS = Duration.ofSeconds(1);

    /** {@code EX_IOERR}: standard output could not be written. */
    static final int OUTPUT_LOST = 74;

    private Shutdown() {}

    static void signal(Transition transition, Signal signal) {
        switch (signal) {
            case INT, TERM, QUIT -> stopOrEscalate(transition, signal);
            case HUP -> stopOnce(transition, signal);
            case USR1, USR2 -> forward(transition, signal);
            case ILL,
                    TRAP,
                    ABRT,
                    BUS,
                    FPE,
                    KILL,
                    SEGV,
                    PIPE,
                    ALRM,
                    CHLD,
                    CONT,
                    STOP,
                    TSTP,
                    TTIN,
                    TTOU,
                    URG,
                    XCPU,
                    XFSZ,
                    VTALRM,
                    PROF,
                    WINCH,
                    SYS,
                    INFO,
                    EMT -> {}
        }
    }

    /** The first request stops, the second kills, the third makes jforeman exit at once. */
    private static void stopOrEscalate(Transition transition, Signal signal) {
        switch (transition.session().phase()) {
            case Phase.Serving _ -> stopOnce(transition, signal);
            case Phase.Stopping(long since) ->
                ifLater(transition, since, SAME_REQUEST, () -> killAll(transition, since));
            case Phase.Killing(long _, long since) -> ifLater(transition, since, KILL_NEEDS, () -> leave(transition));
            case Phase.Finished _ -> {}
        }
    }

    private static void ifLater(Transition transition, long since, Duration pause, Runnable then) {
        if (transition.now() - since >= pause.toNanos()) {
            then.run();
        }
    }

    private static void stopOnce(Transition transition, Signal signal) {
        if (!transition.session().isStopping()) {
            transition.say(new Notice.StopReceived(signal));
            StopOrder.stopAll(transition);
        }
    }

    static void outputGone(Transition transition, Event.OutputGone gone) {
        if (!gone.isReaderGone()) {
            transition.session(session -> session.lostOutput(OUTPUT_LOST));
        }
        StopOrder.stopAll(transition);
    }

    private static void killAll(Transition transition, long stopSince) {
        transition.session(session -> session.in(new Phase.Killing(stopSince, transition.now())));
        transition.say(new Notice.SendingToAll(Signal.KILL));
        transition.instances().forEach(instance -> StopEscalation.killNow(transition, instance));
    }

    /** Reports the remaining processes and leaves them running. Only a pending start is waited for. */
    private static void leave(Transition transition) {
        for (Instance instance : transition.instances()) {
            switch (instance.state()) {
                case Stopping stopping
                when !stopping.life().isDead() -> ProcessExit.abandon(transition, instance, stopping);
                case Stopping stopping -> ProcessExit.over(transition, instance, stopping.life());
                case Draining(Life life) -> ProcessExit.over(transition, instance, life);
                case Idle _, Waiting _, Starting _, Running _, BackingOff _, Done _, Failed _ -> {}
            }
        }
    }

    private static void forward(Transition transition, Signal signal) {
        transition.say(new Notice.Forwarding(signal));
        for (Instance instance : transition.instances()) {
            if (instance.state() instanceof Running) {
                InstanceName name = instance.rules().name();
                transition.emit(new SendSignal(name, instance.incarnation(), signal, Event.SignalAsked.Target.LEADER));
            }
        }
    }

    static void stillAlive(Transition transition) {
        if (!transition.session().isStopping()) {
            transition.dropStale();
            return;
        }
        List<Instance> alive = transition.view().stream()
                .filter(instance -> instance.state().isActive())
                .toList();
        List<InstanceName> names =
                alive.stream().map(instance -> instance.rules().name()).toList();
        transition.say(new Notice.StillAlive(names, timeToKill(transition, alive)));
    }

    /** The time until the last of them gets KILL; zero if that has happened. */
    private static Duration timeToKill(Transition transition, List<Instance> alive) {
        if (!(transition.session().phase() instanceof Phase.Stopping(long since))) {
            return Duration.ZERO;
        }
        Duration longest = alive.stream()
                .map(instance -> instance.rules().stop().timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return longest.minusNanos(transition.now() - since);
    }
}
