package dev.jforeman.session;

import dev.jforeman.model.Plan;
import dev.jforeman.os.kernel.PipeCapacity;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.GroupWatch;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.output.Histories;
import dev.jforeman.output.LineStyle;
import dev.jforeman.output.Log;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.OutputWriter;
import dev.jforeman.output.Pumps;
import dev.jforeman.output.QueuedBlockPool;
import dev.jforeman.output.WriteQueue;
import dev.jforeman.supervisor.Event;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.function.Consumer;

/** The parts of a session, put together. They do nothing until {@link #start}. */
record SessionParts(
        Inbox inbox,
        ProcessHost host,
        Specs specs,
        WriteQueue queue,
        OutputWriter writer,
        Histories histories,
        Log log,
        Pumps pumps,
        GroupWatch groups,
        Children children,
        Timers timers,
        LateSettings settings,
        Replies replies,
        EffectRunner effects) {
    /**
     * Those for a plan.
     *
     * @param out where the log is written
     * @param outputFailed called when the log cannot be written any more
     */
    static SessionParts of(
            Plan plan,
            LogOptions options,
            LineStyle style,
            Console console,
            ProcessHost host,
            Inbox inbox,
            WritableByteChannel out,
            Consumer<IOException> outputFailed) {
        QueuedBlockPool pool = new QueuedBlockPool();
        WriteQueue queue = new WriteQueue(pool);
        OutputWriter writer =
                new OutputWriter(queue, out, () -> PipeCapacity.enlargeOutput(OutputWriter.BATCH_BYTES), outputFailed);
        Histories histories = new Histories(plan.instances().size());
        Log log = new Log(queue, pool, histories, style, options);
        Pumps pumps = new Pumps(queue, pool, log, histories, options.onFull(), console.typist());
        GroupWatch groups = new GroupWatch(host);
        Specs specs = new Specs(plan);
        Children children = new Children(host, console.stdio(), specs, inbox, pumps, groups);
        LateSettings settings = new LateSettings(() -> SettingsEffects.of(specs, host, children, pumps, log, inbox));
        settings.prepare(plan);
        Timers timers = new Timers();
        Replies replies = new Replies();
        EffectRunner effects = new EffectRunner(children, timers, log, pumps, settings, replies);
        return new SessionParts(
                inbox, host, specs, queue, writer, histories, log, pumps, groups, children, timers, settings, replies,
                effects);
    }

    /** Starts the threads that every session has. */
    void start() {
        Threads.start("spawner", children);
        Threads.start("writer", writer);
        Threads.start("groups", groups);
    }

    /** For those outside. */
    Controls controls(Plan plan, Planning planning, EventLoop loop, Consumer<Event> wishes) {
        return new LiveControls(
                loop::state,
                wishes,
                replies,
                specs,
                settings,
                histories,
                planning,
                plan,
                name -> children.terminal(name, histories),
                log);
    }

    /** For an attendant. */
    SessionHandle stage(Plan plan) {
        return new SessionHandle(plan, inbox, host, children, log, pumps);
    }
}
