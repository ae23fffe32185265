package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.procfile.Procfile;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FormationPropertyTest {

    @Property
    void readingAPrintedFormationGivesItBack(@ForAll("formations") Formation formation) {
        FormationRequest request = new FormationRequest(List.of(), Option.asked(formation.toString()), Option.NONE);

        assertThat(Formation.resolve(procfile(formation), SettingsFiles.NONE, request))
                .isEqualTo(Resolved.clean(formation));
    }

    @Property
    void printedPairsOfAFormationAreReadAsWords(@ForAll("formations") Formation formation) {
        List<String> words = List.of(formation.toString().split(","));
        FormationRequest request = new FormationRequest(words, Option.asked("all=7"), Option.NONE);

        assertThat(Formation.resolve(procfile(formation), SettingsFiles.NONE, request))
                .isEqualTo(Resolved.clean(formation));
    }

    @Property
    void thereAreAsManyInstancesAsCountedAndNoneTwice(@ForAll("formations") Formation formation) {
        int sum =
                formation.counts().values().stream().mapToInt(Integer::intValue).sum();

        assertThat(formation.instances()).hasSize(sum).doesNotHaveDuplicates();
    }

    @Property
    void anyRequestEitherHasProblemsOrStartsSomething(
            @ForAll String word, @ForAll String pairs, @ForAll String excluded) {
        FormationRequest request = new FormationRequest(List.of(word), Option.asked(pairs), Option.asked(excluded));
        Resolved<Formation> resolved = Formation.resolve(Given.procfile("web"), SettingsFiles.NONE, request);

        assertThat(resolved.problems().isEmpty() && resolved.value().instances().isEmpty())
                .isFalse();
    }

    private static Procfile procfile(Formation formation) {
        return Given.procfile(List.copyOf(formation.counts().keySet()));
    }

    @Provide
    Arbitrary<Formation> formations() {
        Arbitrary<String> types = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("_-09AZ")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(type -> !type.equals(Quantity.ALL));
        return Arbitraries.maps(types, Arbitraries.integers().between(0, 100))
                .ofMinSize(1)
                .ofMaxSize(8)
                .filter(counts -> counts.values().stream().anyMatch(count -> count > 0))
                .map(Formation::new);
    }
}
