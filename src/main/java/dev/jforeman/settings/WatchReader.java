package dev.jforeman.settings;

import dev.jforeman.model.Signal;
import dev.jforeman.model.WatchRule;
import java.util.List;
import java.util.Optional;

/** Reads {@code watch}: globs, or a group with more to say about them. */
final class WatchReader {
    private WatchReader() {}

    static Optional<WatchRule> read(YamlValue value) {
        return value.isGroup() ? group(value) : globs(value).map(WatchReader::rule);
    }

    private static WatchRule rule(List<String> paths) {
        return new WatchRule(paths, List.of(), WatchRule.USUAL_DEBOUNCE, Optional.empty());
    }

    private static Optional<WatchRule> group(YamlValue value) {
        YamlGroup group = value.group(List.of("paths", "ignore", "debounce", "signal"));
        Optional<List<String>> paths = group.read("paths", WatchReader::globs);
        List<String> ignored = group.read("ignore", WatchReader::globs).orElse(List.of());
        var debounce = group.read("debounce", YamlValue::time).orElse(WatchRule.USUAL_DEBOUNCE);
        Optional<Signal> signal = group.read("signal", StopSettings::signal);
        if (!group.has("paths")) {
            value.problem(value.where(), "\"" + value.name() + "\" has no paths");
        }
        return paths.map(globs -> new WatchRule(globs, ignored, debounce, signal));
    }

    private static Optional<List<String>> globs(YamlValue value) {
        return value.oneOrMore(YamlValue::text);
    }
}
