package dev.jforeman.session;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.contract.ProcessScript;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Signal;
import dev.jforeman.os.process.Child;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.Eventually;
import dev.jforeman.testing.GivenPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Effects on the real parts of a session with fake processes. */
class EffectRunnerTest {
    /** Only a session that hangs takes this long. */
    private static final long HANGS_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final InstanceName WEB = new InstanceName("web", 1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Plan PLAIN = GivenPlan.of("web.1");
    private static final Notice.Ended CRASH =
            new Notice.Ended(WEB, new Outcome.Exited(3), SECOND, true, new Notice.Next.Nothing());

    private final Inbox inbox = new Inbox();

    private SessionParts parts(Plan plan, FakeMachine machine) {
        SessionParts parts = machine.parts(plan, inbox);
        parts.start();
        return parts;
    }

    private SessionParts parts(ProcessScript.Started script) {
        return parts(PLAIN, new FakeMachine(FakeHost.running(script)));
    }

    /** Waits for the next event of this kind and skips others before it. */
    private <E extends Event> E await(Class<E> kind) throws InterruptedException {
        while (true) {
            Event next = inbox.poll(HANGS_NANOS).orElseThrow();
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    @Test
    void aProcessIsStartedShownSignalledAndReleased() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.stays("up")));
        EffectRunner effects = parts(PLAIN, machine).effects();

        effects.accept(new Effect.Spawn(WEB, 1));
        assertThat(await(Event.Spawned.class).incarnation()).isEqualTo(1);
        effects.accept(new Effect.ShowOutput(WEB, 1));
        machine.awaitOnScreen("\"line\":\"up\"");
        effects.accept(new Effect.SendSignal(WEB, 1, Signal.TERM, Event.SignalAsked.Target.GROUP));

        assertThat(await(Event.Exited.class).outcome()).isEqualTo(new Outcome.Signalled(15, "SIGTERM", false));
        effects.accept(new Effect.Release(WEB, 1));
        effects.accept(new Effect.SendSignal(WEB, 1, Signal.KILL, Event.SignalAsked.Target.LEADER));
        assertThat(machine.host().living).isEmpty();
    }

    @Test
    void aSignalForTheLeaderAloneDoesNotReachTheRestOfItsGroup() throws Exception {
        FakeMachine machine = new FakeMachine(
                FakeHost.running(ProcessScript.stays().leaving(new ProcessScript.Member.IgnoresTerm())));
        EffectRunner effects = parts(PLAIN, machine).effects();
        effects.accept(new Effect.Spawn(WEB, 1));
        await(Event.Spawned.class);

        effects.accept(new Effect.SendSignal(WEB, 1, Signal.KILL, Event.SignalAsked.Target.LEADER));
        await(Event.Exited.class);
        assertThat(machine.host().living).hasSize(1);

        effects.accept(new Effect.SendSignal(WEB, 1, Signal.KILL, Event.SignalAsked.Target.GROUP));
        await(Event.GroupEmptied.class);
    }

    @Test
    void aTimerIsArmedAndCancelled() {
        SessionParts parts = parts(ProcessScript.stays());
        TimerId timer = new TimerId.OfInstance(WEB, 1, TimerId.Kind.STOP);
        long later = System.nanoTime() + Duration.ofHours(1).toNanos();

        parts.effects().accept(new Effect.ArmTimer(timer, SECOND));
        assertThat(parts.timers().takeDue(System.nanoTime() - SECOND.toNanos())).isEmpty();
        assertThat(parts.timers().takeDue(later)).contains(timer);

        parts.effects().accept(new Effect.ArmTimer(timer, SECOND));
        parts.effects().accept(new Effect.CancelTimer(timer));
        assertThat(parts.timers().takeDue(later)).isEmpty();
    }

    @Test
    void anAnswerGoesToTheClientThatSentTheRequest() {
        SessionParts parts = parts(ProcessScript.stays());
        List<Answer> answers = new ArrayList<>();
        long first = parts.replies().expect(answers::add);
        long second = parts.replies().expect(answers::add);

        parts.effects().accept(new Effect.Reply(second, new Answer.Done()));
        parts.effects().accept(new Effect.Reply(first, new Answer.SessionEnds()));
        parts.effects().accept(new Effect.Reply(first, new Answer.Done()));

        assertThat(answers).containsExactly(new Answer.Done(), new Answer.SessionEnds());
    }

    @Test
    void theExitCodeIsThatOfTheEnd() {
        EffectRunner effects = parts(ProcessScript.stays()).effects();
        assertThat(effects.exitCode()).isZero();

        effects.accept(new Effect.Finish(9));

        assertThat(effects.exitCode()).isEqualTo(9);
    }

    @Test
    void theLastLinesOfTheFirstFailureAreKept() throws Exception {
        EffectRunner effects = parts(ProcessScript.exits(3, "boom")).effects();
        effects.accept(new Effect.KeepTail(WEB, 1));
        assertThat(effects.keptTail()).as("it has written nothing").isEmpty();
        writes(effects);

        effects.accept(new Effect.KeepTail(WEB, 1));

        assertThat(effects.keptTail()).isPresent();
    }

    /** Its output was once not read at all, so the process blocked as soon as its pipe was full. */
    @Test
    void outputThatCannotBeShownAtFirstIsShownLater() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.exits(3, "up")));
        SessionParts parts = parts(PLAIN, machine);
        AtomicInteger attempts = new AtomicInteger();
        parts.output().pumps().watch((_, shown) -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("injected");
            }
            return shown;
        });

        writes(parts.effects());

        machine.awaitOnScreen("\"line\":\"up\"");
    }

    @Test
    void theEndOfTheOutputIsReportedEvenIfThatFailsAtFirst() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.stays()));
        SessionParts parts = parts(PLAIN, machine);
        Child child = FakeProcess.start(ProcessScript.exits(0, "up"), machine.host().living);
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        AtomicInteger attempts = new AtomicInteger();

        parts.output().pumps().start(new Incarnation(WEB, 1), child, () -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("injected");
            }
            told.add("closed");
        });

        assertThat(told.poll(HANGS_NANOS, TimeUnit.NANOSECONDS)).isEqualTo("closed");
        assertThat(parts.output().pumps().awaitEnd(HANGS_NANOS / 1_000_000)).isTrue();
        machine.awaitOnScreen("\"line\":\"up\"");
    }

    @Test
    void aStopCommandWhoseOutputCannotBeShownHasEnded() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.stays()));
        SessionParts parts = parts(GivenPlan.of(given("web.1").stopCommand()), machine);
        parts.output().pumps().watch((_, _) -> {
            throw new IllegalStateException("injected");
        });

        parts.effects().accept(new Effect.RunStopCommand(WEB, 1));

        assertThat(await(Event.StopCommandEnded.class).outcome()).isEqualTo(new Outcome.Exited(126));
        Eventually.holds("it is killed", machine.host().living::isEmpty, () -> machine.host().living);
    }

    @Test
    void aStopCommandThatCannotBeStartedForAnInternalErrorHasEndedAndIsTriedOnce() throws Exception {
        FakeMachine machine = new FakeMachine(new FakeHost());
        EffectRunner effects =
                parts(GivenPlan.of(given("web.1").stopCommand()), machine).effects();

        effects.accept(new Effect.RunStopCommand(WEB, 1));
        assertThat(await(Event.StopCommandEnded.class).outcome()).isEqualTo(new Outcome.Exited(126));
        effects.accept(new Effect.RunStopCommand(WEB, 1));
        assertThat(await(Event.StopCommandEnded.class).outcome()).isEqualTo(new Outcome.Exited(126));

        assertThat(machine.host().launches).hasSize(2);
    }

    private void writes(EffectRunner effects) throws InterruptedException {
        effects.accept(new Effect.Spawn(WEB, 1));
        await(Event.Spawned.class);
        effects.accept(new Effect.ShowOutput(WEB, 1));
        await(Event.OutputClosed.class);
    }

    @Test
    void theLastLinesOfAMutedProcessAreShownWhenItFails() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.exits(3, "boom")));
        SessionParts parts = parts(PLAIN, machine);
        parts.output().log().show(WEB, false);
        writes(parts.effects());
        parts.effects().accept(new Effect.Say(new Notice.Started(WEB, 7)));
        machine.awaitOnScreen("started with pid 7");
        assertThat(machine.screen()).doesNotContain("boom");

        parts.effects().accept(new Effect.Say(CRASH));

        machine.awaitOnScreen("boom");
        assertThat(machine.screen()).containsSubsequence("exited with code 3", "boom");
    }

    @Test
    void theLastLinesOfAProcessThatWasShownAreNotRepeated() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.exits(3, "boom")));
        EffectRunner effects = parts(PLAIN, machine).effects();
        writes(effects);

        effects.accept(new Effect.Say(CRASH));
        effects.accept(new Effect.Say(new Notice.Started(WEB, 7)));

        machine.awaitOnScreen("started with pid 7");
        assertThat(machine.screen()).containsOnlyOnce("boom");
    }

    @Test
    void aStopEndsAPromptSoThatNothingIsHeldBack() {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.stays()));
        SessionParts parts = parts(PLAIN, machine);
        parts.output().log().write("restart which? ", true);
        machine.awaitOnScreen("restart which? ");

        parts.effects().accept(new Effect.Say(new Notice.StopReceived(Signal.INT)));

        machine.awaitOnScreen("SIGINT");
    }

    @Test
    void anEffectWithoutAMatchingSettingIsAnInternalError() {
        EffectRunner effects = parts(ProcessScript.stays()).effects();

        assertThatThrownBy(() -> effects.accept(new Effect.StartProbing(WEB, 1, Event.Probed.Probe.READY)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> effects.accept(new Effect.RunStopCommand(WEB, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStopCommandRunsBesideTheProcessAndIsKilledWhenItsTimeIsOver() throws Exception {
        FakeMachine machine = new FakeMachine(FakeHost.running(ProcessScript.stays()));
        EffectRunner effects =
                parts(GivenPlan.of(given("web.1").stopCommand()), machine).effects();
        effects.accept(new Effect.RunStopCommand(WEB, 1));

        effects.accept(new Effect.KillStopCommand(WEB, 1));

        assertThat(await(Event.StopCommandEnded.class).outcome()).isEqualTo(new Outcome.Signalled(9, "SIGKILL", false));
        assertThat(machine.host().launches)
                .singleElement()
                .satisfies(launch -> assertThat(launch.command()).isEqualTo("bin/drain"));
    }
}
