package dev.jforeman.settings;

import dev.jforeman.model.Backoff;
import java.util.List;
import java.util.Optional;

/** Reads what follows when a process ends by itself. */
final class EndingReader {
    static final List<String> KEYS = List.of("task", "on-exit", "max-restarts", "backoff");

    private EndingReader() {}

    static Ending read(YamlGroup type) {
        Ending ending = new Ending(
                type.read("task", YamlValue::truth),
                type.read("on-exit", value -> value.word(Keywords.ON_EXIT)),
                type.read("max-restarts", value -> value.wholeNumber(0, 1_000)),
                type.read("backoff", EndingReader::backOff));
        if (ending.isTask().orElse(false)) {
            type.value("on-exit")
                    .ifPresent(value -> value.problem(
                            value.where(), "\"" + value.name() + "\" contradicts task: a task is not restarted"));
        }
        return ending;
    }

    private static Optional<Backoff> backOff(YamlValue value) {
        if (!value.isGroup()) {
            return value.positiveTime().map(first -> new Backoff(first, Backoff.USUAL.longest()));
        }
        YamlGroup group = value.group(List.of("first", "longest"));
        return Optional.of(new Backoff(
                group.read("first", YamlValue::positiveTime).orElse(Backoff.USUAL.first()),
                group.read("longest", YamlValue::positiveTime).orElse(Backoff.USUAL.longest())));
    }
}
