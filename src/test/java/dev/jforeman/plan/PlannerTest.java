package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.PlanOptions.RuleOptions;
import dev.jforeman.plan.Planner.HostInfo;
import dev.jforeman.procfile.Procfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Path APP = Path.of("/app");
    private static final Procfile PROCFILE = Given.procfile("web", "worker");
    private static final HostInfo QUIET = new HostInfo(APP, Map.of(), _ -> false);

    @Test
    void aBarePlanRunsEachTypeOnce() throws Refusal {
        Plan plan = Planner.plan(PROCFILE, SettingsFiles.NONE, List.of(), PlanOptions.none(), QUIET);

        assertThat(plan.types()).containsExactly("web", "worker");
        assertThat(plan.stopTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(plan.remarks()).isEmpty();
        assertThat(plan.instances())
                .hasSize(2)
                .last()
                .isEqualTo(new ProcessSpec(
                        Rules.of(new InstanceName("worker", 1), Restart.usual(OnExit.RESTART), Duration.ofSeconds(5)),
                        "run worker",
                        APP,
                        Map.of("PORT_WEB", "5000", "PORT_WORKER", "5100", "PORT", "5100", "PS", "worker.1"),
                        new ProcessSpec.AssignedPort(OptionalInt.of(5100), false),
                        ProcessSpec.StdioRule.DEFAULT,
                        new Location("Procfile", 2, 1)));
    }

    @Test
    void optionsReachTheInstances() throws Refusal {
        PlanOptions options = new PlanOptions(
                words("web=3", "worker=2"),
                Option.asked("3000"),
                false,
                false,
                new RuleOptions(Option.asked("stop,web=always"), Option.NONE, Option.NONE, Option.asked("0.5")));
        Plan plan = Planner.plan(PROCFILE, SettingsFiles.NONE, List.of(), options, QUIET);

        assertThat(ports(plan))
                .containsExactly("web.1 3000", "web.2 3001", "web.3 3002", "worker.1 3100", "worker.2 3101");
        assertThat(plan.instances())
                .extracting(ProcessSpec::onExit)
                .containsExactly(OnExit.ALWAYS, OnExit.ALWAYS, OnExit.ALWAYS, OnExit.STOP, OnExit.STOP);
        assertThat(plan.stopTimeout()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void thePortOfAnEnvFileIsTheBaseAndTheInstanceGetsItsOwn() throws Refusal {
        Plan plan = planOf(Given.envFile(".env", "PORT=7000", "PS=mine", "PORT_WORKER=1", "A=1"));

        assertThat(plan.instances().getLast().environment())
                .containsExactly(
                        Map.entry("PORT", "7100"),
                        Map.entry("PS", "worker.1"),
                        Map.entry("PORT_WORKER", "1"),
                        Map.entry("A", "1"),
                        Map.entry("PORT_WEB", "7000"));
    }

    @Test
    void withoutPortsPortIsAVariableLikeAnyOther() throws Refusal {
        PlanOptions options = new PlanOptions(words("web=150"), Option.asked("3000"), true, false, RuleOptions.NONE);
        Plan plan =
                Planner.plan(PROCFILE, SettingsFiles.NONE, List.of(Given.envFile(".env", "PORT=7000")), options, QUIET);

        assertThat(plan.instances()).hasSize(150);
        assertThat(plan.instances().getFirst().environment())
                .containsExactly(Map.entry("PORT", "7000"), Map.entry("PS", "web.1"));
        assertThat(plan.instances().getFirst().port()).isEmpty();
        assertThat(ports(plan)).isEmpty();
    }

    @Test
    void remarksOfAllPartsAreCollected() throws Refusal {
        Procfile procfile = Given.procfile("release", "web");
        PlanOptions keepEnv = new PlanOptions(FormationRequest.none(), Option.NONE, false, true, RuleOptions.NONE);
        HostInfo around = new HostInfo(APP, Map.of("A", "shell"), Set.of(5100)::contains);

        assertThat(Planner.plan(procfile, SettingsFiles.NONE, List.of(Given.envFile(".env", "A=file")), keepEnv, around)
                        .remarks())
                .containsExactly(
                        "release is only started when it is named (jforeman start release)",
                        "port 5100 is taken, so ports start at 5100",
                        "the shell's value is kept over a different one in an env file: A");
    }

    @Test
    void aRefusalHasASentenceForEachProblem() {
        PlanOptions options = new PlanOptions(
                words("nosuch"),
                Option.asked("x"),
                false,
                false,
                new RuleOptions(
                        Option.asked("die"), Option.asked("many"), Option.asked("1,2,3"), Option.asked("soon")));

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Planner.plan(PROCFILE, SettingsFiles.NONE, List.of(), options, QUIET));

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refusal.sentences()).hasSize(6);
    }

    @Test
    void aBadPortInAnEnvFileIsBadData() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> planOf(Given.envFile(".env", "A=1", "PORT=http")));

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(refusal.sentences())
                .containsExactly(".env:2:1: invalid value for PORT: \"http\" (expected a port from 1 to 65535)");
    }

    @Test
    void anInvalidPlanProbesNoPorts() {
        HostInfo around = new HostInfo(APP, Map.of(), port -> {
            throw new AssertionError("asked for " + port);
        });
        PlanOptions options = new PlanOptions(words("nosuch"), Option.NONE, false, false, RuleOptions.NONE);

        assertThat(catchThrowableOfType(
                        Refusal.class, () -> Planner.plan(PROCFILE, SettingsFiles.NONE, List.of(), options, around)))
                .hasMessageContaining("nosuch");
    }

    private static Plan planOf(Dotenv... envFiles) throws Refusal {
        return Planner.plan(PROCFILE, SettingsFiles.NONE, List.of(envFiles), PlanOptions.none(), QUIET);
    }

    private static FormationRequest words(String... words) {
        return new FormationRequest(List.of(words), Option.NONE, Option.NONE);
    }

    private static List<String> ports(Plan plan) {
        return plan.instances().stream()
                .filter(spec -> spec.port().isPresent())
                .map(spec -> spec.name() + " " + spec.port().getAsInt())
                .toList();
    }
}
