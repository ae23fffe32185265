package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProcessSpecTest {
    private static ProcessSpec spec(String command, int line, Map<String, String> environment) {
        return new ProcessSpec(
                Rules.of(new InstanceName("web", 1), Restart.usual(OnExit.RESTART), Duration.ofSeconds(5)),
                command,
                Path.of("/app"),
                environment,
                new ProcessSpec.AssignedPort(OptionalInt.of(5000), false),
                ProcessSpec.StdioRule.DEFAULT,
                new Location("Procfile", line, 1));
    }

    @Test
    void anotherLineOfTheProcfileMakesNoDifference() {
        assertThat(spec("run", 1, Map.of()).isLike(spec("run", 7, Map.of()))).isTrue();
        assertThat(spec("run", 1, Map.of()).isLike(spec("walk", 1, Map.of()))).isFalse();
    }

    @Test
    void thePortVariableOfAnAddedOrRemovedTypeMakesNoDifference() {
        ProcessSpec before = spec("run", 1, Map.of("A", "1", "PORT_WEB", "5000", "PORT_JOB", "5100"));
        assertThat(before.isLike(spec("run", 1, Map.of("A", "1", "PORT_WEB", "5000", "PORT_CLOCK", "5100"))))
                .isTrue();
        assertThat(before.isLike(spec("run", 1, Map.of("A", "1", "PORT_WEB", "5001", "PORT_JOB", "5100"))))
                .isFalse();
        assertThat(before.isLike(spec("run", 1, Map.of("PORT_WEB", "5000", "PORT_JOB", "5100"))))
                .isFalse();
    }
}
