package dev.jforeman.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A YAML mapping with its keys.
 *
 * @param whole the mapping as a value
 */
record YamlGroup(YamlValue whole, List<YamlValue.Entry> entries) {

    /** The value of a key, if it is present and valid. */
    <T> Optional<T> read(String key, Function<YamlValue, Optional<T>> reader) {
        return value(key).flatMap(reader);
    }

    Optional<YamlValue> value(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(YamlValue.Entry::value)
                .findFirst();
    }

    boolean has(String key) {
        return value(key).isPresent();
    }
}
