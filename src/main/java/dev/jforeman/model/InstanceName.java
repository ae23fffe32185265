package dev.jforeman.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of one instance of a process type, printed as in foreman: {@code web.1}.
 *
 * @param type the process type
 * @param number counted from 1
 */
public record InstanceName(String type, int number) {
    private static final int MOST_DIGITS = 4;

    /** Parses a name such as {@code web.2}; empty if it is not the name of an instance. */
    public static Optional<InstanceName> parse(String text) {
        int dot = text.lastIndexOf('.');
        String digits = text.substring(dot + 1);
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.charAt(0) != '0'
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return dot > 0 && isNumber
                ? Optional.of(new InstanceName(text.substring(0, dot), Integer.parseInt(digits)))
                : Optional.empty();
    }

    /** The process type of a name such as {@code web} or {@code web.2}. */
    public static String typeOf(String name) {
        return parse(name).map(InstanceName::type).orElse(name);
    }

    @Override
    public String toString() {
        return type + "." + number;
    }

    /** Written by hand, like {@link #hashCode}, because the JVM would generate both when the first process starts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstanceName that && number == that.number && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + number;
    }
}
