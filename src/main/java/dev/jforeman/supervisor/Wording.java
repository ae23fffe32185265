package dev.jforeman.supervisor;

import dev.jforeman.plan.InstanceName;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentences of the supervisor. Where foreman has a sentence for it, it is foreman's. */
public final class Wording {
    private Wording() {}

    /** One line for a notice, without the name it is shown under. */
    public static String of(Notice notice) {
        return switch (notice) {
            case Notice.Started(var _, long pid) -> "started with pid " + pid;
            case Notice.CannotStart(var _, String reason, Notice.Next next) -> "cannot start: " + reason + next(next);
            case Notice.Ended(var _, Outcome outcome, Duration ran, Notice.Next next) ->
                outcome(outcome) + " after " + seconds(ran) + next(next);
            case Notice.StoppingRemains _ -> "its leader is gone, stopping the rest of its process group";
            case Notice.Killing(var _, Duration waited) ->
                "still running after " + seconds(waited) + ", sending SIGKILL to its process group";
            case Notice.Unkillable(var _, long group) ->
                "still running after SIGKILL, giving up; see process group " + group;
            case Notice.NeedFailed(var _, String needed) ->
                "cannot start: it needs " + needed + ", which is not coming";
            case Notice.StopReceived(var signal) -> signal.fullName() + " received, starting shutdown";
            case Notice.Forwarding(var signal) -> signal.fullName() + " received, forwarding it to children";
            case Notice.SendingToAll(var signal) -> "sending " + signal.fullName() + " to all processes";
            case Notice.StillAlive(var names, Duration left) ->
                "waiting for " + names.stream().map(InstanceName::toString).collect(Collectors.joining(", "))
                        + (left.isPositive() ? ", SIGKILL in " + seconds(left) : "");
        };
    }

    /** How a leader ended, for example {@code terminated by SIGSEGV (core dumped)}. */
    public static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exited(int code) -> "exited with code " + code;
            case Outcome.Signalled(var _, String name, boolean coreDumped) ->
                "terminated by " + name + (coreDumped ? " (core dumped)" : "");
            case Outcome.Unknown _ -> "ended, but its exit code was taken by somebody else";
        };
    }

    private static String next(Notice.Next next) {
        return switch (next) {
            case Notice.Next.Nothing _ -> "";
            case Notice.Next.StopAll _ -> ", stopping all";
            case Notice.Next.GiveUp(String reason) -> ", failed: " + reason;
            case Notice.Next.Restart(int attempt, Duration in) -> ", restart " + attempt + " in " + seconds(in);
        };
    }

    /** Seconds as people write them: {@code 0.5 s}, {@code 3.2 s}, {@code 30 s}. */
    public static String seconds(Duration duration) {
        String tenths = String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
        return (tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths) + " s";
    }
}
