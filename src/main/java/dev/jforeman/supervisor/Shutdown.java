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
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The end of the session: everything stops at once, each in its own time; whoever insists gets KILL. */
final class Shutdown {
    /** A wrapper may pass on the Ctrl-C that the terminal has sent us already: that is one wish, not two. */
    static final Duration SAME_WISH = Duration.ofMillis(200);

    /** When people are told who has not ended. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** {@code EX_IOERR}: standard output could not be written. */
    static final int OUTPUT_LOST = 74;

    private Shutdown() {}

    static void signal(Turn turn, Signal signal) {
        switch (signal) {
            case INT, TERM -> insist(turn, signal);
            case HUP, QUIT -> stopOnce(turn, signal);
            case USR1, USR2 -> forward(turn, signal);
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
                    SYS -> {}
        }
    }

    /** The first wish is to stop, the second to kill, the third to leave at once. */
    private static void insist(Turn turn, Signal signal) {
        switch (turn.session().phase()) {
            case SERVING -> stopOnce(turn, signal);
            case STOPPING -> ifAnotherWish(turn, turn.session().stopSince(), () -> killAll(turn));
            case KILLING -> ifAnotherWish(turn, turn.session().killSince(), () -> leave(turn));
            case FINISHED -> {}
        }
    }

    private static void ifAnotherWish(Turn turn, long lastWish, Runnable then) {
        if (turn.now() - lastWish >= SAME_WISH.toNanos()) {
            then.run();
        }
    }

    private static void stopOnce(Turn turn, Signal signal) {
        if (!turn.session().isStopping()) {
            turn.say(new Notice.StopReceived(signal));
            begin(turn);
        }
    }

    static void outputGone(Turn turn, Event.OutputGone gone) {
        if (!gone.isReaderGone()) {
            turn.session(session -> session.lostOutput(OUTPUT_LOST));
        }
        begin(turn);
    }

    /** What still works is used to stop in order. */
    static void faultFound(Turn turn) {
        if (!turn.session().isStopping()) {
            turn.say(new Notice.FaultFound());
            begin(turn);
        }
    }

    /** Stop everything, once. */
    static void begin(Turn turn) {
        if (turn.session().isStopping()) {
            return;
        }
        turn.session(session -> session.stopping(turn.now()));
        turn.say(new Notice.SendingToAll(Signal.TERM));
        turn.instances().forEach(instance -> StopSequence.stop(turn, instance));
        turn.emit(new Effect.ArmTimer(new TimerId.StillAlive(), PATIENCE));
    }

    private static void killAll(Turn turn) {
        turn.session(session -> session.killing(turn.now()));
        turn.say(new Notice.SendingToAll(Signal.KILL));
        turn.instances().forEach(instance -> StopSequence.insist(turn, instance));
    }

    /** Whatever is left is named and left behind; only a start that is on its way is waited for. */
    private static void leave(Turn turn) {
        for (Instance instance : turn.instances()) {
            switch (instance.state()) {
                case Stopping stopping when !stopping.life().isDead() -> Ending.abandon(turn, instance, stopping);
                case Stopping stopping -> Ending.over(turn, instance, stopping.life());
                case Draining(Life life) -> Ending.over(turn, instance, life);
                case Idle _, Waiting _, Starting _, Running _, BackingOff _, Done _, Failed _ -> {}
            }
        }
    }

    private static void forward(Turn turn, Signal signal) {
        turn.say(new Notice.Forwarding(signal));
        for (Instance instance : turn.instances()) {
            if (instance.state() instanceof Running) {
                InstanceName name = instance.rules().name();
                turn.emit(new SendSignal(name, instance.incarnation(), signal, SendSignal.Target.LEADER));
            }
        }
    }

    static void stillAlive(Turn turn) {
        if (!turn.session().isStopping()) {
            turn.dropStale();
            return;
        }
        List<Instance> alive = turn.view().stream()
                .filter(instance -> instance.state().isActive())
                .toList();
        List<InstanceName> names =
                alive.stream().map(instance -> instance.rules().name()).toList();
        turn.say(new Notice.StillAlive(names, timeToKill(turn, alive)));
    }

    /** Until the last of them gets KILL, zero if it has got it. */
    private static Duration timeToKill(Turn turn, List<Instance> alive) {
        if (turn.session().phase() == Session.Phase.KILLING) {
            return Duration.ZERO;
        }
        Duration longest = alive.stream()
                .map(instance -> instance.rules().stop().timeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return longest.minusNanos(turn.now() - turn.session().stopSince());
    }
}
