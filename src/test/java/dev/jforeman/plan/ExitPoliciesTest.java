package dev.jforeman.plan;

import static dev.jforeman.model.Restart.OnExit.ALWAYS;
import static dev.jforeman.model.Restart.OnExit.IGNORE;
import static dev.jforeman.model.Restart.OnExit.RESTART;
import static dev.jforeman.model.Restart.OnExit.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.procfile.Procfile;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExitPoliciesTest {
    private static final String EXPECTED = " (expected restart, always, stop, ignore or wait-for-change)";

    private static final Procfile PROCFILE = Given.procfile("web", "worker");

    static List<Arguments> texts() {
        return List.of(
                Arguments.of("restart", RESTART, RESTART),
                Arguments.of("always", ALWAYS, ALWAYS),
                Arguments.of("stop", STOP, STOP),
                Arguments.of("ignore", IGNORE, IGNORE),
                Arguments.of("stop,worker=ignore", STOP, IGNORE),
                Arguments.of("worker=ignore,stop", STOP, IGNORE),
                Arguments.of("worker=always", RESTART, ALWAYS),
                Arguments.of(" web = stop , worker = always ", STOP, ALWAYS));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTypeHasItsOwnPolicyOrTheDefaultOne(String text, OnExit web, OnExit worker) {
        Resolved<ExitPolicies> policies = resolve(text);

        assertThat(policies.problems()).isEmpty();
        assertThat(policies.value().of("web").orElse(RESTART)).isEqualTo(web);
        assertThat(policies.value().of("worker")).contains(worker);
    }

    @Test
    void withoutTheOptionNothingIsReported() {
        assertThat(ExitPolicies.resolve(PROCFILE, Optional.empty()).value().of("web"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''             | 'invalid value for --on-exit: \"\"" + EXPECTED + "'",
                "die            | 'invalid value for --on-exit: \"die\"" + EXPECTED + "'",
                "restrat        | 'invalid value for --on-exit: \"restrat\"" + EXPECTED + "; did you mean restart?'",
                "web            | 'invalid value for --on-exit: \"web\"" + EXPECTED
                        + "; for one process type use for example web=stop'",
                "web=stop,web=ignore | '--on-exit names \"web\" twice: specify only one policy'",
            })
    void invalidRequestsAreErrorsInOneSentence(String text, String expected) {
        assertThat(Given.sentences(resolve(text))).containsExactly(expected);
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(Given.sentences(resolve("die,nosuch=stop,web=perish"))).hasSize(3);
    }

    @Property
    void anyPairOfPoliciesIsReadBack(@ForAll OnExit others, @ForAll OnExit worker) {
        ExitPolicies policies =
                resolve(others.word() + ",worker=" + worker.word()).value();

        assertThat(policies.of("web")).contains(others);
        assertThat(policies.of("worker")).contains(worker);
    }

    private static Resolved<ExitPolicies> resolve(String text) {
        return ExitPolicies.resolve(PROCFILE, Optional.of(text));
    }
}
