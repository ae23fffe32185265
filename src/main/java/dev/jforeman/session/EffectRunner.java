package dev.jforeman.session;

import dev.jforeman.model.Incarnation;
import dev.jforeman.output.LastLines;
import dev.jforeman.output.Log;
import dev.jforeman.output.Pumps;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out what the core decided. Nothing here waits for anything. */
final class EffectRunner implements Consumer<Effect> {
    private final Children children;
    private final Timers timers;
    private final Log log;
    private final Pumps pumps;
    private final LateSettings settings;
    private final Replies replies;
    private Optional<LastLines> keptTail = Optional.empty();
    private int exitCode;

    EffectRunner(Children children, Timers timers, Log log, Pumps pumps, LateSettings settings, Replies replies) {
        this.children = children;
        this.timers = timers;
        this.log = log;
        this.pumps = pumps;
        this.settings = settings;
        this.replies = replies;
    }

    @Override
    public void accept(Effect effect) {
        switch (effect) {
            case Effect.Spawn spawn -> children.spawn(new Incarnation(spawn.name(), spawn.incarnation()));
            case Effect.ShowOutput show -> children.showOutput(new Incarnation(show.name(), show.incarnation()));
            case Effect.SendSignal send ->
                children.signal(new Incarnation(send.name(), send.incarnation()), send.signal(), send.target());
            case Effect.Release release -> release(new Incarnation(release.name(), release.incarnation()));
            case Effect.ArmTimer arm -> timers.arm(arm.timer(), System.nanoTime(), arm.after());
            case Effect.CancelTimer cancel -> timers.cancel(cancel.timer());
            case Effect.Say say -> say(say.notice());
            case Effect.KeepTail keep -> keptTail = pumps.lastLines(keep.name());
            case Effect.Reply reply -> replies.deliver(reply.request(), reply.answer());
            case Effect.StartProbing start -> settings().startProbing(start);
            case Effect.StopProbing stop -> settings().stopProbing(stop);
            case Effect.RunStopCommand run -> settings().runStopCommand(run);
            case Effect.KillStopCommand kill -> settings().killStopCommand(kill);
            case Effect.Finish finish -> exitCode = finish.exitCode();
        }
    }

    private void release(Incarnation incarnation) {
        children.release(incarnation);
        settings.find().ifPresent(effects -> effects.release(incarnation));
    }

    private SettingsEffects settings() {
        return settings.find().orElseThrow(() -> new IllegalStateException("no rules ask for this"));
    }

    private void say(Notice notice) {
        if (notice instanceof Notice.StopReceived) {
            log.endPrompt();
        }
        log.say(notice);
        if (notice instanceof Notice.Ended ended && log.isFailureOfHidden(ended)) {
            pumps.lastLines(ended.name()).ifPresent(lines -> log.repeat(ended.name(), lines));
        }
    }

    /** The last lines of the incarnation that failed first. */
    Optional<LastLines> keptTail() {
        return keptTail;
    }

    int exitCode() {
        return exitCode;
    }
}
