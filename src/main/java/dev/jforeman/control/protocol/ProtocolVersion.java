package dev.jforeman.control.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of the control protocol. They differ in a few words only, so that both are read and written alike. */
public enum ProtocolVersion {
    /** Read for clients of earlier releases, and written to servers of those. */
    V1(1),
    V2(2);

    /** Words of version 2 that version 1 has others for. */
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
