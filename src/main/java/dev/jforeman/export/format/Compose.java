package dev.jforeman.export.format;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ExportOptions;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.model.Variables;
import dev.jforeman.export.quote.ComposeText;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.DurationText;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Need.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compose, for {@code docker compose}, {@code podman compose} and {@code docker stack deploy}: a service for each process
 * type. Variables are in env files that only the owner can read. Those that engines would read differently from an env file
 * are in the Compose file itself.
 */
final class Compose implements Format {

    @Override
    public boolean hasRelease() {
        return true;
    }

    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return switch (feature) {
            case READY -> healthCheck(type).isPresent();
            case NEEDS, STOP_SIGNAL -> true;
            case LIVE, STOP_COMMAND, WATCH, SUCCESS_CODES -> false;
        };
    }

    private static Optional<Map<String, Object>> healthCheck(ProcessType type) {
        return type.rules()
                .ready()
                .flatMap(check -> HealthCommand.of(check.probe(), type).map(line -> healthCheck(check, line)));
    }

    private static Map<String, Object> healthCheck(ReadyCheck check, String line) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("test", List.of("CMD-SHELL", ComposeText.literal(line)));
        health.put("interval", seconds(check.interval().orElse(Duration.ofSeconds(1))));
        health.put("start_period", seconds(check.timeout()));
        return health;
    }

    private static String seconds(Duration duration) {
        return DurationText.seconds(duration) + "s";
    }

    private static Map<String, Object> dependsOn(Deployment deployment, ProcessType type) {
        Map<String, Object> needs = new LinkedHashMap<>();
        for (Need need : type.needs()) {
            deployment.types().stream()
                    .filter(other -> other.name().equals(need.type()))
                    .forEach(needed -> needs.put(need.type(), Map.of("condition", condition(need, needed))));
        }
        return needs;
    }

    private static String condition(Need need, ProcessType needed) {
        return switch (need.condition()) {
            case STARTED -> "service_started";
            case READY -> healthCheck(needed).isPresent() ? "service_healthy" : "service_started";
            case DONE, ENDED -> "service_completed_successfully";
        };
    }

    @Override
    public Export export(Deployment deployment) throws Refusal {
        refuseWithoutImage(deployment.options());
        Variables variables = Variables.of(deployment.typesAndRelease());
        Map<String, Object> services = new LinkedHashMap<>();
        for (ProcessType type : deployment.types()) {
            services.put(type.name(), service(deployment, variables, type, type.count()));
        }
        if (deployment.releaseType().isPresent()) {
            ProcessType release = deployment.releaseType().get();
            services.put(release.name(), service(deployment, variables, release, 0));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", "3.8");
        document.put("services", services);
        List<ExportFile> files = new ArrayList<>();
        files.add(new ExportFile("compose.yaml", Yaml.document(document), access(deployment))
                .templated("compose.yaml", new Subject.WholeApp()));
        files.addAll(Container.envFiles(deployment, variables));
        return new Export(files, remarks(deployment));
    }

    private static List<String> remarks(Deployment deployment) {
        List<String> remarks = new ArrayList<>(Format.stopRemarks(deployment, "Compose"));
        List<String> checkedByHttp = deployment.types().stream()
                .filter(HealthCommand::isHttpCheck)
                .map(ProcessType::name)
                .toList();
        if (!checkedByHttp.isEmpty()) {
            remarks.add("the health check of " + String.join(", ", checkedByHttp) + " needs curl or wget in the image");
        }
        List<String> waiting = deployment.types().stream()
                .filter(type -> type.needs().stream().anyMatch(need -> need.condition() == Condition.ENDED))
                .map(ProcessType::name)
                .toList();
        if (!waiting.isEmpty()) {
            remarks.add("Compose cannot wait for an exit with any code: " + String.join(", ", waiting)
                    + " does not start if a dependency fails");
        }
        if (deployment.types().stream()
                .anyMatch(type -> !dependsOn(deployment, type).isEmpty())) {
            remarks.add("docker compose waits for dependencies; docker stack deploy rejects depends_on with"
                    + " conditions");
        }
        return remarks;
    }

    private static void refuseWithoutImage(ExportOptions options) throws Refusal {
        if (options.image().name().isEmpty() && options.image().build().isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "compose needs an image: use --image, for example --image=registry/app:1, or --build "
                            + "with the directory of a Dockerfile");
        }
    }

    private static Map<String, Object> service(
            Deployment deployment, Variables variables, ProcessType type, int replicas) throws Refusal {
        Map<String, Object> service = new LinkedHashMap<>();
        deployment.options().image().name().ifPresent(image -> service.put("image", ComposeText.literal(image)));
        deployment.options().image().build().ifPresent(build -> service.put("build", ComposeText.literal(build)));
        service.put("command", Container.shell(ComposeText.literal(script(deployment, type))));
        service.put("init", true);
        List<String> envFiles = Container.envFileNames(deployment, variables, type);
        if (!envFiles.isEmpty()) {
            service.put("env_file", envFiles);
        }
        service.put("environment", environment(deployment, type));
        if (type.isListening()) {
            service.put("ports", List.of(ports(type)));
        }
        healthCheck(type).ifPresent(check -> service.put("healthcheck", check));
        Map<String, Object> needs = dependsOn(deployment, type);
        if (!needs.isEmpty()) {
            service.put("depends_on", needs);
        }
        if (!StopRule.of(type).isDefault()) {
            service.put("stop_signal", StopRule.of(type).signal().fullName());
        }
        service.put("stop_grace_period", StopRule.of(type).exactSeconds() + "s");
        service.put("restart", restart(replicas == 0 ? OnExit.IGNORE : type.onExit()));
        service.put("deploy", deploy(replicas, replicas == 0 ? OnExit.IGNORE : type.onExit()));
        return service;
    }

    private static String script(Deployment deployment, ProcessType type) throws Refusal {
        Map<String, String> unfit = Container.unfit(deployment, Variables.withoutOwn(type.first()));
        unfit.values().removeIf(ComposeText::canHold);
        return Container.setting(unfit) + ShellScript.passingOn(type.first());
    }

    private static Map<String, String> environment(Deployment deployment, ProcessType type) throws Refusal {
        Map<String, String> environment = new LinkedHashMap<>();
        type.port().ifPresent(port -> environment.put("PORT", String.valueOf(port)));
        environment.put("PS", type.name());
        Container.unfit(deployment, Variables.withoutOwn(type.first())).forEach((name, value) -> {
            if (ComposeText.canHold(value)) {
                environment.put(name, ComposeText.literal(value));
            }
        });
        return environment;
    }

    /**
     * Maps ports of the machine to the port of the containers. Each replica has its own address and listens on the first port;
     * on the machine each instance has the same port as without containers.
     */
    private static String ports(ProcessType type) {
        int first = type.port().orElseThrow();
        String outside = type.count() == 1 ? String.valueOf(first) : first + "-" + (first + type.count() - 1);
        return outside + ":" + first;
    }

    private static String restart(OnExit onExit) {
        return switch (onExit) {
            case RESTART, WAIT_FOR_CHANGE -> "on-failure";
            case ALWAYS -> "always";
            case STOP, IGNORE -> "no";
        };
    }

    /** The replicas and restart policy for Swarm, which uses other names than Compose. */
    private static Map<String, Object> deploy(int replicas, OnExit onExit) {
        String condition = switch (onExit) {
            case RESTART, WAIT_FOR_CHANGE -> "on-failure";
            case ALWAYS -> "any";
            case STOP, IGNORE -> "none";
        };
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("condition", condition);
        policy.put("delay", "1s");
        Map<String, Object> deploy = new LinkedHashMap<>();
        deploy.put("replicas", replicas);
        deploy.put("restart_policy", policy);
        return deploy;
    }

    private static Access access(Deployment deployment) {
        boolean isSecret = deployment.typesAndRelease().stream()
                .flatMap(type -> type.first().environment().entrySet().stream())
                .anyMatch(
                        variable -> !Container.fitting(Map.ofEntries(variable)).containsKey(variable.getKey())
                                && deployment.isSecret(variable.getKey(), variable.getValue()));
        return isSecret ? Access.SECRET : Access.PUBLIC;
    }
}
