package dev.jforeman.model;

import org.jspecify.annotations.Nullable;

/**
 * Names one instance of a process type, printed as foreman does: {@code web.1}.
 *
 * @param type the process type
 * @param number counted from 1
 */
public record InstanceName(String type, int number) {
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
