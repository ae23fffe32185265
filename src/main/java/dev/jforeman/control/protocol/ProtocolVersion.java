package dev.jforeman.control.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of the control protocol. They differ only in a few words, so all are read and written by the same code.
 */
public enum ProtocolVersion {
    /** Accepted from clients of earlier releases, and sent to servers of these. */
    V1(1),
    V2(2);

    /** The words of version 2 that are different in version 1. */
    private static final Map<String, String> EARLIER = Map.of(
            "method", "do",
            "type", "is",
            "ok", "done",
            "failed", "not-as-wished",
            "error", "refused",
            "message", "why",
            "shutting-down", "ending",
            "exited", "end");

    static final ProtocolVersion LATEST = V2;

    private final int number;

    ProtocolVersion(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static Optional<ProtocolVersion> find(long number) {
        return Stream.of(values()).filter(version -> version.number == number).findFirst();
    }

    /** How this version writes a word of the latest one. */
    String write(String word) {
        return this == V1 ? EARLIER.getOrDefault(word, word) : word;
    }

    /** The word of the latest version for one of this version. */
    String read(String word) {
        return this == V1
                ? EARLIER.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(word))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(word)
                : word;
    }
}
