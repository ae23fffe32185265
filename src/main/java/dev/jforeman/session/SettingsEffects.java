package dev.jforeman.session;

import dev.jforeman.checks.FileWatches;
import dev.jforeman.checks.ProbeRunner;
import dev.jforeman.checks.SideCommands;
import dev.jforeman.checks.StopCommands;
import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Rules;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.output.Log;
import dev.jforeman.output.Pumps;
import dev.jforeman.session.EventLoop.Inbox;
import dev.jforeman.session.SessionParts.Specs;
import dev.jforeman.supervisor.Effect;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries out the effects of settings. This class is not loaded if there are no settings. */
final class SettingsEffects {
    private final Specs specs;
    private final Log log;
    private final ProbeRunner inquiries;
    private final StopCommands stopCommands;
    private final FileWatches watches;

    private SettingsEffects(Specs specs, Log log, ProbeRunner inquiries, StopCommands stops, FileWatches watches) {
        this.specs = specs;
        this.log = log;
        this.inquiries = inquiries;
        this.stopCommands = stops;
        this.watches = watches;
    }

    /** Creates the effects for a plan with settings. */
    static SettingsEffects of(Specs specs, ProcessHost host, Children children, Pumps pumps, Log log, Inbox inbox) {
        SideCommands commands = new SideCommands(host, children::onSpawner);
        SettingsEffects effects = new SettingsEffects(
                specs,
                log,
                new ProbeRunner(specs::get, inbox::put, commands),
                new StopCommands(commands, pumps, inbox::put),
                new FileWatches(inbox::put, log.fileDirectory()));
        children.beforeStart(effects::beforeStart);
        pumps.watch(effects.inquiries::watching);
        return effects;
    }

    /** Prepares the start of a process. Runs on the thread that starts it. */
    private void beforeStart(Incarnation incarnation) {
        inquiries.beforeStart(incarnation);
        Consumer<String> warning = text -> log.alarm(incarnation.name(), text);
        inquiries.warning(incarnation).ifPresent(warning);
        watches.beforeStart(incarnation, spec(incarnation), warning);
    }

    void startProbing(Effect.StartProbing start) {
        Incarnation incarnation = new Incarnation(start.name(), start.incarnation());
        inquiries.start(incarnation, start.probe());
    }

    void stopProbing(Effect.StopProbing stop) {
        inquiries.stop(new Incarnation(stop.name(), stop.incarnation()));
    }

    void runStopCommand(Effect.RunStopCommand run) {
        Incarnation incarnation = new Incarnation(run.name(), run.incarnation());
        stopCommands.run(incarnation, spec(incarnation));
    }

    void killStopCommand(Effect.KillStopCommand kill) {
        stopCommands.kill(new Incarnation(kill.name(), kill.incarnation()));
    }

    /** Drops all instances that this plan does not contain. */
    void retain(Plan plan) {
        watches.retain(plan.instances().stream().map(ProcessSpec::name).toList());
    }

    void release(Incarnation incarnation) {
        inquiries.release(incarnation);
    }

    private ProcessSpec spec(Incarnation incarnation) {
        return specs.get(incarnation.name());
    }

    /**
     * Creates the {@link SettingsEffects} when a plan first has settings: at the start, or when the files are read
     * again.
     */
    static final class LateSettings {
        private final Supplier<SettingsEffects> maker;
        private Optional<SettingsEffects> made = Optional.empty();

        LateSettings(Supplier<SettingsEffects> maker) {
            this.maker = maker;
        }

        /** Must be called before any process of this plan is started. */
        synchronized void prepare(Plan plan) {
            if (made.isEmpty() && plan.instances().stream().anyMatch(spec -> isFor(spec.rules()))) {
                made = Optional.of(maker.get());
            }
        }

        private static boolean isFor(Rules rules) {
            return rules.isProbed()
                    || rules.watch().isPresent()
                    || rules.stop().command().isPresent();
        }

        /** The effects of settings; empty as long as no plan had settings. */
        synchronized Optional<SettingsEffects> find() {
            return made;
        }
    }
}
