package dev.jforeman.settings;

import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.SuccessCodes;
import java.util.List;
import java.util.Optional;

/**
 * What to do when a process exits on its own.
 *
 * @param isTask whether it is expected to exit: success means done, anything else is a failure; it is never restarted
 * @param successCodes the exit codes that count as success
 * @param mostRestarts the maximum in a sliding window of five minutes
 */
public record RestartSettings(
        Optional<Boolean> isTask,
        Optional<SuccessCodes> successCodes,
        Optional<OnExit> onExit,
        Optional<Integer> mostRestarts,
        Optional<Backoff> backOff) {
    static final List<String> KEYS = List.of("task", "success-codes", "on-exit", "max-restarts", "backoff");
    private static final int HIGHEST_CODE = 255;

    static RestartSettings read(YamlGroup type) {
        RestartSettings read = new RestartSettings(
                type.read("task", YamlValue::truth),
                type.read("success-codes", RestartSettings::successCodes),
                type.read("on-exit", value -> value.oneOf(OnExit.values())),
                type.read("max-restarts", value -> value.wholeNumber(0, 1_000)),
                type.read("backoff", RestartSettings::backOff));
        if (read.isTask().orElse(false)) {
            type.value("on-exit")
                    .ifPresent(value -> value.problem(
                            value.where(), "\"" + value.name() + "\" contradicts task: tasks are not restarted"));
        }
        return read;
    }

    private static Optional<SuccessCodes> successCodes(YamlValue value) {
        return value.oneOrMore(code -> code.wholeNumber(0, HIGHEST_CODE)).map(SuccessCodes::of);
    }

    private static Optional<Backoff> backOff(YamlValue value) {
        if (!value.isGroup()) {
            return value.positiveTime().map(first -> new Backoff(first, Backoff.DEFAULT.longest()));
        }
        YamlGroup group = value.group(List.of("first", "longest"));
        return Optional.of(new Backoff(
                group.read("first", YamlValue::positiveTime).orElse(Backoff.DEFAULT.first()),
                group.read("longest", YamlValue::positiveTime).orElse(Backoff.DEFAULT.longest())));
    }

    RestartSettings over(RestartSettings earlier) {
        return new RestartSettings(
                isTask.or(earlier::isTask),
                successCodes.or(earlier::successCodes),
                onExit.or(earlier::onExit),
                mostRestarts.or(earlier::mostRestarts),
                backOff.or(earlier::backOff));
    }
}
