package dev.jforeman.export.format;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ExportOptions.NomadDriver;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.model.Variables;
import dev.jforeman.export.quote.NomadEnv;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nomad: one job with a group for each process type. Commands and variables are in templates, since Nomad expands
 * {@code ${...}} everywhere else. Secrets come from a Nomad variable unless {@code --inline-secrets} is set.
 */
final class Nomad implements Format {
    private static final String SCRIPT = "local/command.sh";

    @Override
    public boolean hasRelease() {
        return true;
    }

    @Override
    public Export export(Deployment deployment) throws Refusal {
        Optional<String> image = deployment.options().driver() == NomadDriver.DOCKER
                ? Optional.of(Container.image(deployment, "nomad --driver=docker"))
                : Optional.empty();
        HclBlock job = job(deployment, deployment.app(), "service");
        List<ProcessType> services =
                deployment.types().stream().filter(type -> !type.isTask()).toList();
        services.forEach(type -> job.add(group(deployment, type, image)));
        List<ExportFile> files = new ArrayList<>();
        if (!services.isEmpty()) {
            files.add(file(deployment, deployment.app(), job, services)
                    .templated("app.nomad.hcl", new Subject.WholeApp()));
        }
        for (ProcessType type : deployment.typesToRunOnce()) {
            String name = deployment.app() + "-" + type.name();
            HclBlock batch = job(deployment, name, "batch").add(group(deployment, type, image));
            files.add(file(deployment, name, batch, List.of(type)));
        }
        return new Export(files, remarks(deployment));
    }

    private static ExportFile file(Deployment deployment, String name, HclBlock job, List<ProcessType> types) {
        String text = Lines.commented("#") + "" + job;
        boolean hasSecrets =
                types.stream().anyMatch(type -> !secrets(deployment, type).isEmpty());
        boolean isSecret = hasSecrets && deployment.areSecretsInline();
        return new ExportFile(name + ".nomad.hcl", text, isSecret ? Access.SECRET : Access.PUBLIC);
    }

    private static List<String> remarks(Deployment deployment) {
        List<String> remarks = new ArrayList<>(Format.stopRemarks(deployment, "Nomad"));
        remarks.addAll(Format.restartRemarks(deployment, "Nomad"));
        Map<String, String> secrets = new LinkedHashMap<>();
        deployment.types().forEach(type -> secrets.putAll(secrets(deployment, type)));
        if (!secrets.isEmpty() && !deployment.areSecretsInline()) {
            remarks.add("the Nomad variable " + variablePath(deployment) + " is not written, create it with "
                    + String.join(", ", secrets.keySet()));
        }
        return remarks;
    }

    private static HclBlock job(Deployment deployment, String name, String type) {
        HclBlock job = new HclBlock("job", name).set("type", type);
        deployment.options().namespace().ifPresent(namespace -> job.set("namespace", namespace));
        return job;
    }

    private static HclBlock group(Deployment deployment, ProcessType type, Optional<String> image) {
        boolean isOnce = deployment.typesToRunOnce().contains(type);
        HclBlock group = new HclBlock("group", type.name()).set("count", type.count());
        if (type.port().isPresent()) {
            group.add(new HclBlock("network").add(new HclBlock("port", "main")));
        }
        if (type.isListening()) {
            group.add(new HclBlock("service")
                    .set("name", deployment.app() + "-" + type.name().replace('_', '-'))
                    .set("port", "main")
                    .set("provider", "nomad"));
        }
        group.add(restart(isOnce ? Restart.usual(OnExit.IGNORE) : type.first().restart()));
        if (isOnce || type.onExit() == OnExit.IGNORE || type.onExit() == OnExit.STOP) {
            group.add(new HclBlock("reschedule").set("attempts", 0).set("unlimited", false));
        }
        return group.add(task(deployment, type, image));
    }

    /** The restart rule, as in jforeman: a maximum number of restarts in five minutes, after which the process has failed. */
    private static HclBlock restart(Restart policy) {
        HclBlock restart = new HclBlock("restart");
        return switch (policy.onExit()) {
            case RESTART, ALWAYS, WAIT_FOR_CHANGE ->
                restart.set("attempts", policy.mostRestarts())
                        .set("interval", "5m")
                        .set("delay", "5s")
                        .set("mode", "fail");
            case STOP, IGNORE -> restart.set("attempts", 0).set("mode", "fail");
        };
    }

    private static HclBlock task(Deployment deployment, ProcessType type, Optional<String> image) {
        HclBlock task = new HclBlock("task", type.name())
                .set("driver", deployment.options().driver().word())
                .set("kill_signal", StopRule.of(type).signal().fullName())
                .set("kill_timeout", StopRule.of(type).exactSeconds() + "s");
        if (image.isEmpty() && deployment.options().user().isPresent()) {
            task.set("user", deployment.user());
        }
        HclBlock config = new HclBlock("config");
        image.ifPresent(name -> config.set("image", name));
        if (image.isPresent() && type.port().isPresent()) {
            config.set("ports", List.of("main"));
        }
        config.set("command", "/bin/sh").setExpression("args", "[\"${NOMAD_TASK_DIR}/command.sh\"]");
        return task.add(config)
                .add(environment(type))
                .add(script(type, image.isEmpty()))
                .add(variables(deployment, type));
    }

    /** The variables whose values Nomad assigns, and those with empty values, which a template cannot set. */
    private static HclBlock environment(ProcessType type) {
        HclBlock environment = new HclBlock("env");
        if (type.port().isPresent()) {
            environment.setExpression("PORT", "\"${NOMAD_PORT_main}\"");
        }
        environment.setExpression("PS", "\"" + type.name() + ".${NOMAD_ALLOC_INDEX}\"");
        Variables.withoutOwn(type.first()).forEach((name, value) -> {
            if (value.isEmpty()) {
                environment.set(name, "");
            }
        });
        return environment;
    }

    private static HclBlock script(ProcessType type, boolean isOnMachine) {
        String directory = isOnMachine ? ShellScript.changeDirectory(type.first()) + "\n" : "";
        String text = directory + ShellScript.passingOn(type.first()) + "\n";
        return template(SCRIPT, text, NomadEnv.delimiters(text));
    }

    private static HclBlock variables(Deployment deployment, ProcessType type) {
        Map<String, String> written = variablesOf(deployment, type);
        Map<String, String> secrets = secrets(deployment, type);
        boolean isReference = !secrets.isEmpty() && !deployment.areSecretsInline();
        if (isReference) {
            written.keySet().removeAll(secrets.keySet());
        }
        Lines lines = new Lines();
        written.forEach((name, value) -> lines.add(NomadEnv.assignment(name, value)));
        List<String> delimiters = NomadEnv.delimiters(lines.toString());
        lines.addIf(isReference, fromVariable(variablePath(deployment), delimiters));
        return template("secrets/variables.env", lines.toString(), delimiters).set("env", true);
    }

    private static HclBlock template(String destination, String text, List<String> delimiters) {
        HclBlock template =
                new HclBlock("template").set("destination", destination).set("data", text);
        return delimiters.equals(NomadEnv.DEFAULT)
                ? template
                : template.set("left_delimiter", delimiters.getFirst()).set("right_delimiter", delimiters.getLast());
    }

    private static String fromVariable(String path, List<String> delimiters) {
        String left = delimiters.getFirst();
        String right = delimiters.getLast();
        return left + " with nomadVar \"" + path + "\" " + right + left + " range $name, $value := . " + right
                + left + " $name " + right + "=" + left + " $value.Value | toJSON " + right + "\n"
                + left + " end " + right + left + " end " + right;
    }

    private static String variablePath(Deployment deployment) {
        return "nomad/jobs/" + deployment.app();
    }

    private static Map<String, String> secrets(Deployment deployment, ProcessType type) {
        Map<String, String> secrets = variablesOf(deployment, type);
        secrets.entrySet().removeIf(variable -> !deployment.isSecret(variable.getKey(), variable.getValue()));
        return secrets;
    }

    /** The variables that a template sets: those that are not empty, without the ports that only jforeman assigns. */
    private static Map<String, String> variablesOf(Deployment deployment, ProcessType type) {
        Map<String, String> variables = Variables.withoutOwn(type.first());
        variables.entrySet().removeIf(variable -> variable.getValue().isEmpty() || isOurPort(deployment, variable));
        return variables;
    }

    private static boolean isOurPort(Deployment deployment, Map.Entry<String, String> variable) {
        return variable.getKey().startsWith("PORT_")
                && deployment.typesAndRelease().stream()
                        .anyMatch(type -> type.port().isPresent()
                                && variable.getValue()
                                        .equals(String.valueOf(type.port().getAsInt())));
    }
}
