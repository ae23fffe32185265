package dev.jforeman.plan;

import dev.jforeman.model.Groups;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One resolution of {@link FormationRequest}: collects counts, problems and remarks as it reads. */
final class FormationResolver {
    private final Procfile procfile;
    private final Selections selections;
    private final FormationRequest wishes;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    FormationResolver(Procfile procfile, SettingsFiles settings, FormationRequest wishes) {
        this.procfile = procfile;
        this.selections = new Selections(procfile, settings);
        this.wishes = wishes;
    }

    /**
     * What runs now that files were read again, or that other counts were asked for. A type that the Procfile did
     * not have before runs as if nothing was named, unless the request names it or says no to it.
     *
     * @param running the plan so far
     * @param present how many there are of each type that runs or was asked for
     */
    Map<String, Integer> whileRunning(Plan running, Map<String, Integer> present) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        procfile.types()
                .forEach(type -> counts.put(
                        type, present.getOrDefault(type, running.types().contains(type) ? 0 : fresh(type))));
        Set<String> unwanted = new LinkedHashSet<>(excluded());
        unwanted.addAll(missing(running, present));
        present.forEach((type, count) -> unwanted.addAll(count == 0 ? List.of(type) : List.of()));
        selections.pullNeeds(counts, unwanted);
        return counts;
    }

    private int fresh(String type) {
        Map<String, Integer> words = words();
        Map<String, Integer> asked =
                wishes.words().isEmpty() ? pairs(wishes.formation().asked()) : words;
        boolean isMeant = asked.containsKey(type) || asked.containsKey(Quantity.ALL);
        return count(type, words, isMeant ? asked : usual(), excluded());
    }

    /** What is needed by something that runs, and does not run: people did not want it. */
    private static List<String> missing(Plan running, Map<String, Integer> present) {
        return running.rules().stream()
                .filter(rules -> present.containsKey(rules.name().type()))
                .flatMap(rules -> rules.needs().stream())
                .map(Need::type)
                .filter(type -> !present.containsKey(type))
                .toList();
    }

    Resolved<Formation> resolve() {
        Map<String, Integer> words = words();
        Map<String, Integer> asked =
                wishes.words().isEmpty() ? pairs(wishes.formation().asked()) : words;
        Map<String, Integer> named = isAsked() ? asked : usual();
        Set<String> excluded = excluded();
        problems.addAll(Problem.unknownTypes(names(named, excluded), procfile));
        Map<String, Integer> counts = new LinkedHashMap<>();
        procfile.types().forEach(type -> counts.put(type, count(type, words, named, excluded)));
        refuseNothing(counts.values(), named);
        remarkRelease(named, excluded);
        Set<String> unwanted = new LinkedHashSet<>(excluded);
        asked.forEach((type, count) -> unwanted.addAll(count == 0 ? List.of(type) : List.of()));
        remarks.addAll(selections.pullNeeds(counts, unwanted));
        return new Resolved<>(new Formation(counts), problems, remarks);
    }

    private boolean isAsked() {
        return !wishes.words().isEmpty() || wishes.formation().asked().isPresent();
    }

    /** What runs when nobody asked for anything: a defaults file, and over it the settings of the types. */
    private Map<String, Integer> usual() {
        Map<String, Integer> counts =
                pairs(Optional.of(wishes.formation().usual().orElse(Quantity.ALL + "=1")));
        counts.putAll(selections.counts());
        return counts;
    }

    private int count(String type, Map<String, Integer> words, Map<String, Integer> named, Set<String> excluded) {
        if (excluded.contains(type) && !words.containsKey(type)) {
            return 0;
        }
        if (excluded.contains(type) && words.getOrDefault(type, 0) > 0) {
            remarks.add(type + " runs because it is named, although it is excluded too");
        }
        boolean isOnlyByName = type.equals(Plan.RELEASE) || !selections.isAutostarted(type);
        int unnamed = isOnlyByName ? 0 : named.getOrDefault(Quantity.ALL, 0);
        return named.getOrDefault(type, unnamed);
    }

    private Map<String, Integer> words() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String word : wishes.words()) {
            if (Quantity.parts(word).isEmpty()) {
                problems.add(Problem.usage("\"" + word + "\" names no process type"));
            }
            Quantity.parts(word).forEach(part -> addWord(part, counts, groups));
        }
        groups.forEach(group -> addGroup(group, counts));
        return counts;
    }

    /** A type that is named itself has the count it is given there. */
    private void addGroup(String word, Map<String, Integer> counts) {
        if (word.contains("=")) {
            quantity(word)
                    .ifPresent(group -> take(selections.ofGroup(group.type()))
                            .forEach(type -> counts.putIfAbsent(type, group.count())));
        } else {
            take(selections.ofGroup(word)).forEach(type -> counts.putIfAbsent(type, selections.usualCount(type)));
        }
    }

    private void addWord(String part, Map<String, Integer> counts, Set<String> groups) {
        if (Groups.isGroup(part)) {
            groups.add(part);
            return;
        }
        quantity(part.contains("=") ? part : part + "=1").ifPresent(quantity -> {
            if (counts.putIfAbsent(quantity.type(), quantity.count()) != null) {
                problems.add(Problem.usage("\"" + quantity.type() + "\" is named twice: give it one count"));
            }
        });
    }

    private Map<String, Integer> pairs(Optional<String> text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<String> parts = text.map(Quantity::parts).orElse(List.of());
        if (text.isPresent() && parts.isEmpty()) {
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
        return take(Quantity.parse(part));
    }

    private <T> T take(Resolved<T> resolved) {
        problems.addAll(resolved.problems());
        return resolved.value();
    }

    private Set<String> excluded() {
        Set<String> types = new LinkedHashSet<>();
        for (String text : wishes.excluded()) {
            for (String part : Quantity.parts(text)) {
                types.addAll(Groups.isGroup(part) ? take(selections.ofGroup(part)) : List.of(part));
            }
        }
        return types;
    }

    /** The names to be looked up. {@code all} needs no entry where a count is given to it, and 0 of a type none either. */
    private static List<String> names(Map<String, Integer> named, Collection<String> excluded) {
        List<String> names = new ArrayList<>();
        named.forEach((name, count) -> names.addAll(count == 0 ? List.of() : List.of(name)));
        names.remove(Quantity.ALL);
        names.addAll(excluded);
        return names;
    }

    private void refuseNothing(Collection<Integer> counts, Map<String, Integer> named) {
        if (!wishes.isExact() && problems.isEmpty() && counts.stream().allMatch(count -> count == 0)) {
            problems.add(Problem.usage("nothing to start: " + whyNothing(named)));
        }
    }

    private String whyNothing(Map<String, Integer> named) {
        if (procfile.types().equals(List.of(Plan.RELEASE)) && !named.containsKey(Plan.RELEASE)) {
            return "release runs only when it is named (jforeman start release)";
        }
        return "the count of every process type is 0"
                + (named.containsKey(Quantity.ALL) ? "" : " (all=1 beside it starts the others)");
    }

    private void remarkRelease(Map<String, Integer> named, Set<String> excluded) {
        boolean meant = named.getOrDefault(Quantity.ALL, 0) > 0
                && procfile.entry(Plan.RELEASE).isPresent();
        if (meant && !named.containsKey(Plan.RELEASE) && !excluded.contains(Plan.RELEASE)) {
            remarks.add("release is not started unless it is named (jforeman start release)");
        }
    }
}
