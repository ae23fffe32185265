package dev.jforeman.session;

import dev.jforeman.checks.SideCommands;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.output.Log;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Event.Goal;
import java.util.Set;

/** What an observer can do in a session. */
public final class SessionHandle {
    private static final long STOP = -3;

    private final Plan plan;
    private final Inbox inbox;
    private final SideCommands commands;
    private final Log log;

    SessionHandle(Plan plan, Inbox inbox, ProcessHost host, Children children, Log log) {
        this.plan = plan;
        this.inbox = inbox;
        this.commands = new SideCommands(host, children::onSpawner);
        this.log = log;
    }

    public Plan plan() {
        return plan;
    }

    public SideCommands commands() {
        return commands;
    }

    /** Requests a reply when these instances have reached a state or can no longer reach it. */
    void await(long request, Set<InstanceName> names, Goal goal) {
        inbox.put(new Event.WaitAsked(System.nanoTime(), request, names, goal));
    }

    /** Stops all processes in the normal order. */
    public void stopAll() {
        inbox.put(new Event.DownAsked(System.nanoTime(), STOP));
    }

    public void say(String text) {
        log.say(text);
    }

    /** Reports a failure, with the last output of the instance if that was not shown. */
    public void alarm(InstanceName name, String text) {
        log.alarm(name, text);
        if (!log.isShown(name)) {
            log.lastLines(name).ifPresent(lines -> log.repeat(name, lines));
        }
    }
}
