package dev.jforeman.plan;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Groups;
import dev.jforeman.model.Plan;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.FormationRequest.Purpose;
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

/** Resolves one {@link FormationRequest}: collects counts, problems and remarks. */
final class FormationResolver {
    private static final String EACH_ONCE = Quantity.ALL + "=1";

    private final Procfile procfile;
    private final Selections selections;
    private final FormationRequest request;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    FormationResolver(Procfile procfile, SettingsFiles settings, FormationRequest request) {
        this.procfile = procfile;
        this.selections = new Selections(procfile, settings);
        this.request = request;
    }

    /**
     * The counts after files were read again or other counts were requested. A type that is new in the Procfile runs as
     * in a start without arguments, unless the request names or excludes it.
     *
     * @param running the current plan
     * @param present the counts of the running types and the requested counts
     */
    Map<String, Integer> whileRunning(Plan running, Map<String, Integer> present) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        procfile.types()
                .forEach(type -> counts.put(
                        type, present.getOrDefault(type, running.types().contains(type) ? 0 : fresh(type))));
        Set<String> unwanted = new LinkedHashSet<>(excluded(Map.of()));
        unwanted.addAll(missing(running, present));
        present.forEach((type, count) -> unwanted.addAll(count == 0 ? List.of(type) : List.of()));
        selections.pullNeeds(counts, unwanted);
        return counts;
    }

    private int fresh(String type) {
        Map<String, Integer> words = words();
        Map<String, Integer> written = written(words);
        boolean isMeant = request.isAsked() && (written.containsKey(type) || written.containsKey(Quantity.ALL));
        return count(type, words, isMeant ? written : usual(), excluded(written));
    }

    /** The counts of a start without arguments. */
    private Map<String, Integer> usual() {
        Map<String, Integer> usual =
                new LinkedHashMap<>(take(pairs(request.formation().usual().orElse(EACH_ONCE))));
        usual.putAll(selections.counts());
        return usual;
    }

    private Map<String, Integer> written(Map<String, Integer> words) {
        return request.words().isEmpty() ? formation() : words;
    }

    /** Dependencies that are not running because they were excluded. */
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
        Map<String, Integer> written = written(words);
        Map<String, Integer> named = named(written);
        Set<String> excluded = excluded(written);
        addUnknown(names(named), placeOfFormation());
        addUnknown(excluded, request.excluded().placeOfText());
        Map<String, Integer> counts = new LinkedHashMap<>();
        procfile.types().forEach(type -> counts.put(type, count(type, words, named, excluded)));
        reportEmptyFormation(counts.values(), named);
        tellOnlyByName(named, excluded);
        Set<String> unwanted = new LinkedHashSet<>(excluded);
        (request.isAsked() ? written : Map.<String, Integer>of())
                .forEach((type, count) -> unwanted.addAll(count == 0 ? List.of(type) : List.of()));
        remarks.addAll(selections.pullNeeds(counts, unwanted));
        return new Resolved<>(new Formation(counts), problems, remarks);
    }

    private void addUnknown(Collection<String> names, Optional<Location> place) {
        Problem.unknownTypes(names, procfile).forEach(problem -> problems.add(problem.at(place)));
    }

    private Optional<Location> placeOfFormation() {
        return request.isAsked() ? Optional.empty() : request.formation().place();
    }

    private Map<String, Integer> formation() {
        String text = request.formation().text().orElse(EACH_ONCE);
        return take(pairs(text).at(placeOfFormation()));
    }

    /** If the command line gives no counts, the settings of the types win over a defaults file. */
    private Map<String, Integer> named(Map<String, Integer> written) {
        Map<String, Integer> named = new LinkedHashMap<>(written);
        if (!request.isAsked()) {
            named.putAll(selections.counts());
        }
        return named;
    }

    private int count(String type, Map<String, Integer> words, Map<String, Integer> named, Set<String> excluded) {
        if (excluded.contains(type) && !words.containsKey(type)) {
            return 0;
        }
        if (excluded.contains(type) && words.getOrDefault(type, 0) > 0) {
            remarks.add(type + " is started because it is named, although it is also excluded");
        }
        boolean isOnlyByName = Plan.isOnlyByName(type) || !selections.isAutostarted(type);
        int unnamed = isOnlyByName ? 0 : named.getOrDefault(Quantity.ALL, 0);
        return named.getOrDefault(type, unnamed);
    }

    private Map<String, Integer> words() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> groups = new LinkedHashSet<>();
        for (String word : request.words()) {
            if (Quantity.parts(word).isEmpty()) {
                problems.add(Problem.usage("\"" + word + "\" does not name a process type"));
            }
            Quantity.parts(word).forEach(part -> addWord(part, counts, groups));
        }
        groups.forEach(group -> addGroup(group, counts));
        return counts;
    }

    /** A type that is named itself gets its own number, and not that of its group. */
    private void addGroup(String word, Map<String, Integer> counts) {
        if (word.contains("=")) {
            take(Quantity.parse(word))
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
        take(Quantity.parse(part.contains("=") ? part : part + "=1")).ifPresent(quantity -> {
            if (counts.putIfAbsent(quantity.type(), quantity.count()) != null) {
                problems.add(Problem.usage("\"" + quantity.type() + "\" is named twice: specify only one count"));
            }
        });
    }

    private static Resolved<Map<String, Integer>> pairs(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<String> parts = Quantity.parts(text);
        if (parts.isEmpty()) {
            problems.add(Problem.usage("the formation is empty (expected for example -m all=1)"));
        }
        for (String part : parts) {
            Resolved<Optional<Quantity>> pair = pair(part);
            problems.addAll(pair.problems());
            pair.value().ifPresent(quantity -> counts.put(quantity.type(), quantity.count()));
        }
        return new Resolved<>(counts, problems, List.of());
    }

    private static Resolved<Optional<Quantity>> pair(String part) {
        return part.contains("=")
                ? Quantity.parse(part)
                : Resolved.withProblem(
                        Optional.empty(),
                        Problem.usage("\"" + part + "\" in the formation has no count; write " + part + "=1"));
    }

    private <T> T take(Resolved<T> resolved) {
        problems.addAll(resolved.problems());
        return resolved.value();
    }

    private Set<String> excluded(Map<String, Integer> written) {
        Set<String> types = new LinkedHashSet<>();
        Optional<Location> place = request.excluded().placeOfText();
        for (String part : Quantity.parts(request.excluded().text().orElse(""))) {
            types.addAll(Groups.isGroup(part) ? take(selections.ofGroup(part).at(place)) : List.of(part));
        }
        if (request.purpose() == Purpose.EXPORT) {
            types.addAll(onlyByName(written.keySet(), Set.of()));
        }
        return types;
    }

    /** The types that run only if they are named, and are not named. */
    private List<String> onlyByName(Set<String> named, Set<String> excluded) {
        return procfile.types().stream()
                .filter(Plan::isOnlyByName)
                .filter(type -> !named.contains(type) && !excluded.contains(type))
                .toList();
    }

    /** The names to look up. {@code all=N} needs no such type in the Procfile, and neither does {@code TYPE=0}. */
    private static List<String> names(Map<String, Integer> named) {
        List<String> names = new ArrayList<>();
        named.forEach((name, count) -> names.addAll(count == 0 ? List.of() : List.of(name)));
        names.remove(Quantity.ALL);
        return names;
    }

    private void reportEmptyFormation(Collection<Integer> counts, Map<String, Integer> named) {
        if (!problems.isEmpty() || counts.stream().anyMatch(count -> count > 0)) {
            return;
        }
        switch (request.purpose()) {
            case CHECK -> remarks.add("nothing would be started: " + whyNothing(named));
            case START -> rejectEmptyFormation("nothing to start: ", named);
            case EXPORT -> rejectEmptyFormation("nothing to export: ", named);
            case CHANGE -> {}
        }
    }

    private void rejectEmptyFormation(String nothing, Map<String, Integer> named) {
        problems.add(Problem.usage(nothing + whyNothing(named)).at(placeOfFormation()));
    }

    private String whyNothing(Map<String, Integer> named) {
        List<String> onlyByName = onlyByName(named.keySet(), Set.of());
        if (onlyByName.equals(procfile.types())) {
            return onlyByName.getFirst() + " only runs when it is named (jforeman start " + onlyByName.getFirst() + ")";
        }
        return "the count of every process type is 0"
                + (named.containsKey(Quantity.ALL) ? "" : " (add all=1 to start the others)");
    }

    private void tellOnlyByName(Map<String, Integer> named, Set<String> excluded) {
        boolean isExport = request.purpose() == Purpose.EXPORT;
        if (request.purpose() == Purpose.START && named.getOrDefault(Quantity.ALL, 0) > 0) {
            onlyByName(named.keySet(), excluded)
                    .forEach(type ->
                            remarks.add(type + " is only started when it is named (jforeman start " + type + ")"));
        }
        if (isExport && excluded.contains(Plan.POSTDEPLOY) && !isExcludedByUser(Plan.POSTDEPLOY)) {
            remarks.add("postdeploy is not part of an export: run it after each deployment (jforeman run postdeploy)");
        }
    }

    private boolean isExcludedByUser(String type) {
        return Quantity.parts(request.excluded().text().orElse("")).contains(type);
    }
}
