package dev.jforeman.contract;

import dev.jforeman.model.InstanceName;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.Step;
import dev.jforeman.supervisor.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * The observed facts of a session, without times and process ids. Facts are grouped in courses: one for each instance,
 * its output, and each request. The order counts only within a course. Thread-safe.
 */
public final class Facts {
    /** Sends an event to the core; the argument makes the event from the time. */
    @FunctionalInterface
    public interface Asking {
        void ask(LongFunction<Event> event);
    }

    private final SessionScript script;
    private final Asking asking;
    private final List<SessionScript.Step> todo;
    private final Map<String, List<String>> courses = new TreeMap<>();
    private final Set<Map.Entry<String, String>> seen = new HashSet<>();
    private final Set<String> noticed = new HashSet<>();

    public Facts(SessionScript script, Asking asking) {
        this.script = script;
        this.asking = asking;
        this.todo = new ArrayList<>(script.steps());
    }

    /** Records the effects of an event, and the event itself if it concerns a run. */
    public synchronized void observe(Event event, Step step) {
        if (event instanceof Event.OfIncarnation own) {
            notice(own);
        }
        step.effects().forEach(this::observe);
    }

    /** Each of these facts occurs once, and in this order, except the end of the output. */
    private void notice(Event.OfIncarnation event) {
        String run = event.name() + " run " + event.incarnation();
        switch (event) {
            case Event.Spawned _, Event.SpawnFailed _ -> noticeOnce(run, "begun", run + " asked for");
            case Event.Exited _ -> noticeOnce(run, "exited", run + " begun");
            case Event.GroupEmptied _ -> noticeOnce(run, "group empty", run + " exited");
            case Event.OutputClosed _ -> noticeOnce(run, "output closed", run + " begun");
            case Event.Probed _, Event.StopCommandEnded _, Event.FilesChanged _ ->
                add("violations", run + ": " + event);
        }
    }

    private void noticeOnce(String run, String what, String before) {
        String fact = run + " " + what;
        if (!noticed.add(fact)) {
            add("violations", fact + " twice");
        }
        if (!noticed.contains(before)) {
            add("violations", fact + " but not " + before);
        }
        follow("events", fact);
    }

    private void observe(Effect effect) {
        switch (effect) {
            case Effect.Spawn(var name, int incarnation) -> noticed.add(name + " run " + incarnation + " asked for");
            case Effect.SendSignal(var name, int _, var signal, var target) ->
                add(name.toString(), signal + " to " + target.name().toLowerCase(java.util.Locale.ROOT));
            case Effect.Say(Notice notice) -> add(course(notice), text(notice));
            case Effect.Reply(long request, var answer) -> add("request " + request, answer.toString());
            case Effect.Finish(int exitCode) -> add("exit code", Integer.toString(exitCode));
            case Effect.ShowOutput _,
                    Effect.Release _,
                    Effect.KeepTail _,
                    Effect.ArmTimer _,
                    Effect.CancelTimer _,
                    Effect.StartProbing _,
                    Effect.StopProbing _,
                    Effect.RunStopCommand _,
                    Effect.KillStopCommand _ -> {}
        }
    }

    /** Records a line of a process in the log. */
    public synchronized void line(InstanceName name, int incarnation, String line) {
        add(name + " output", incarnation + ":" + line);
    }

    private void add(String course, String fact) {
        courses.computeIfAbsent(course, _ -> new ArrayList<>()).add(fact);
        follow(course, fact);
    }

    private void follow(String course, String fact) {
        Map.Entry<String, String> latest = Map.entry(course, fact);
        seen.add(latest);
        todo.stream()
                .filter(step -> step.facts().entrySet().contains(latest)
                        && seen.containsAll(step.facts().entrySet()))
                .findFirst()
                .ifPresent(step -> {
                    todo.remove(step);
                    long request = script.steps().indexOf(step) + 1L;
                    asking.ask(at -> step.action().event(at, request, script));
                });
    }

    /** All facts, one course per line; steps of the script that were not reached are included. */
    public synchronized String report() {
        String missed =
                todo.stream().map(step -> "not seen: " + step.facts() + "\n").collect(Collectors.joining());
        return courses.entrySet().stream()
                        .map(course -> course.getKey() + ": " + String.join(" | ", course.getValue()) + "\n")
                        .collect(Collectors.joining())
                + missed;
    }

    private static String course(Notice notice) {
        return notice instanceof Notice.OfInstance own ? own.name().toString() : "session";
    }

    private static String text(Notice notice) {
        return switch (notice) {
            case Notice.Started _ -> "started";
            case Notice.Killing _ -> "killing";
            case Notice.Unkillable _ -> "unkillable";
            case Notice.StoppingRemains _ -> "stopping the rest";
            case Notice.CannotStart(var _, var _, var next) ->
                "cannot start" + (next instanceof Notice.Next.GiveUp ? ", failed" : text(next));
            case Notice.Ended(var _, var outcome, var _, boolean isFailure, var next) ->
                Wording.outcome(outcome).replace(" (core dumped)", "") + (isFailure ? " (failure)" : "") + text(next);
            case Notice.StillAlive _ -> "still alive";
            case Notice.Ready _,
                    Notice.NotReady _,
                    Notice.Unhealthy _,
                    Notice.Healthy _,
                    Notice.StopCommandFailed _,
                    Notice.StopCommandLate _,
                    Notice.NeedSetBack _,
                    Notice.NeedFailed _,
                    Notice.NeedCameBack _,
                    Notice.Changed _,
                    Notice.ChangesSuspended _,
                    Notice.StopReceived _,
                    Notice.HelperFailed _,
                    Notice.Forwarding _,
                    Notice.SendingToAll _ -> Wording.of(notice);
        };
    }

    private static String text(Notice.Next next) {
        return switch (next) {
            case Notice.Next.Nothing _ -> "";
            case Notice.Next.WaitForChange _ -> ", waiting for a change";
            case Notice.Next.Restart(int attempt, var _) -> ", restart " + attempt;
            case Notice.Next.TryAgain _ -> ", trying again";
            case Notice.Next.StopAll _ -> ", stopping all";
            case Notice.Next.GiveUp(String reason) -> ", failed: " + reason;
        };
    }
}
