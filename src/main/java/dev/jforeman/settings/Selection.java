package dev.jforeman.settings;

import java.util.List;
import java.util.Optional;

/**
 * When a process type runs, and how many of it.
 *
 * @param count where nobody says how many on the command line
 * @param groups names it can be started by, {@code start @billing}
 * @param isAutostarted whether a start without names includes it
 */
public record Selection(Optional<Integer> count, Optional<List<String>> groups, Optional<Boolean> isAutostarted) {
    public Selection {
        groups = groups.map(List::copyOf);
    }

    static Selection read(YamlGroup type) {
        return new Selection(
                type.read("count", value -> value.wholeNumber(0, 1_000)),
                type.read("groups", value -> value.oneOrMore(TypeSettings::name)),
                type.read("autostart", YamlValue::truth));
    }

    Selection over(Selection earlier) {
        return new Selection(
                count.or(earlier::count), groups.or(earlier::groups), isAutostarted.or(earlier::isAutostarted));
    }
}
