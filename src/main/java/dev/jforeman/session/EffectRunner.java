package dev.jforeman.session;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.output.Log;
import dev.jforeman.session.EventLoop.Timers;
import dev.jforeman.session.LiveControls.Replies;
import dev.jforeman.session.SettingsEffects.LateSettings;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.text.LastLines;
import java.util.Optional;
import java.util.function.Consumer;

/** Carries out the effects that the core has decided on. No method blocks. */
final class EffectRunner implements Consumer<Effect> {
    private final Children children;
    private final Timers timers;
    private final Log log;
    private final LateSettings settings;
    private final Replies replies;
    /** The first instance that failed, until it is started again. */
    private Optional<InstanceName> firstFailed = Optional.empty();

    private Optional<LastLines> keptTail = Optional.empty();
    private int exitCode;

    EffectRunner(Children children, Timers timers, Log log, LateSettings settings, Replies replies) {
        this.children = children;
        this.timers = timers;
        this.log = log;
        this.settings = settings;
        this.replies = replies;
    }

    @Override
    public void accept(Effect effect) {
        switch (effect) {
            case Effect.Spawn spawn -> spawn(new Incarnation(spawn.name(), spawn.incarnation()));
            case Effect.ShowOutput show -> showOutput(new Incarnation(show.name(), show.incarnation()));
            case Effect.SendSignal send -> signal(new Incarnation(send.name(), send.incarnation()), send);
            case Effect.Release release -> release(new Incarnation(release.name(), release.incarnation()));
            case Effect.ArmTimer arm -> timers.arm(arm.timer(), System.nanoTime(), arm.after());
            case Effect.CancelTimer cancel -> timers.cancel(cancel.timer());
            case Effect.Say say -> say(say.notice());
            case Effect.KeepTail keep ->
                firstFailed = Optional.of(keep.name())
                        .filter(failed -> log.lastLines(failed).isPresent());
            case Effect.Reply reply ->
                Threads.contain("control", () -> replies.deliver(reply.request(), reply.answer()));
            case Effect.StartProbing start -> beside("probe", settings -> settings.startProbing(start));
            case Effect.StopProbing stop -> beside("probe", settings -> settings.stopProbing(stop));
            case Effect.RunStopCommand run -> beside("stop command", settings -> settings.runStopCommand(run));
            case Effect.KillStopCommand kill -> beside("stop command", settings -> settings.killStopCommand(kill));
            case Effect.Finish finish -> exitCode = finish.exitCode();
        }
    }

    /**
     * The output of a failed run may still arrive while its failure is handled, but not after the next run has started.
     * So its last lines are saved before that.
     */
    private void spawn(Incarnation incarnation) {
        if (firstFailed.filter(incarnation.name()::equals).isPresent()) {
            keptTail = log.lastLines(incarnation.name());
            firstFailed = Optional.empty();
        }
        children.spawn(incarnation);
    }

    /** A process whose output nothing reads would block, so this is repeated until it succeeds. */
    private void showOutput(Incarnation incarnation) {
        Threads.<Incarnation>lasting("output of " + incarnation.name(), children::showOutput)
                .accept(incarnation);
    }

    private void signal(Incarnation incarnation, Effect.SendSignal send) {
        children.signal(incarnation, send.signal(), send.target());
        if (children.isForbidden(incarnation)) {
            log.alarm(send.name(), "cannot be sent " + send.signal().fullName() + ": permission denied");
        }
    }

    private void release(Incarnation incarnation) {
        children.release(incarnation);
        settings.find().ifPresent(effects -> effects.release(incarnation));
    }

    /** Runs an auxiliary task, whose failure ends neither the processes nor the session. */
    private void beside(String helper, Consumer<SettingsEffects> task) {
        SettingsEffects effects = settings.find().orElseThrow(() -> new IllegalStateException("no rules ask for this"));
        Threads.contain(helper, () -> task.accept(effects));
    }

    private void say(Notice notice) {
        if (notice instanceof Notice.StopReceived) {
            log.endPrompt();
        }
        log.say(notice);
        if (notice instanceof Notice.Ended ended && log.isFailureOfHidden(ended)) {
            log.lastLines(ended.name()).ifPresent(lines -> log.repeat(ended.name(), lines));
        }
    }

    /** The last lines of the first failed incarnation. */
    Optional<LastLines> keptTail() {
        return firstFailed.flatMap(log::lastLines).or(() -> keptTail);
    }

    int exitCode() {
        return exitCode;
    }
}
