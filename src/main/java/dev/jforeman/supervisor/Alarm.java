package dev.jforeman.supervisor;

import dev.jforeman.model.Outcome;
import java.util.Set;

/** Which notices are bad news that nobody asked for, so that they stand out. */
public final class Alarm {
    /** What a process that is stopped ends with. */
    private static final Set<Integer> CODES_OF_A_STOP = Set.of(0, 130, 143);

    private static final Set<String> SIGNALS_OF_A_STOP = Set.of("SIGTERM", "SIGINT", "SIGHUP", "SIGPIPE", "SIGKILL");

    private Alarm() {}

    public static boolean is(Notice notice) {
        return switch (notice) {
            case Notice.Ended(var _, Outcome outcome, var _, Notice.Next next) -> isCrash(outcome, next);
            case Notice.FaultFound _,
                    Notice.CannotStart _,
                    Notice.NotReady _,
                    Notice.Unhealthy _,
                    Notice.Killing _,
                    Notice.Unkillable _,
                    Notice.StopCommandFailed _,
                    Notice.NeedFailed _ -> true;
            case Notice.Started _,
                    Notice.Ready _,
                    Notice.Healthy _,
                    Notice.StoppingRemains _,
                    Notice.NeedSetBack _,
                    Notice.NeedCameBack _,
                    Notice.Changed _,
                    Notice.StopReceived _,
                    Notice.Forwarding _,
                    Notice.SendingToAll _,
                    Notice.StillAlive _ -> false;
        };
    }

    /** When nothing follows an end, it may have been asked for: its outcome tells. */
    private static boolean isCrash(Outcome outcome, Notice.Next next) {
        boolean isStop = next instanceof Notice.Next.Nothing && isOutcomeOfAStop(outcome);
        return !outcome.isSuccess() && !isStop;
    }

    private static boolean isOutcomeOfAStop(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exited(int code) -> CODES_OF_A_STOP.contains(code);
            case Outcome.Signalled(var _, String name, var _) -> SIGNALS_OF_A_STOP.contains(name);
            case Outcome.Unknown _ -> true;
        };
    }
}
