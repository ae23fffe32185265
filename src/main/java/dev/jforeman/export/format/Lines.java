package dev.jforeman.export.format;

import java.util.Collection;

/** A text under construction, line by line; every line has its end. */
final class Lines {
    private final StringBuilder text = new StringBuilder();

    /** Begins with what a reader of the file should know. */
    static Lines commented(String mark) {
        return new Lines().add(mark + " Exported by jforeman: the next export overwrites this file.");
    }

    Lines add(String line) {
        text.append(line).append('\n');
        return this;
    }

    Lines addAll(Collection<String> lines) {
        lines.forEach(this::add);
        return this;
    }

    Lines addIf(boolean condition, String line) {
        return condition ? add(line) : this;
    }

    Lines blank() {
        return add("");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
