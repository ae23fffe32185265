package dev.jforeman.export.format;

import java.util.Collection;

/** Builds a text of lines, each ending with a newline. */
final class Lines {
    private final StringBuilder text = new StringBuilder();

    /** Starts a text with a comment that the file is generated; {@code mark} begins the comment. */
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
