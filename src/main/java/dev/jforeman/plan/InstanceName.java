package dev.jforeman.plan;

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
}
