package dev.jforeman.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names one instance of a process type, printed as foreman does: {@code web.1}.
 *
 * @param type the process type
 * @param number counted from 1
 */
public record InstanceName(String type, int number) {
    private static final int MOST_DIGITS = 4;

    /** Takes {@code web.2} apart; empty if that is no name of an instance. */
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

    /** The process type that {@code web} and {@code web.2} name. */
    public static String typeOf(String name) {
        return parse(name).map(InstanceName::type).orElse(name);
    }

    @Override
    public String toString() {
        return type + "." + number;
    }

    /** Written out, as is {@link #hashCode}, because the JVM would make both only at the first start of a process. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InstanceName that && number == that.number && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + number;
    }
}
