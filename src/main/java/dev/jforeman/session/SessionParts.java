package dev.jforeman.session;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.GroupWatch;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.output.OutputParts;
import dev.jforeman.session.Console.ChildStdio;
import dev.jforeman.session.Controls.Planning;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.session.EventLoop.Timers;
import dev.jforeman.session.LiveControls.Replies;
import dev.jforeman.session.SettingsEffects.LateSettings;
import dev.jforeman.supervisor.Event;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The parts of a session, connected to each other. They do nothing until {@link #start} is called. */
final class SessionParts {
    private final Inbox inbox;
    private final ProcessHost host;
    private final OutputParts output;
    private final Specs specs;
    private final GroupWatch groups;
    private final Children children;
    private final Timers timers = new Timers();
    private final LateSettings settings;
    private final Replies replies = new Replies();
    private final EffectRunner effects;

    /** The parts for a plan. */
    SessionParts(Plan plan, OutputParts output, ChildStdio stdio, ProcessHost host, Inbox inbox) {
        this.inbox = inbox;
        this.host = host;
        this.output = output;
        this.specs = new Specs(plan);
        this.groups = new GroupWatch(host);
        this.children = new Children(host, stdio, specs, inbox, output.pumps(), groups);
        this.settings =
                new LateSettings(() -> SettingsEffects.of(specs, host, children, output.pumps(), output.log(), inbox));
        settings.prepare(plan);
        this.effects = new EffectRunner(children, timers, output.log(), settings, replies);
    }

    OutputParts output() {
        return output;
    }

    Specs specs() {
        return specs;
    }

    Children children() {
        return children;
    }

    Timers timers() {
        return timers;
    }

    LateSettings settings() {
        return settings;
    }

    Replies replies() {
        return replies;
    }

    EffectRunner effects() {
        return effects;
    }

    /** The terminal of an instance, if it currently runs on one. */
    Optional<Terminal> terminal(InstanceName name) {
        return children.terminal(name, output.histories());
    }

    /** Starts the threads that every session has. */
    void start() {
        Threads.repeat("spawner", children);
        Threads.repeat(Faults.WRITER, output.writer());
        Threads.repeat("groups", groups);
    }

    /** The controls for endpoints. */
    Controls controls(Plan plan, Planning planning, EventLoop loop, Consumer<Event> requests) {
        return new LiveControls(this, plan, planning, loop::state, requests);
    }

    /** The handle for an observer. */
    SessionHandle handle(Plan plan) {
        return new SessionHandle(plan, inbox, host, children, output.log());
    }

    /**
     * The specification with which each instance will be started next. A new plan replaces the specifications of the
     * instances it contains. Thread-safe.
     */
    static final class Specs {
        private final Map<InstanceName, ProcessSpec> specs = new ConcurrentHashMap<>();

        Specs(Plan plan) {
            adopt(plan);
        }

        void adopt(Plan plan) {
            plan.instances().forEach(spec -> specs.put(spec.name(), spec));
        }

        /** The specification of an instance that the core knows. */
        ProcessSpec get(InstanceName name) {
            return find(name).orElseThrow();
        }

        Optional<ProcessSpec> find(InstanceName name) {
            return Optional.ofNullable(specs.get(name));
        }
    }
}
