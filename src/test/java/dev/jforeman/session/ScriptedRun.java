package dev.jforeman.session;

import dev.jforeman.contract.Facts;
import dev.jforeman.contract.ProcessScript;
import dev.jforeman.contract.SessionScript;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.JdkProcessHost;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import dev.jforeman.output.JsonStyle;
import dev.jforeman.output.LogFormat;
import dev.jforeman.output.LogOptions;
import dev.jforeman.output.LogOptions.LineSelection;
import dev.jforeman.output.LogOptions.PtyChoices;
import dev.jforeman.output.LogOptions.StderrChoice;
import dev.jforeman.output.LogOptions.StreamOptions;
import dev.jforeman.output.OnFull;
import dev.jforeman.output.OutputParts;
import dev.jforeman.output.PrefixOptions;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.State;
import dev.jforeman.testing.GivenRules;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour.ColourChoice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a script on the parts of a real session: its event loop, children, pumps, group watch and log. */
public final class ScriptedRun {
    /** Only a session that hangs takes this long. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    static final LogOptions OPTIONS = options(PtyChoice.NEVER);

    private static LogOptions options(PtyChoice terminals) {
        return new LogOptions(
                new PrefixOptions(ColourChoice.NEVER, Map.of(), Timestamps.OFF, false, false),
                new LineSelection(Set.of(), Set.of(), Optional.empty()),
                LogFormat.JSON,
                new StreamOptions(new PtyChoices(Optional.empty(), terminals), StderrChoice.MERGE, Optional.empty()),
                OnFull.WAIT,
                Optional.empty(),
                false);
    }

    private ScriptedRun() {}

    /** Runs the script with fake processes and reports the observed facts. */
    public static String onFakeProcesses(SessionScript script) throws Exception {
        Starts starts = new Starts(script);
        return run(script, OPTIONS, new FakeHost((launch, living) -> FakeProcess.start(starts.next(launch), living)));
    }

    /** Runs the script with real processes. */
    public static String onRealProcesses(SessionScript script) throws Exception {
        return onRealProcesses(script, OPTIONS);
    }

    /** Runs the script with real processes, each on a terminal of its own. */
    public static String onTerminals(SessionScript script) throws Exception {
        return onRealProcesses(script, options(PtyChoice.ALWAYS));
    }

    private static String onRealProcesses(SessionScript script, LogOptions options) throws Exception {
        JdkProcessHost real = JdkProcessHost.guarded(Duration.ZERO, Optional.empty());
        try {
            return run(script, options, new RealHost(real, new Starts(script)));
        } finally {
            real.unguard();
            real.end();
        }
    }

    private static String run(SessionScript script, LogOptions options, ProcessHost host) throws Exception {
        Inbox inbox = new Inbox();
        Facts facts = new Facts(script, ask -> inbox.put(ask.apply(System.nanoTime())));
        Plan plan = script.plan();
        JsonStyle style = new JsonStyle();
        Console console = Console.of(options, false, style::columns);
        OutputParts output = OutputParts.of(plan, options, style, console.keyForwarder(), new Lines(facts), e -> {
            throw new IllegalStateException(e);
        });
        SessionParts parts = new SessionParts(plan, output, console.stdio(), host, inbox);
        EventLoop loop =
                new EventLoop(inbox, parts.timers(), effect -> carryOut(script, parts, effect), facts::observe);
        FutureTask<State> session = new FutureTask<>(() -> loop.run(script.boot(System.nanoTime())));
        parts.start();
        Threads.start("session", session);
        try {
            session.get(HANGS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            parts.children().endAll(Duration.ZERO);
            return "the session does not end\n" + facts.report();
        }
        boolean isRead =
                output.pumps().awaitEnd(HANGS.toMillis()) && output.queue().awaitEmpty(HANGS);
        return (isRead ? "" : "the output does not end\n") + facts.report();
    }

    /** Fires the timers of the script at once and never fires others. */
    private static void carryOut(SessionScript script, SessionParts parts, Effect effect) {
        switch (effect) {
            case Effect.ArmTimer arm
            when script.isDue(arm.timer()) -> parts.effects().accept(new Effect.ArmTimer(arm.timer(), Duration.ZERO));
            case Effect.ArmTimer arm -> parts.effects().accept(new Effect.CancelTimer(arm.timer()));
            default -> parts.effects().accept(effect);
        }
    }

    /** Assigns starts to runs: the starts of an instance follow each other on one thread. */
    private static final class Starts {
        private final SessionScript script;
        private final Map<InstanceName, Integer> runs = new HashMap<>();

        Starts(SessionScript script) {
            this.script = script;
        }

        ProcessScript.Started next(Launch launch) throws SpawnException {
            return switch (nextOrRefused(launch)) {
                case ProcessScript.Refused(String reason, boolean canHeal) -> throw new SpawnException(reason, canHeal);
                case ProcessScript.Started started -> started;
            };
        }

        ProcessScript nextOrRefused(Launch launch) {
            InstanceName name = GivenRules.name(launch.environment().getOrDefault("PS", ""));
            return script.process(name, runs.merge(name, 1, Integer::sum));
        }
    }

    /**
     * The real host with the commands of the script; refusals are simulated, so no system limit has to be exhausted.
     */
    private record RealHost(JdkProcessHost host, Starts starts) implements ProcessHost {
        @Override
        public Child start(Launch launch) throws SpawnException {
            return switch (starts.nextOrRefused(launch)) {
                case ProcessScript.Refused(String reason, boolean canHeal)
                when canHeal -> throw new SpawnException(reason, true);
                case ProcessScript.Refused _ -> host.start(with(launch, "true", Path.of("/no/such/directory")));
                case ProcessScript.Started started -> host.start(with(launch, started.shell(), launch.directory()));
            };
        }

        private static Launch with(Launch launch, String command, Path directory) {
            return new Launch(command, directory, launch.environment(), launch.stdio());
        }

        @Override
        public Set<Long> livingGroups(Collection<Long> groups) {
            return host.livingGroups(groups);
        }
    }

    /** Standard output; the lines of processes become facts. */
    private static final class Lines implements WritableByteChannel {
        private static final Pattern LINE =
                Pattern.compile("\"instance\":\"([^\"]+)\",\"incarnation\":(\\d+),.*,\"line\":\"([^\"]*)\"}");

        private final Facts facts;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(Facts facts) {
            this.facts = facts;
        }

        @Override
        public int write(ByteBuffer bytes) {
            int length = bytes.remaining();
            while (bytes.hasRemaining()) {
                byte next = bytes.get();
                if (next == '\n') {
                    written(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            return length;
        }

        private void written(String text) {
            Matcher matcher = LINE.matcher(text);
            if (matcher.find()) {
                facts.line(GivenRules.name(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3));
            }
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
