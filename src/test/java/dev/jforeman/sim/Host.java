package dev.jforeman.sim;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Event.Probed.Probe;
import dev.jforeman.supervisor.Event.SpawnFailed.Retry;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fake operating system: carries out the effects of the core as the scripts of the children define. */
final class Host {
    private static final long MS = 1_000_000;
    private static final long PROBE_INTERVAL = 250 * MS;

    private final Schedule schedule;
    private final Faults faults;
    private final Function<Key, Script> scripts;
    private final Map<Key, Child> children = new LinkedHashMap<>();
    private final Map<Key, Long> probing = new HashMap<>();
    private final Map<Key, Long> commands = new HashMap<>();
    private long nextPid = 100;
    private long nextId;

    Host(Schedule schedule, Faults faults, Function<Key, Script> scripts) {
        this.schedule = schedule;
        this.faults = faults;
        this.scripts = scripts;
    }

    void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Spawn(var name, int incarnation) -> spawn(new Key(name, incarnation));
            case Effect.ShowOutput(var name, int incarnation) -> showOutput(child(name, incarnation));
            case Effect.SendSignal(var name, int incarnation, var signal, var _) ->
                find(new Key(name, incarnation)).ifPresent(child -> signal(child, signal));
            case Effect.StartProbing(var name, int incarnation, var probe) ->
                startProbing(child(name, incarnation), probe);
            case Effect.StopProbing(var name, int incarnation) -> probing.remove(new Key(name, incarnation));
            case Effect.RunStopCommand(var name, int incarnation) -> runCommand(child(name, incarnation));
            case Effect.KillStopCommand(var name, int incarnation) -> killCommand(new Key(name, incarnation));
            case Effect.Release(var name, int incarnation) ->
                find(new Key(name, incarnation)).ifPresent(Child::release);
            case Effect.ArmTimer(var timer, var after) -> schedule.arm(timer, after.toNanos());
            case Effect.CancelTimer(var timer) -> schedule.cancel(timer);
            case Effect.Say _, Effect.KeepTail _, Effect.Reply _, Effect.Finish _ -> {}
        }
    }

    private Child child(dev.jforeman.model.InstanceName name, int incarnation) {
        Key key = new Key(name, incarnation);
        return find(key).orElseThrow(() -> new Violation("an effect on " + key + ", which never was"));
    }

    Optional<Child> find(Key key) {
        return Optional.ofNullable(children.get(key));
    }

    Collection<Child> children() {
        return children.values();
    }

    boolean isProbing(Key key) {
        return probing.containsKey(key);
    }

    boolean isCommandRunning(Key key) {
        return commands.containsKey(key);
    }

    private void spawn(Key key) {
        Script script = scripts.apply(key);
        boolean isRefused = script.refusal() != Script.Refusal.NONE;
        if (isRefused) {
            Retry retry = script.refusal().retry();
            schedule.change(
                    script.spawnTakes() * MS,
                    () -> faults.bring(
                            at -> new Event.SpawnFailed(at, key.name(), key.incarnation(), "refused", retry)));
            return;
        }
        Child child = new Child(key, script);
        children.put(key, child);
        long pid = nextPid++;
        if (script.isEarly()) {
            end(child, script.end());
        }
        schedule.change(script.spawnTakes() * MS, () -> {
            child.spawnIsKnown();
            faults.bring(at -> new Event.Spawned(at, key.name(), key.incarnation(), pid));
            if (script.outputHeldFor() == Script.CLOSED_EARLY) {
                closeOutput(child);
            }
        });
        schedule.change((script.spawnTakes() + script.livesFor()) * MS, () -> end(child, script.end()));
    }

    private void end(Child child, Outcome outcome) {
        if (!child.isLeaderAlive()) {
            return;
        }
        child.leaderEnds();
        bringEnd(child, outcome);
        for (int i = 0; i < child.script.grandchildren().size(); i++) {
            schedule.change(child.script.grandchildrenLiveFor() * MS, () -> grandchildEnds(child));
        }
        afterOneIsGone(child);
    }

    private void bringEnd(Child child, Outcome outcome) {
        faults.bring(at -> new Event.Exited(at, child.key.name(), child.key.incarnation(), outcome));
    }

    private void grandchildEnds(Child child) {
        if (child.grandchildren() > 0) {
            child.grandchildEnds();
            afterOneIsGone(child);
        }
    }

    private void afterOneIsGone(Child child) {
        if (!child.hasMembers()) {
            schedule.change(
                    MS,
                    () -> faults.bring(at -> new Event.GroupEmptied(at, child.key.name(), child.key.incarnation())));
            schedule.change(Math.max(child.script.outputHeldFor(), 0) * MS, () -> closeOutput(child));
        }
    }

    private void closeOutput(Child child) {
        if (!child.isOutputClosed()) {
            child.closeOutput();
            tellOutputClosed(child);
        }
    }

    /** Output is read only after it is shown, so its end cannot be noticed earlier. */
    private void tellOutputClosed(Child child) {
        if (child.isOutputShown() && child.isOutputClosed()) {
            faults.bring(at -> new Event.OutputClosed(at, child.key.name(), child.key.incarnation()));
        }
    }

    private void showOutput(Child child) {
        child.showOutput();
        tellOutputClosed(child);
    }

    private void signal(Child child, Signal signal) {
        switch (signal) {
            case TERM, INT, HUP, QUIT -> {
                if (child.signal()) {
                    Script script = child.script;
                    schedule.change(script.endsAfterSignal() * MS, () -> end(child, script.endAfterSignal()));
                    script.grandchildren().forEach(after -> schedule.change(after * MS, () -> grandchildEnds(child)));
                }
            }
            case KILL -> {
                if (child.kill()) {
                    schedule.change(child.script.diesAfterKill() * MS, () -> die(child));
                }
            }
            default -> {}
        }
    }

    private void die(Child child) {
        if (child.hasMembers()) {
            boolean wasLeaderAlive = child.isLeaderAlive();
            child.killAll();
            if (wasLeaderAlive) {
                bringEnd(child, child.killed());
            }
            afterOneIsGone(child);
        }
    }

    private void startProbing(Child child, Probe probe) {
        Long asker = nextId++;
        probing.put(child.key, asker);
        long bornAt = schedule.now();
        schedule.change(PROBE_INTERVAL, () -> ask(child, probe, asker, bornAt));
    }

    private void ask(Child child, Probe probe, Long asker, long bornAt) {
        if (!asker.equals(probing.get(child.key))) {
            return;
        }
        long age = (schedule.now() - bornAt) / MS;
        boolean isPassed = probe == Probe.READY ? age >= child.script.readyAfter() : age < child.script.sickAfter();
        faults.bring(at ->
                new Event.Probed(at, child.key.name(), child.key.incarnation(), probe, isPassed, "answer at " + age));
        long interval = age < 1500 ? PROBE_INTERVAL : 20 * PROBE_INTERVAL;
        schedule.change(interval, () -> ask(child, probe, asker, bornAt));
    }

    private void runCommand(Child child) {
        Long command = nextId++;
        commands.put(child.key, command);
        schedule.change(child.script.commandTakes() * MS, () -> {
            if (command.equals(commands.get(child.key))) {
                if (child.script.doesCommandEndIt()) {
                    end(child, child.script.endAfterSignal());
                }
                commandEnds(child.key, new Outcome.Exited(child.script.bytes() % 3));
            }
        });
    }

    private void killCommand(Key key) {
        if (commands.containsKey(key)) {
            commandEnds(key, new Outcome.Signalled(9, "SIGKILL", false));
        }
    }

    private void commandEnds(Key key, Outcome outcome) {
        commands.remove(key);
        faults.bring(at -> new Event.StopCommandEnded(at, key.name(), key.incarnation(), outcome));
    }
}
