package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Ports;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortVariablesTest {

    @Test
    void eachTypeHasTheVariableOfItsFirstInstance() {
        assertThat(PortVariables.of(new Ports(5000, List.of("web", "job-runner_2")), Given.environment())
                        .value())
                .containsExactly(Map.entry("PORT_WEB", "5000"), Map.entry("PORT_JOB_RUNNER_2", "5100"));
    }

    @Test
    void theFirstOfTwoTypesWithTheSameVariableGetsIt() {
        Resolved<Map<String, String>> variables =
                PortVariables.of(new Ports(5000, List.of("a-b", "A_B")), Given.environment());

        assertThat(variables.value()).containsExactly(Map.entry("PORT_A_B", "5000"));
        assertThat(variables.remarks())
                .containsExactly("PORT_A_B is set to the port of a-b; A_B gets no variable of its own");
    }

    @Test
    void variablesOfAnEnvFileAreNotReplaced() {
        EnvOverlay environment = Given.environment(Given.envFile(".env", "PORT_DB=5432"));

        assertThat(PortVariables.of(new Ports(5000, List.of("db", "web")), environment)
                        .value())
                .containsExactly(Map.entry("PORT_WEB", "5100"));
    }

    @Test
    void variablesOfTheShellAreReplacedUnlessKept() {
        Ports ports = new Ports(5000, List.of("db"));
        Map<String, String> shell = Map.of("PORT_DB", "5432");

        assertThat(PortVariables.of(ports, new EnvOverlay(List.of(), shell, false))
                        .value())
                .containsEntry("PORT_DB", "5000");
        assertThat(PortVariables.of(ports, new EnvOverlay(List.of(), shell, true))
                        .value())
                .isEmpty();
    }

    @Test
    void aPortAbove65535HasNoVariable() {
        assertThat(PortVariables.of(new Ports(65_500, List.of("web", "db")), Given.environment())
                        .value())
                .containsOnlyKeys("PORT_WEB");
    }
}
