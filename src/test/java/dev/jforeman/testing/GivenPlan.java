package dev.jforeman.testing;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans for tests in which only names and rules count. */
public final class GivenPlan {
    private GivenPlan() {}

    /** Instances without settings, for example {@code web.1}. */
    public static Plan of(String... names) {
        return of(Stream.of(names).map(GivenRules::given).toArray(GivenRules[]::new));
    }

    public static Plan of(GivenRules... formation) {
        List<ProcessSpec> specs =
                Stream.of(formation).map(given -> spec(given, "sleep")).toList();
        return of(specs);
    }

    public static Plan of(List<ProcessSpec> specs) {
        List<String> types = specs.stream()
                .map(ProcessSpec::name)
                .map(InstanceName::type)
                .distinct()
                .toList();
        return new Plan(types, specs, Duration.ofSeconds(5), List.of());
    }

    public static ProcessSpec spec(GivenRules given, String command) {
        return new ProcessSpec(
                given.rules(),
                command,
                Path.of("/"),
                Map.of(),
                ProcessSpec.AssignedPort.NONE,
                ProcessSpec.StdioRule.DEFAULT,
                new Location("Procfile", 1, 1));
    }
}
