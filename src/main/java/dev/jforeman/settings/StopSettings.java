package dev.jforeman.settings;

import dev.jforeman.model.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a process is stopped.
 *
 * @param signal the signal that is sent first
 * @param timeout from the beginning of the stop to KILL
 * @param command a shell command that is run first, within the same time
 */
public record StopSettings(Optional<Signal> signal, Optional<Duration> timeout, Optional<String> command) {
    static final List<String> KEYS = List.of("stop-signal", "stop-timeout", "stop-command");

    private static final List<String> SIGNALS = List.of("TERM", "INT", "QUIT", "HUP", "USR1", "USR2", "KILL");
    private static final List<String> SPELLINGS = Stream.concat(
                    SIGNALS.stream(), SIGNALS.stream().map(Signal.PREFIX::concat))
            .toList();

    static StopSettings read(YamlGroup type) {
        return new StopSettings(
                type.read("stop-signal", StopSettings::signal),
                type.read("stop-timeout", YamlValue::time),
                type.read("stop-command", YamlValue::text));
    }

    /** Reads the name of a signal, with or without {@code SIG}. */
    static Optional<Signal> signal(YamlValue value) {
        Optional<String> spelled = Scalars.words(value.node()).filter(SPELLINGS::contains);
        return (spelled.isPresent() ? spelled : value.word(SIGNALS)).flatMap(Signal::find);
    }

    StopSettings over(StopSettings earlier) {
        return new StopSettings(signal.or(earlier::signal), timeout.or(earlier::timeout), command.or(earlier::command));
    }
}
