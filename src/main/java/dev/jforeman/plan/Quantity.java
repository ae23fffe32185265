package dev.jforeman.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One {@code type=count} of a wish.
 *
 * @param type a process type, or {@link #ALL}
 * @param count from 0 to {@link Formation#MOST_INSTANCES}
 */
record Quantity(String type, int count) {
    /** Stands for every type that is not named beside it. */
    static final String ALL = "all";

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");

    /** The parts of a list written with commas; blanks and empty parts do not count, as in foreman. */
    static List<String> parts(String text) {
        return Arrays.stream(text.replaceAll("\\s", "").split(","))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Reads {@code type=count}; the text has at least one {@code =}. */
    static Resolved<Optional<Quantity>> parse(String text) {
        int equals = text.indexOf('=');
        String type = text.substring(0, equals);
        String count = text.substring(equals + 1);
        if (type.isEmpty()) {
            return problem("\"" + text + "\" names no process type before \"=\"");
        }
        if (!isCount(count)) {
            return problem("\"" + text + "\" has a bad count: it must be a whole number from 0 to "
                    + Formation.MOST_INSTANCES);
        }
        return Resolved.clean(Optional.of(new Quantity(type, Integer.parseInt(count))));
    }

    private static boolean isCount(String count) {
        return COUNT.matcher(count).matches() && Integer.parseInt(count) <= Formation.MOST_INSTANCES;
    }

    private static Resolved<Optional<Quantity>> problem(String sentence) {
        return Resolved.withProblem(Optional.empty(), Problem.usage(sentence));
    }
}
