package dev.jforeman.run;

import dev.jforeman.os.JdkProcessHost;
import dev.jforeman.os.ProcessHost;
import dev.jforeman.os.Pty;
import dev.jforeman.os.RuntimeDirectory;
import dev.jforeman.os.Signals;
import dev.jforeman.os.StandardOutput;
import dev.jforeman.plan.InstanceName;
import dev.jforeman.plan.Plan;
import dev.jforeman.plan.ProcessSpec;
import dev.jforeman.plan.Signal;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Rules;
import dev.jforeman.supervisor.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One run of a formation: puts the parts together, runs the loop, tells how it ended. */
public final class Session {
    private static final List<Signal> HANDLED = List.of(Signal.INT, Signal.TERM, Signal.HUP, Signal.USR1, Signal.USR2);
    private static final Duration PATIENCE_WITH_READER = Duration.ofSeconds(1);

    private final Inbox inbox = new Inbox();
    private final Journal journal;

    /**
     * A session that has not begun.
     *
     * @param debug log every event and its effects
     */
    public Session(boolean debug) {
        this.journal = debug ? Journal.logging() : Journal.SILENT;
    }

    /** Begins with what takes time and needs no plan, while the caller still reads words and files. */
    public static void warmUp() {
        Threads.start("warm-up", JdkProcessHost::warmUp);
        Threads.start("rehearsal", Rehearsal::play);
        if (StandardOutput.isTerminal()) {
            Threads.start("terminals", Pty::rehearse);
        }
    }

    /**
     * Runs until everything has ended.
     *
     * @param runtime the app's runtime directory; empty if there can be none
     * @param remarks what people are told first
     * @return the exit code
     */
    public int run(Plan plan, LogOptions options, Optional<RuntimeDirectory> runtime, List<String> remarks)
            throws InterruptedException {
        BlockPool blocks = new BlockPool();
        WriteQueue queue = new WriteQueue(blocks);
        OutputWriter writer = new OutputWriter(queue, StandardOutput.channel(), this::outputFailed);
        boolean isTerminal = StandardOutput.isTerminal();
        boolean isOnTerminals = options.pty().isWanted(isTerminal);
        LineStyle style = LineStyle.of(plan, options, isTerminal);
        Log log = new Log(queue, blocks, style, options);
        Pumps pumps = new Pumps(queue, blocks, log, options.onFull());
        ProcessHost host = JdkProcessHost.guarded(plan.stopTimeout(), runtime);
        GroupWatch groups = new GroupWatch(host);
        int prefixColumns = style.columns();
        ChildStdio stdio = isOnTerminals ? ChildStdio.terminals(prefixColumns) : ChildStdio.pipes(options.stderr());
        Map<InstanceName, ProcessSpec> specs = specs(plan);
        Children children = new Children(host, stdio, specs, inbox, pumps, groups);
        Timers timers = new Timers();
        Optional<SettingsEffects> settings = haveSettings(plan)
                ? Optional.of(SettingsEffects.of(specs, host, children, pumps, log, inbox))
                : Optional.empty();
        EffectRunner effects = new EffectRunner(children, timers, log, pumps, settings);

        Signals.handle(HANDLED, signal -> inbox.put(new Event.SignalReceived(System.nanoTime(), signal)));
        if (isOnTerminals) {
            Signals.handle(List.of(Signal.WINCH), _ -> children.resize(ChildStdio.terminalSize(prefixColumns)));
        }
        Threads.start("spawner", children);
        Threads.start("writer", writer);
        Threads.start("groups", groups);
        children.whenFirstStarted(() -> Threads.start("output-watch", this::watchOutput));
        if (options.isGithub()) {
            log.sayRaw(GithubCommands.group("Log of all processes"));
        }
        remarks.forEach(log::say);
        State end = new EventLoop(inbox, timers, effects, journal).run(boot(plan));
        if (options.isGithub()) {
            log.sayRaw(GithubCommands.END_GROUP);
        }
        Summary.of(end).ifPresent(summary -> summary.tell(log, effects.keptTail()));
        queue.awaitEmpty(PATIENCE_WITH_READER);
        return effects.exitCode();
    }

    private static boolean haveSettings(Plan plan) {
        return plan.instances().stream().anyMatch(spec -> spec.settings().isPresent());
    }

    private static Event boot(Plan plan) {
        List<Rules> formation = plan.instances().stream().map(SpecRules::of).toList();
        long now = System.nanoTime();
        return new Event.Boot(now, formation, now ^ ProcessHandle.current().pid());
    }

    private static Map<InstanceName, ProcessSpec> specs(Plan plan) {
        return plan.instances().stream().collect(Collectors.toMap(ProcessSpec::name, Function.identity()));
    }

    private void outputFailed(IOException e) {
        String reason = String.valueOf(e.getMessage());
        boolean isReaderGone = reason.contains("Broken pipe");
        if (!isReaderGone) {
            System.err.println("jforeman: cannot write the log: " + reason + "; stopping all processes");
        }
        outputGone(reason, isReaderGone);
    }

    private void watchOutput() {
        StandardOutput.awaitReaderGone();
        outputGone("Broken pipe", true);
    }

    private void outputGone(String reason, boolean isReaderGone) {
        inbox.put(new Event.OutputGone(System.nanoTime(), reason, isReaderGone));
    }
}
