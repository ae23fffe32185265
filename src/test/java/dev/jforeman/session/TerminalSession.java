package dev.jforeman.session;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.os.process.TerminalProcess;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Event;
import dev.jforeman.testing.GivenPlan;
import java.time.Duration;
import java.util.Optional;

/** The parts of a session with one process on a terminal. */
public final class TerminalSession {
    private static final Duration HANGS = Duration.ofSeconds(60);
    private static final InstanceName WEB = new InstanceName("web", 1);

    private final TerminalProcess process = new TerminalProcess();
    private final FakeMachine machine = new FakeMachine(new FakeHost((_, _) -> process));
    private final Inbox inbox = new Inbox();
    private final SessionParts parts;
    private final Controls controls;

    public TerminalSession() throws InterruptedException {
        Plan plan = GivenPlan.of("web.1");
        parts = machine.parts(plan, inbox);
        EventLoop loop = new EventLoop(inbox, parts.timers(), _ -> {}, Journal.SILENT);
        controls = parts.controls(
                plan,
                (_, _, _) -> {
                    throw new IllegalStateException();
                },
                loop,
                _ -> {});
        parts.start();
        parts.children().spawn(new Incarnation(WEB, 1));
        await(Event.Spawned.class);
        parts.children().showOutput(new Incarnation(WEB, 1));
    }

    private void await(Class<? extends Event> kind) throws InterruptedException {
        Optional<Event> next = inbox.poll(HANGS.toNanos());
        if (!kind.isInstance(next.orElseThrow())) {
            throw new AssertionError(next.get());
        }
    }

    public TerminalProcess process() {
        return process;
    }

    public Controls controls() {
        return controls;
    }

    public Terminal terminal() {
        return controls.terminal(WEB).orElseThrow();
    }

    public String screen() {
        return machine.screen();
    }

    public void awaitOnScreen(String text) {
        machine.awaitOnScreen(text);
    }

    /** Waits until all output of the process was read. */
    public void awaitEnd() throws InterruptedException {
        await(Event.OutputClosed.class);
    }
}
