package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.model.InstanceName;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormationTest {
    private static final Procfile ABC = Given.procfile("a", "b", "c");
    private static final Procfile APP = Given.procfile("release", "web", "worker");

    @ParameterizedTest(name = "start {0} -m {1} -x {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "           |                 |     | a=1,b=1,c=1",
                "a          |                 |     | a=1,b=0,c=0",
                "c=2 a      |                 |     | a=1,b=0,c=2",
                "a=3 b=0    |                 |     | a=3,b=0,c=0",
                "all=1,b=0  |                 |     | a=1,b=0,c=1",
                "all b=2    |                 |     | a=1,b=2,c=1",
                "           | all=1,b=0       |     | a=1,b=0,c=1",
                "           | b=0,all=2       |     | a=2,b=0,c=2",
                "           | b=2             |     | a=0,b=2,c=0",
                "           | ' a = 1 , b=2 ' |     | a=1,b=2,c=0",
                "           | b=2,,b=3,       |     | a=0,b=3,c=0",
                "           | all=1000        |     | a=1000,b=1000,c=1000",
                "           | b=007           |     | a=0,b=7,c=0",
                "b          | a=5,nosuch=1    |     | a=0,b=1,c=0",
                "           | all=1,nosuch=0  |     | a=1,b=1,c=1",
                "b nosuch=0 |                 |     | a=0,b=1,c=0",
                "           |                 | b   | a=1,b=0,c=1",
                "           |                 | a,b | a=0,b=0,c=1",
                "           |                 | a b | a=0,b=0,c=1",
                "           | all=1,b=2       | b   | a=1,b=0,c=1",
                "b          |                 | b   | a=0,b=1,c=0",
                "all        |                 | b   | a=1,b=0,c=1",
            })
    void countsAreThoseRequested(String words, String formation, String excluded, String expected) {
        Resolved<Formation> resolved = resolve(ABC, words, formation, excluded);

        assertThat(resolved.problems()).isEmpty();
        assertThat(resolved.value()).hasToString(expected);
    }

    @ParameterizedTest(name = "start {0} -m {1} -x {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch   |           |        | 'unknown process \"nosuch\" (known: a, b, c)'",
                "         | nosuch=1  |        | 'unknown process \"nosuch\" (known: a, b, c)'",
                "         |           | nosuch | 'unknown process \"nosuch\" (known: a, b, c)'",
                "=2       |           |        | 'no process type in \"=2\" (expected TYPE=N)'",
                "a a=2    |           |        | '\"a\" is named twice: specify only one count'",
                ",        |           |        | '\",\" does not name a process type'",
                "         | a         |        | '\"a\" in the formation has no count; write a=1'",
                "         | ','       |        | 'the formation is empty (expected for example -m all=1)'",
                "a=0      |           |        | 'nothing to start: the count of every process type is 0"
                        + " (add all=1 to start the others)'",
                "         | all=0     |        | 'nothing to start: the count of every process type is 0'",
                "         |           | a,b,c  | 'nothing to start: the count of every process type is 0'",
            })
    void invalidRequestsAreErrorsInOneSentence(String words, String formation, String excluded, String expected) {
        Resolved<Formation> resolved = resolve(ABC, words, formation, excluded);

        assertThat(Given.sentences(resolved)).containsExactly(expected);
        assertThat(resolved.problems()).extracting(Problem::exitCode).containsOnly(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=x", "a=-1", "a=1001", "a=1.5", "a=1=2", "a=", "a=99999999999"})
    void aCountIsAWholeNumberUpToAThousand(String text) {
        String expected = "invalid count in \"" + text + "\" (expected a whole number from 0 to 1000)";

        assertThat(Given.sentences(resolve(ABC, text, "", ""))).containsExactly(expected);
        assertThat(Given.sentences(resolve(ABC, "", text, ""))).containsExactly(expected);
    }

    @Test
    void aSimilarNameIsSuggested() {
        assertThat(Given.sentences(resolve(APP, "wokrer", "", "")))
                .containsExactly("unknown process \"wokrer\" (known: release, web, worker);" + " did you mean worker?");
    }

    @Test
    void anEmptyWordIsNotABareStart() {
        FormationRequest request = new FormationRequest(List.of(""), Option.NONE, Option.NONE);

        assertThat(Given.sentences(Formation.resolve(ABC, SettingsFiles.NONE, request)))
                .containsExactly("\"\" does not name a process type");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(Given.sentences(resolve(ABC, "a=x b b nosuch", "", "other"))).hasSize(4);
    }

    @ParameterizedTest(name = "start {0} -m {1} -x {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                |                 |         | release=0,web=1,worker=1 | true",
                "                | all=1,worker=0  |         | release=0,web=1,worker=0 | true",
                "all             |                 |         | release=0,web=1,worker=1 | true",
                "web             |                 |         | release=0,web=1,worker=0 | false",
                "release         |                 |         | release=1,web=0,worker=0 | false",
                "                | all=1,release=1 |         | release=1,web=1,worker=1 | false",
                "                | all=1,release=0 |         | release=0,web=1,worker=1 | false",
                "                |                 | release | release=0,web=1,worker=1 | false",
            })
    void releaseRunsOnlyWhenNamed(
            String words, String formation, String excluded, String expected, boolean isRemarked) {
        Resolved<Formation> resolved = resolve(APP, words, formation, excluded);

        assertThat(resolved.value()).hasToString(expected);
        assertThat(resolved.remarks().contains("release is only started when it is named (jforeman start release)"))
                .isEqualTo(isRemarked);
    }

    @Test
    void postdeployRunsOnlyWhenNamedTooAsOnScalingo() {
        Procfile app = Given.procfile("web", "postdeploy");

        assertThat(resolve(app, "", "", "").value()).hasToString("web=1,postdeploy=0");
        assertThat(resolve(app, "", "", "").remarks())
                .containsExactly("postdeploy is only started when it is named (jforeman start postdeploy)");
        assertThat(resolve(app, "postdeploy", "", "").value()).hasToString("web=0,postdeploy=1");
        assertThat(resolve(app, "", "all=1,postdeploy=1", "").value()).hasToString("web=1,postdeploy=1");
    }

    @Test
    void aProcfileWithNothingButReleaseSaysHowToRunIt() {
        Resolved<Formation> resolved = resolve(Given.procfile("release"), "", "", "");

        assertThat(Given.sentences(resolved))
                .containsExactly("nothing to start: release only runs when it is named (jforeman start release)");
    }

    @Test
    void aNamedTypeRunsDespiteAnExclusionWithARemark() {
        assertThat(resolve(ABC, "b", "", "b").remarks())
                .containsExactly("b is started because it is named, although it is also excluded");
    }

    @Test
    void instancesComeInTheOrderOfTheProcfile() {
        assertThat(resolve(ABC, "c=2 a=1", "", "").value().instances())
                .extracting(InstanceName::toString)
                .containsExactly("a.1", "c.1", "c.2");
    }

    private static Resolved<Formation> resolve(Procfile procfile, String words, String formation, String excluded) {
        return Formation.resolve(
                procfile,
                SettingsFiles.NONE,
                new FormationRequest(
                        split(words), option(formation), option(excluded == null ? null : excluded.replace(' ', ','))));
    }

    private static Option option(String text) {
        return new Option(Optional.ofNullable(text).filter(given -> !given.isEmpty()), Optional.empty());
    }

    private static List<String> split(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
