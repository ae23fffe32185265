package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;
import dev.jforeman.plan.Signal;
import dev.jforeman.supervisor.Effect.SendSignal;
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
            case INT, TERM -> stopOrKill(turn, signal);
            case HUP, QUIT -> stopOnce(turn, signal);
            case USR1, USR2 -> forward(turn, signal);
            case WINCH, KILL, CONT -> {}
        }
    }

    private static void stopOrKill(Turn turn, Signal signal) {
        if (!turn.session().isStopping()) {
            stopOnce(turn, signal);
        } else if (turn.now() - turn.session().stopSince() >= SAME_WISH.toNanos()) {
            killAll(turn);
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
        if (turn.session().phase() == Session.Phase.STOPPING) {
            turn.session(session -> session.in(Session.Phase.KILLING));
            turn.say(new Notice.SendingToAll(Signal.KILL));
            turn.instances().forEach(instance -> StopSequence.kill(turn, instance));
        }
    }

    private static void forward(Turn turn, Signal signal) {
        turn.say(new Notice.Forwarding(signal));
        for (Instance instance : turn.instances()) {
            if (instance.state() instanceof ProcessState.Running) {
                InstanceName name = instance.rules().name();
                turn.emit(new SendSignal(name, instance.incarnation(), signal, SendSignal.Target.LEADER));
            }
        }
    }

    static void stillAlive(Turn turn) {
        List<Instance> alive = turn.instances().stream()
                .filter(instance -> instance.state().isActive())
                .toList();
        Duration longest = alive.stream()
                .map(instance -> instance.rules().stopTimeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration left = longest.minusNanos(turn.now() - turn.session().stopSince());
        turn.say(new Notice.StillAlive(
                alive.stream().map(instance -> instance.rules().name()).toList(), left));
    }
}
