package dev.jforeman.plan;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.plan.Resolved.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One {@code type=count} of a formation.
 *
 * @param type a process type, or {@link #ALL}
 * @param count from 0 to {@link Formation#MOST_INSTANCES}
 */
public record Quantity(String type, int count) {
    /** Stands for every type that is not named. */
    static final String ALL = "all";

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");

    /** The parts of a comma-separated list. Blanks and empty parts are ignored, as in foreman. */
    static List<String> parts(String text) {
        return Arrays.stream(text.replaceAll("\\s", "").split(","))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The counts of arguments such as {@code web=3}, in order. */
    public static Resolved<Map<String, Integer>> counts(List<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String part : words.stream().flatMap(word -> parts(word).stream()).toList()) {
            Resolved<Optional<Quantity>> quantity = parse(part.contains("=") ? part : part + "=");
            problems.addAll(quantity.problems());
            quantity.value().ifPresent(found -> counts.put(found.type(), found.count()));
        }
        return new Resolved<>(counts, problems, List.of());
    }

    /** Parses {@code type=count}. The text contains at least one {@code =}. */
    static Resolved<Optional<Quantity>> parse(String text) {
        int equals = text.indexOf('=');
        String type = text.substring(0, equals);
        String count = text.substring(equals + 1);
        if (type.isEmpty()) {
            return problem("no process type in " + Excerpt.of(text) + " (expected TYPE=N)");
        }
        if (!isCount(count)) {
            return problem("invalid count in " + Excerpt.of(text) + " (expected a whole number from 0 to "
                    + Formation.MOST_INSTANCES + ")");
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
