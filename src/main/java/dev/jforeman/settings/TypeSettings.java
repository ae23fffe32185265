package dev.jforeman.settings;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.LiveCheck;
import dev.jforeman.model.ReadyCheck;
import dev.jforeman.model.WatchRule;
import java.util.List;
import java.util.Optional;

/**
 * How one process type is run. What is empty was not said.
 *
 * @param where its name is written; of several files, in the last one
 */
public record TypeSettings(
        Location where,
        Optional<ReadyCheck> ready,
        Optional<LiveCheck> live,
        Optional<List<WrittenNeed>> needs,
        Ending ending,
        Stopping stopping,
        ProcessContext place,
        Optional<WatchRule> watch,
        Selection selection) {
    public TypeSettings {
        needs = needs.map(List::copyOf);
    }

    /** What a later file says counts; variables are merged one by one. */
    TypeSettings over(TypeSettings earlier) {
        return new TypeSettings(
                where,
                ready.or(earlier::ready),
                live.or(earlier::live),
                needs.or(earlier::needs),
                ending.over(earlier.ending),
                stopping.over(earlier.stopping),
                place.over(earlier.place),
                watch.or(earlier::watch),
                selection.over(earlier.selection));
    }
}
