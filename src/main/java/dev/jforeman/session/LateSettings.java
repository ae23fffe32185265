package dev.jforeman.session;

import dev.jforeman.model.Plan;
import dev.jforeman.model.Rules;
import java.util.Optional;
import java.util.function.Supplier;

/** What carries out settings, made once a plan has some: at the start, or when the files are read again. */
final class LateSettings {
    private final Supplier<SettingsEffects> maker;
    private Optional<SettingsEffects> made = Optional.empty();

    LateSettings(Supplier<SettingsEffects> maker) {
        this.maker = maker;
    }

    /** To be called before anything of this plan is started. */
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

    /** Nothing, as long as no plan had settings. */
    synchronized Optional<SettingsEffects> find() {
        return made;
    }
}
