package dev.jforeman.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how a process is stopped. */
final class StoppingReader {
    static final List<String> KEYS = List.of("stop-signal", "stop-timeout", "stop-command");

    private static final String PREFIX = "SIG";
    private static final List<String> SPELLINGS = Stream.concat(
                    Keywords.SIGNALS.stream(), Keywords.SIGNALS.stream().map(PREFIX::concat))
            .toList();

    private StoppingReader() {}

    static Stopping read(YamlGroup type) {
        return new Stopping(
                type.read("stop-signal", StoppingReader::signal),
                type.read("stop-timeout", YamlValue::time),
                type.read("stop-command", YamlValue::text));
    }

    /** The name without the prefix. */
    static Optional<String> signal(YamlValue value) {
        Optional<String> spelled = Scalars.words(value.node()).filter(SPELLINGS::contains);
        return spelled.isPresent()
                ? spelled.map(name -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)
                : value.word(Keywords.SIGNALS);
    }
}
