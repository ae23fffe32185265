package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.dotenv.RawValue.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the references to variables in one value. */
final class References {
    private static final Pattern PLAIN = Pattern.compile("\\$(?<name>[A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern BRACED =
            Pattern.compile("\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:(?<operator>:?[-+?])(?<word>[^}]*))?}");

    private final Quoting quoting;
    private final String text;
    private final Map<String, String> known;
    private final int lastBrace;
    private final StringBuilder expanded = new StringBuilder();
    private final Set<String> unset = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private int index;

    References(RawValue raw, Map<String, String> known) {
        this.quoting = raw.quoting();
        this.text = raw.text();
        this.known = known;
        this.lastBrace = text.lastIndexOf('}');
    }

    /** The expanded value. If it is longer than the limit, it is cut at any place beyond the limit. */
    String expand(int limit) {
        if (quoting == Quoting.SINGLE) {
            return text;
        }
        while (index < text.length() && expanded.length() <= limit) {
            expandNext();
        }
        return expanded.toString();
    }

    /** The referenced names for which there is no variable; they were expanded to nothing. */
    Set<String> unset() {
        return unset;
    }

    /** The texts of {@code ${NAME:?text}} for missing variables. */
    List<String> problems() {
        return problems;
    }

    private void expandNext() {
        if (text.charAt(index) == '$') {
            expandReference();
        } else if (isEscape()) {
            expanded.append(RawValue.meaningOfEscape(text.charAt(index + 1)));
            index += 2;
        } else {
            expanded.append(text.charAt(index++));
        }
    }

    /** Whether a dollar sign is escaped here. This is the only escape in a bare value. */
    private boolean isEscape() {
        return quoting == Quoting.DOUBLE ? RawValue.isEscapeAt(text, index) : text.startsWith("\\$", index);
    }

    private void expandReference() {
        boolean braced = text.startsWith("${", index);
        Matcher reference = (braced ? BRACED : PLAIN).matcher(text).region(index, text.length());
        if (isClosed(braced) && reference.lookingAt()) {
            boolean hasWord = braced && reference.group("operator") != null;
            expanded.append(hasWord ? withWord(reference) : value(reference.group("name")));
            index = reference.end();
        } else {
            expanded.append(text.charAt(index++));
        }
    }

    /**
     * Whether a closing brace follows, if the reference needs one. Without this check, a text of many unclosed
     * references would be searched to its end for each of them.
     */
    private boolean isClosed(boolean braced) {
        return !braced || index < lastBrace;
    }

    private String value(String name) {
        String value = known.get(name);
        if (value == null) {
            unset.add(name);
            return "";
        }
        return value;
    }

    private String withWord(Matcher reference) {
        String name = reference.group("name");
        String operator = reference.group("operator");
        String word = new RawValue(quoting, reference.group("word")).value();
        Optional<String> value =
                Optional.ofNullable(known.get(name)).filter(set -> !operator.startsWith(":") || !set.isEmpty());
        return switch (operator.charAt(operator.length() - 1)) {
            case '-' -> value.orElse(word);
            case '+' -> value.isPresent() ? word : "";
            default -> value.orElseGet(() -> refuse(name, word));
        };
    }

    private String refuse(String name, String word) {
        String state = known.containsKey(name) ? " is empty" : " is not set";
        problems.add(Excerpt.of(name) + state + (word.isBlank() ? "" : ": " + Excerpt.harmless(word)));
        return "";
    }
}
