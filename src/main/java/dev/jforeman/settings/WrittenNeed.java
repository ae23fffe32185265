package dev.jforeman.settings;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Need.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A dependency and its position, for error messages.
 *
 * @param where the position of the dependency
 */
public record WrittenNeed(Need need, Location where) {
    static Optional<List<WrittenNeed>> read(YamlValue value) {
        return value.isGroup()
                ? Optional.of(group(value))
                : value.oneOrMore(TypeSettings::name).map(types -> plain(types, value));
    }

    private static List<WrittenNeed> plain(List<String> types, YamlValue value) {
        List<Location> places = value.places();
        return IntStream.range(0, types.size())
                .mapToObj(i -> need(types.get(i), Condition.READY, false, places.get(i)))
                .toList();
    }

    private static List<WrittenNeed> group(YamlValue value) {
        List<WrittenNeed> needs = new ArrayList<>();
        for (YamlValue.Entry entry : value.entries()) {
            if (TypeSettings.isName(entry)) {
                detailed(entry).ifPresent(needs::add);
            }
        }
        return needs;
    }

    private static Optional<WrittenNeed> detailed(YamlValue.Entry entry) {
        YamlValue value = entry.value();
        if (!value.isGroup()) {
            return condition(value).map(condition -> need(entry.key(), condition, false, entry.where()));
        }
        YamlGroup group = value.group(List.of("condition", "restart"));
        Condition condition = group.read("condition", WrittenNeed::condition).orElse(Condition.READY);
        boolean isRestarted = group.read("restart", YamlValue::truth).orElse(false);
        return Optional.of(need(entry.key(), condition, isRestarted, entry.where()));
    }

    private static Optional<Condition> condition(YamlValue value) {
        return value.oneOf(Condition.values());
    }

    private static WrittenNeed need(String type, Condition condition, boolean isRestarted, Location where) {
        return new WrittenNeed(new Need(type, condition, isRestarted), where);
    }
}
