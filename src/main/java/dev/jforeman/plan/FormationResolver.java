package dev.jforeman.plan;

import dev.jforeman.procfile.Procfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One resolution of {@link FormationWishes}: collects counts, problems and remarks as it reads. */
final class FormationResolver {
    private static final String RELEASE = "release";

    private final Procfile procfile;
    private final FormationWishes wishes;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    FormationResolver(Procfile procfile, FormationWishes wishes) {
        this.procfile = procfile;
        this.wishes = wishes;
    }

    Resolved<Formation> resolve() {
        Map<String, Integer> words = words();
        Map<String, Integer> named = wishes.words().isEmpty() ? pairs() : words;
        Set<String> excluded = excluded();
        problems.addAll(UnknownType.among(names(named.keySet(), excluded), procfile));
        Map<String, Integer> counts = new LinkedHashMap<>();
        procfile.types().forEach(type -> counts.put(type, count(type, words, named, excluded)));
        refuseNothing(counts.values(), named);
        remarkRelease(named, excluded);
        return new Resolved<>(new Formation(counts), problems, remarks);
    }

    private int count(String type, Map<String, Integer> words, Map<String, Integer> named, Set<String> excluded) {
        if (excluded.contains(type) && !words.containsKey(type)) {
            return 0;
        }
        if (excluded.contains(type) && words.getOrDefault(type, 0) > 0) {
            remarks.add(type + " runs because it is named, although it is excluded too");
        }
        int unnamed = type.equals(RELEASE) ? 0 : named.getOrDefault(Quantity.ALL, 0);
        return named.getOrDefault(type, unnamed);
    }

    private Map<String, Integer> words() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String word : wishes.words()) {
            if (Quantity.parts(word).isEmpty()) {
                problems.add(Problem.usage("\"" + word + "\" names no process type"));
            }
            Quantity.parts(word).forEach(part -> addWord(part, counts));
        }
        return counts;
    }

    private void addWord(String part, Map<String, Integer> counts) {
        quantity(part.contains("=") ? part : part + "=1").ifPresent(quantity -> {
            if (counts.putIfAbsent(quantity.type(), quantity.count()) != null) {
                problems.add(Problem.usage("\"" + quantity.type() + "\" is named twice: give it one count"));
            }
        });
    }

    private Map<String, Integer> pairs() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> parts = Quantity.parts(wishes.formation().orElse(Quantity.ALL + "=1"));
        if (parts.isEmpty()) {
            problems.add(Problem.usage("the formation is empty: write for example -m all=1"));
        }
        parts.forEach(part -> pair(part).ifPresent(pair -> counts.put(pair.type(), pair.count())));
        return counts;
    }

    private Optional<Quantity> pair(String part) {
        if (part.contains("=")) {
            return quantity(part);
        }
        problems.add(Problem.usage("\"" + part + "\" in the formation has no count: write " + part + "=1"));
        return Optional.empty();
    }

    private Optional<Quantity> quantity(String part) {
        Resolved<Optional<Quantity>> quantity = Quantity.parse(part);
        problems.addAll(quantity.problems());
        return quantity.value();
    }

    private Set<String> excluded() {
        Set<String> types = new LinkedHashSet<>();
        wishes.excluded().forEach(text -> types.addAll(Quantity.parts(text)));
        return types;
    }

    /** The names to be looked up: {@code all} needs no entry where a count is given to it. */
    private static List<String> names(Collection<String> named, Collection<String> excluded) {
        List<String> names = new ArrayList<>(named);
        names.remove(Quantity.ALL);
        names.addAll(excluded);
        return names;
    }

    private void refuseNothing(Collection<Integer> counts, Map<String, Integer> named) {
        if (problems.isEmpty() && counts.stream().allMatch(count -> count == 0)) {
            problems.add(Problem.usage("nothing to start: " + whyNothing(named)));
        }
    }

    private String whyNothing(Map<String, Integer> named) {
        if (procfile.types().equals(List.of(RELEASE)) && !named.containsKey(RELEASE)) {
            return "release runs only when it is named (jforeman start release)";
        }
        return "the count of every process type is 0"
                + (named.containsKey(Quantity.ALL) ? "" : " (all=1 beside it starts the others)");
    }

    private void remarkRelease(Map<String, Integer> named, Set<String> excluded) {
        boolean meant = named.getOrDefault(Quantity.ALL, 0) > 0
                && procfile.entry(RELEASE).isPresent();
        if (meant && !named.containsKey(RELEASE) && !excluded.contains(RELEASE)) {
            remarks.add("release is not started unless it is named (jforeman start release)");
        }
    }
}
