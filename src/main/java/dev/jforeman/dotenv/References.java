package dev.jforeman.dotenv;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the references to variables in one value. */
final class References {
    private static final Pattern PLAIN = Pattern.compile("\\$(?<name>[A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern BRACED =
            Pattern.compile("\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?::-(?<fallback>[^}]*))?}");

    private final Quoting quoting;
    private final String text;
    private final Map<String, String> known;
    private final int lastBrace;
    private final StringBuilder expanded = new StringBuilder();
    private int index;

    References(RawValue raw, Map<String, String> known) {
        this.quoting = raw.quoting();
        this.text = raw.text();
        this.known = known;
        this.lastBrace = text.lastIndexOf('}');
    }

    /** The expanded value; not the whole of it, but something longer than the limit, if it is longer than that. */
    String expand(int limit) {
        if (quoting == Quoting.SINGLE) {
            return text;
        }
        while (index < text.length() && expanded.length() <= limit) {
            expandNext();
        }
        return expanded.toString();
    }

    private void expandNext() {
        if (text.charAt(index) == '$') {
            expandReference();
        } else if (isEscape()) {
            expanded.append(Escape.meaning(text.charAt(index + 1)));
            index += 2;
        } else {
            expanded.append(text.charAt(index++));
        }
    }

    /** A bare value knows no escape but the one without which it could not hold a dollar sign. */
    private boolean isEscape() {
        return quoting == Quoting.DOUBLE ? Escape.standsAt(text, index) : text.startsWith("\\$", index);
    }

    private void expandReference() {
        boolean braced = text.startsWith("${", index);
        Matcher reference = (braced ? BRACED : PLAIN).matcher(text).region(index, text.length());
        if (isClosed(braced) && reference.lookingAt()) {
            expanded.append(braced ? valueOrFallback(reference) : value(reference));
            index = reference.end();
        } else {
            expanded.append(text.charAt(index++));
        }
    }

    /** Without this a text of many unclosed references would be searched to its end for each of them. */
    private boolean isClosed(boolean braced) {
        return !braced || index < lastBrace;
    }

    private String value(Matcher reference) {
        return known.getOrDefault(reference.group("name"), "");
    }

    private String valueOrFallback(Matcher reference) {
        String value = value(reference);
        return value.isEmpty() ? fallback(reference) : value;
    }

    private String fallback(Matcher reference) {
        return Optional.ofNullable(reference.group("fallback"))
                .map(written -> new RawValue(quoting, written).value())
                .orElse("");
    }
}
