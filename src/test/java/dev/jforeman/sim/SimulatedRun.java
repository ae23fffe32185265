package dev.jforeman.sim;

import dev.jforeman.contract.Facts;
import dev.jforeman.contract.ProcessScript;
import dev.jforeman.contract.SessionScript;
import dev.jforeman.model.Outcome;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Step;
import dev.jforeman.supervisor.Supervisor;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs a script on the simulator's host and clock. The host knows only when output occurs, not its text. */
public final class SimulatedRun {
    private static final int MOST_STEPS = 10_000;

    private final SessionScript script;
    private final Schedule schedule;
    private final Host host;
    private final Facts facts;
    private State state = State.EMPTY;

    private SimulatedRun(SessionScript script) {
        Random random = new Random(1);
        this.script = script;
        this.schedule = new Schedule(random, 0);
        this.host = new Host(schedule, new Faults(schedule, random, false, Faults.Loss.NONE), this::process);
        this.facts = new Facts(script, ask -> schedule.event(0, at -> Optional.of(ask.apply(at))));
    }

    /** Runs the script and reports the observed facts. */
    public static String of(SessionScript script) {
        return new SimulatedRun(script).run();
    }

    private String run() {
        happens(script.boot(0));
        for (int i = 0; i < MOST_STEPS && !state.isFinished(); i++) {
            Optional<Optional<Event>> next = schedule.next();
            if (next.isEmpty()) {
                return "the session does not end\n" + facts.report();
            }
            next.get().ifPresent(this::happens);
        }
        return facts.report();
    }

    private void happens(Event event) {
        Step step = Supervisor.step(state, event);
        facts.observe(event, step);
        state = step.state();
        step.effects().forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.ArmTimer arm when script.isDue(arm.timer()) -> schedule.arm(arm.timer(), 0);
            case Effect.ArmTimer arm -> schedule.cancel(arm.timer());
            default -> host.carryOut(effect);
        }
        if (effect instanceof Effect.ShowOutput(var name, int incarnation)
                && script.process(name, incarnation) instanceof ProcessScript.Started started) {
            started.prints().forEach(line -> facts.line(name, incarnation, line));
        }
        if (effect instanceof Effect.SendSignal(var name, int incarnation, var signal, var _)
                && signal == dev.jforeman.model.Signal.TERM
                && script.process(name, incarnation) instanceof ProcessScript.Started started) {
            started.member().ifPresent(member -> {
                if (member instanceof ProcessScript.Member.SaysGoodbye(String line)) {
                    facts.line(name, incarnation, line);
                }
            });
        }
    }

    private Script process(Key key) {
        return switch (script.process(key.name(), key.incarnation())) {
            case ProcessScript.Refused(var _, boolean canHeal) ->
                refused(canHeal ? Script.Refusal.HEALS : Script.Refusal.LASTS);
            case ProcessScript.Started started -> started(started);
        };
    }

    private static Script refused(Script.Refusal refusal) {
        return script(refusal, Script.NEVER, new Outcome.Unknown(), Script.NEVER, List.of(), 0);
    }

    private static Script started(ProcessScript.Started started) {
        long livesFor = started.end() instanceof ProcessScript.End.Stays ? Script.NEVER : 1;
        Outcome end = switch (started.end()) {
            case ProcessScript.End.Exits(int code) -> new Outcome.Exited(code);
            case ProcessScript.End.Dies dies -> dies.outcome();
            case ProcessScript.End.Stays _ -> new Outcome.Unknown();
        };
        List<Long> members =
                started.member().stream().map(SimulatedRun::endsAfterSignal).toList();
        return script(
                Script.Refusal.NONE,
                livesFor,
                end,
                started.ignoresTerm() ? Script.NEVER : 1,
                members,
                started.closesOutput() ? Script.CLOSED_EARLY : 0);
    }

    private static long endsAfterSignal(ProcessScript.Member member) {
        return switch (member) {
            case ProcessScript.Member.IgnoresTerm _ -> Script.NEVER;
            case ProcessScript.Member.SaysGoodbye _ -> 1;
        };
    }

    private static Script script(
            Script.Refusal refusal,
            long livesFor,
            Outcome end,
            long endsAfterSignal,
            List<Long> members,
            long outputHeldFor) {
        Outcome afterSignal = new Outcome.Signalled(15, "SIGTERM", false);
        return new Script(
                refusal,
                1,
                false,
                livesFor,
                end,
                endsAfterSignal,
                afterSignal,
                1,
                members,
                Script.NEVER,
                outputHeldFor,
                0,
                Script.NEVER,
                Script.NEVER,
                Script.NEVER,
                false);
    }
}
