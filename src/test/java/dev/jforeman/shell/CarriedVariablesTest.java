package dev.jforeman.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarriedVariablesTest {
    private static final String ENV = "env -u JFOREMAN_CARRIED_0 'a-b='\"$JFOREMAN_CARRIED_0\" ";

    @ParameterizedTest
    @CsvSource({
        "java -jar app.jar --port=$PORT, exec @java -jar app.jar --port=$PORT",
        "A=1 bin/server, A=1 exec @bin/server",
        "exec bin/server, exec @bin/server",
        "A=1 exec bin/server, A=1 exec @bin/server",
    })
    void programsGetVariablesThatTheShellCannotName(String command, String carried) {
        assertThat(CarriedVariables.of(command, Map.of("a-b", "secret")))
                .isEqualTo(new CarriedVariables(carried.replace("@", ENV), Map.of("JFOREMAN_CARRIED_0", "secret")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cd x && bin/server", "a | b", "echo $A", "exec -a name bin/server"})
    void commandsThatNeedAShellAreNotChanged(String command) {
        assertThat(CarriedVariables.of(command, Map.of("a-b", "x"))).isEqualTo(new CarriedVariables(command, Map.of()));
    }

    @Test
    void commandsWithoutSuchVariablesAreNotChanged() {
        assertThat(CarriedVariables.of("bin/server", Map.of())).isEqualTo(new CarriedVariables("bin/server", Map.of()));
    }
}
