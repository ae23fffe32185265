package dev.jforeman.model;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The exit codes that count as success. 0 always does: a session that failed with code 0 would look successful.
 *
 * @param others the codes besides 0
 */
public record SuccessCodes(Set<Integer> others) {
    /** Only exit code 0, the default. */
    public static final SuccessCodes ONLY_ZERO = new SuccessCodes(Set.of());

    public SuccessCodes {
        others = others.stream().filter(code -> code != 0).collect(Collectors.toUnmodifiableSet());
    }

    public static SuccessCodes of(Collection<Integer> codes) {
        return new SuccessCodes(Set.copyOf(codes));
    }

    /** Whether an exit is a success. Termination by a signal never is. */
    public boolean contain(Outcome outcome) {
        return outcome.isSuccess() || (outcome instanceof Outcome.Exited(int code) && others.contains(code));
    }

    /** The codes besides 0, in order. */
    public SortedSet<Integer> sorted() {
        return new TreeSet<>(others);
    }
}
