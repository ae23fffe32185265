package dev.jforeman.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Plan;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.PlanOptions.RuleOptions;
import dev.jforeman.plan.Planner.HostInfo;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.settings.JforemanYml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The formation after a reload or a scale, for sessions that were started in different ways. */
class LiveFormationTest {
    private static final HostInfo QUIET = new HostInfo(Path.of("/app"), Map.of(), _ -> false);

    private String settings = "";
    private List<String> words = List.of();
    private Option formation = Option.NONE;
    private Option excluded = Option.NONE;

    private static SettingsFiles settings(String text) {
        String whole = text.isEmpty() ? "{}" : "processes:\n  " + text;
        return new SettingsFiles(
                JforemanYml.parse("jforeman.yml", whole.getBytes(UTF_8)).value(), Map.of());
    }

    private FormationRequest start() {
        return new FormationRequest(words, formation, excluded);
    }

    private Plan plan(String types, FormationRequest request) {
        try {
            PlanOptions options = new PlanOptions(request, Option.NONE, false, false, RuleOptions.NONE);
            return Planner.plan(procfile(types), settings(settings), List.of(), options, QUIET);
        } catch (Refusal e) {
            throw new IllegalStateException(e);
        }
    }

    private static Procfile procfile(String types) {
        return Given.procfile(List.of(types.split(" ")));
    }

    private static Map<String, Integer> counts(Plan plan) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        plan.instances().forEach(spec -> counts.merge(spec.name().type(), 1, Integer::sum));
        return counts;
    }

    /** The counts after a reload that replaces the types of the Procfile. */
    private String reload(String before, String after) {
        Plan running = plan(before, start());
        return next(after, running, counts(running));
    }

    private String scale(String types, String type, int count) {
        Plan running = plan(types, start());
        Map<String, Integer> counts = counts(running);
        counts.put(type, count);
        return next(types, running, counts);
    }

    private String next(String types, Plan running, Map<String, Integer> present) {
        Map<String, Integer> next = Planner.counts(procfile(types), settings(settings), start(), running, present);
        return counts(plan(types, FormationRequest.exactly(next))).entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aReloadStopsRemovedTypesAndStartsNewOnes() {
        assertThat(reload("a b", "b c")).isEqualTo("b=1 c=1");
    }

    @Test
    void anExcludedTypeStaysExcludedWhenTheOthersAreRemoved() {
        excluded = Option.asked("b");

        assertThat(reload("a b", "b")).isEmpty();
        assertThat(reload("a b", "b c")).isEqualTo("c=1");
        assertThat(reload("a b", "a b")).isEqualTo("a=1");
    }

    @Test
    void anExcludedTypeStaysExcludedWhenItIsAddedAgain() {
        excluded = Option.asked("b");
        Plan without = plan("a", FormationRequest.none());

        assertThat(next("a b", without, counts(without))).isEqualTo("a=1");
    }

    @Test
    void aNewTypeRunsUnlessTheStartExcludedIt() {
        settings = "c: {count: 3}\n  d: {autostart: false}";
        assertThat(reload("a c d", "a c d")).isEqualTo("a=1 c=3");

        settings = "";
        words = List.of("a=2");
        assertThat(reload("a b", "a b c")).isEqualTo("a=2 c=1");
        words = List.of("a=2", "c=0");
        assertThat(next("a b c", plan("a b", FormationRequest.none()), Map.of("a", 2)))
                .isEqualTo("a=2");
        words = List.of();
        formation = Option.asked("all=2,b=0");
        assertThat(reload("a b", "a b c")).isEqualTo("a=2 c=2");
    }

    @Test
    void aNewTypeWithoutAutostartIsStartedOnlyByName() {
        Plan before = plan("a", FormationRequest.none());
        settings = "c: {count: 3}\n  d: {autostart: false}";

        assertThat(next("a c d release", before, counts(before))).isEqualTo("a=1 c=3");
    }

    @Test
    void aNameThatIsNotInTheProcfileAnyMoreIsNoError() {
        words = List.of("a", "b");

        assertThat(reload("a b", "b")).isEqualTo("b=1");
    }

    @Test
    void aTypeScaledToZeroStaysAtZero() {
        Plan running = plan("a b", FormationRequest.none());

        assertThat(next("a b", running, Map.of("a", 1))).isEqualTo("a=1");
        assertThat(next("a b", running, Map.of())).isEmpty();
    }

    @Test
    void anExcludedDependencyIsNotStartedByAScaleOrReload() {
        settings = "a: {needs: {b: started}}";
        excluded = Option.asked("b");

        assertThat(scale("a b", "a", 2)).isEqualTo("a=2");
        assertThat(reload("a b", "a b")).isEqualTo("a=1");
    }

    @Test
    void aDependencyScaledToZeroStaysAtZero() {
        settings = "a: {needs: {b: started}}";
        Plan running = plan("a b", FormationRequest.none());

        assertThat(scale("a b", "b", 0)).isEqualTo("a=1");
        assertThat(next("a b", running, Map.of("a", 2))).isEqualTo("a=2");
    }

    @Test
    void aStartedTypeStartsItsDependencies() {
        settings = "a: {needs: {b: started}, autostart: false}\n  b: {autostart: false}";

        assertThat(scale("a b c", "a", 1)).isEqualTo("a=1 b=1 c=1");
    }
}
