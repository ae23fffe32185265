package dev.jforeman.supervisor;

import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.DurationText;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.supervisor.ProcessState.BackingOff;
import dev.jforeman.supervisor.ProcessState.Done;
import dev.jforeman.supervisor.ProcessState.Draining;
import dev.jforeman.supervisor.ProcessState.Failed;
import dev.jforeman.supervisor.ProcessState.Health;
import dev.jforeman.supervisor.ProcessState.Idle;
import dev.jforeman.supervisor.ProcessState.Running;
import dev.jforeman.supervisor.ProcessState.Starting;
import dev.jforeman.supervisor.ProcessState.Stopping;
import dev.jforeman.supervisor.ProcessState.Waiting;
import dev.jforeman.supervisor.RestartHistory.Failure;
import java.time.Duration;
import java.util.stream.Collectors;

/** The texts of the supervisor's messages. If foreman has a text for the same event, foreman's is used. */
public final class Wording {
    private Wording() {}

    /** The text for a notice, without the name of the instance. */
    public static String of(Notice notice) {
        return switch (notice) {
            case Notice.Started(var _, long pid) -> "started with pid " + pid;
            case Notice.CannotStart(var _, String reason, Notice.Next next) -> "cannot start: " + reason + next(next);
            case Notice.Ready(var _, Duration after) -> "ready after " + DurationText.of(after);
            case Notice.NotReady(var _, Duration after, int tries, String answer) -> notReady(after, tries, answer);
            case Notice.Unhealthy(var _, int misses, String answer, boolean isRestarted) ->
                "unhealthy: " + answer + ", " + misses + " times in a row" + (isRestarted ? ", restarting" : "");
            case Notice.Healthy _ -> "healthy again";
            case Notice.Ended(var _, Outcome outcome, Duration ran, var _, Notice.Next next) ->
                outcome(outcome) + " after " + DurationText.of(ran) + next(next);
            case Notice.StoppingRemains _ -> "process exited, stopping the rest of its process group";
            case Notice.Killing(var _, Duration waited) ->
                "still running after " + DurationText.of(waited) + ", sending SIGKILL to its process group";
            case Notice.Unkillable(var _, long group) ->
                "still running after SIGKILL, giving up on process group " + group;
            case Notice.StopCommandFailed(var _, Outcome outcome) -> "stop command " + outcome(outcome);
            case Notice.StopCommandLate(var _, Duration waited) ->
                "stop command still runs after " + DurationText.of(waited) + ", ending it and sending the stop signal";
            case Notice.NeedSetBack(InstanceName name, String needed, String why) ->
                waits(name, needed, why) + ", waiting for it again";
            case Notice.NeedFailed(InstanceName name, String needed, String why) ->
                "cannot start: " + waits(name, needed, why);
            case Notice.NeedCameBack(var _, String needed, Condition condition) ->
                needed + cameBack(condition) + ", restarting";
            case Notice.Changed(var _, var signal) ->
                "files changed, " + signal.map(s -> "sending " + s.fullName()).orElse("restarting");
            case Notice.ChangesSuspended(var _, int times, String file) ->
                "files changed " + times + " times in a row within " + DurationText.of(ChangeHistory.SOON)
                        + " of being started, last " + file
                        + ": it probably writes files that it watches. Changes are ignored"
                        + " until none occur for " + DurationText.of(ChangeHistory.CALM)
                        + " (exclude such files with \"ignore\" in jforeman.yml)";
            case Notice.StopReceived(var signal) -> signal.fullName() + " received, starting shutdown";
            case Notice.HelperFailed(String helper, String reason, boolean goesOn) ->
                "internal error in " + helper + ", which " + (goesOn ? "goes on" : "is given up")
                        + ", please report it: " + reason;
            case Notice.Forwarding(var signal) -> signal.name() + " received, forwarding it to children";
            case Notice.SendingToAll(var signal) -> "sending " + signal.fullName() + " to all processes";
            case Notice.StillAlive(var names, Duration left) ->
                "waiting for " + names.stream().map(InstanceName::toString).collect(Collectors.joining(", "))
                        + (left.isPositive() ? ", SIGKILL in " + DurationText.of(left) : "");
        };
    }

    private static String cameBack(Condition condition) {
        return switch (condition) {
            case STARTED, READY -> " was restarted";
            case DONE -> " has completed again";
            case ENDED -> " has exited again";
        };
    }

    /** How a leader exited, for example {@code terminated by SIGSEGV (core dumped)}. */
    public static String outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exited(int code) -> "exited with code " + code;
            case Outcome.Signalled(var _, String name, boolean coreDumped) ->
                "terminated by " + name + (coreDumped ? " (core dumped)" : "");
            case Outcome.Unknown _ -> "exited, but another process collected its exit code";
        };
    }

    /** How a leader exited, and after what time. */
    static String end(Life.End end) {
        return outcome(end.outcome()) + " after " + DurationText.of(end.ran());
    }

    private static String notReady(Duration after, int tries, String answer) {
        String last = answer.isEmpty() ? "no answer" : answer;
        return "not ready after " + DurationText.of(after) + ": " + last + ", " + tries
                + (tries == 1 ? " try" : " tries");
    }

    private static String notReady(Instance instance, Health health) {
        Duration timeout = instance.rules().ready().map(ReadyCheck::timeout).orElse(Duration.ZERO);
        return notReady(timeout, health.tries(), health.lastAnswer());
    }

    /** Names an instance and the dependency that it waits for. */
    static String waits(InstanceName name, String needed, String why) {
        return name.type() + " waits for " + needed + ", " + needed + " " + why;
    }

    /** Why a dependency is not available. */
    static String why(Instance needed) {
        return switch (needed.state()) {
            case Running _ when needed.wanted() != Instance.Wanted.UP -> "is stopped";
            case Running running -> "is " + notReady(needed, running.health());
            case Waiting _ -> "is waiting, too";
            case Starting _, Stopping _, Idle _ -> "is stopped";
            case Draining _, BackingOff _, Done _, Failed _ ->
                needed.failure()
                        .map(Failure::what)
                        .or(() -> needed.lastEnd().map(Wording::end))
                        .orElse("is stopped");
        };
    }

    /** Why an instance is not restarted again. */
    static String limit(int mostRestarts) {
        return switch (mostRestarts) {
            case 0 -> "it is never restarted";
            case 1 -> "more than one restart in 5 minutes";
            default -> "more than " + mostRestarts + " restarts in 5 minutes";
        };
    }

    private static String next(Notice.Next next) {
        return switch (next) {
            case Notice.Next.Nothing _ -> "";
            case Notice.Next.StopAll _ -> ", stopping all";
            case Notice.Next.WaitForChange _ -> ", waiting for a file change";
            case Notice.Next.GiveUp(String reason) -> ", failed: " + reason;
            case Notice.Next.TryAgain(Duration in) -> ", retrying in " + DurationText.of(in);
            case Notice.Next.Restart(int attempt, Duration in) -> ", restart " + attempt + " in " + DurationText.of(in);
        };
    }
}
