package dev.jforeman.export.format;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.model.Variables;
import dev.jforeman.export.quote.SystemdText;
import dev.jforeman.model.ProcessSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Quadlet of Podman: systemd runs a container for each instance. The containers share a network, in which their names are
 * host names. The port of a listening instance is also published on the machine.
 */
final class Quadlet implements Format {
    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return switch (feature) {
            case STOP_SIGNAL, NEEDS, SUCCESS_CODES -> true;
            case STOP_COMMAND, READY, LIVE, WATCH -> false;
        };
    }

    @Override
    public Export export(Deployment deployment) throws Refusal {
        String image = Container.image(deployment, "quadlet");
        Variables variables = Variables.of(deployment.types());
        List<ExportFile> files = new ArrayList<>();
        files.add(new ExportFile(
                deployment.app() + ".network",
                Lines.commented("#").add("[Network]").toString(),
                Access.PUBLIC));
        for (ProcessType type : deployment.types()) {
            for (ProcessSpec spec : type.instances()) {
                files.add(container(deployment, variables, type, spec, image));
            }
        }
        files.addAll(Container.envFiles(deployment, variables));
        return new Export(files, Format.stopRemarks(deployment, "Quadlet"));
    }

    private static ExportFile container(
            Deployment deployment, Variables variables, ProcessType type, ProcessSpec spec, String image)
            throws Refusal {
        Map<String, String> unfit = Container.unfit(deployment, Variables.withoutOwn(spec));
        Lines unit = Lines.commented("#")
                .add("[Unit]")
                .add("Description=" + deployment.app() + " " + spec.name())
                .addAll(deployment.neededBy(type).stream()
                        .flatMap(needed -> Systemd.needs(needed, deployment.fileName(needed.spec()) + ".service"))
                        .toList())
                .addAll(Systemd.startLimit(spec))
                .blank()
                .add("[Container]")
                .add("Image=" + SystemdText.plain(image))
                .add("ContainerName=" + deployment.fileName(spec))
                .add("Exec=/bin/sh -c " + SystemdText.argument(script(spec, unfit)))
                .add("RunInit=true")
                .add("Network=" + deployment.app() + ".network")
                .addAll(Container.envFileNames(deployment, variables, type).stream()
                        .map(name -> "EnvironmentFile=" + name)
                        .toList());
        addVariables(unit, variables.of(type, spec));
        addVariables(unit, setBy(unfit, true));
        if (type.isListening()) {
            spec.port().ifPresent(port -> unit.add("PublishPort=" + port + ":" + port));
        }
        if (!StopRule.of(spec).isDefault()) {
            unit.add("PodmanArgs=--stop-signal=" + StopRule.of(spec).signal().fullName());
        }
        unit.add("PodmanArgs=--stop-timeout=" + StopRule.of(spec).seconds());
        unit.blank()
                .add("[Service]")
                .addAll(Systemd.oneShot(spec))
                .add("Restart=" + Systemd.restart(spec.onExit()))
                .add("RestartSec=1")
                .addAll(successExitStatus(spec));
        unit.add("TimeoutStopSec=" + (StopRule.of(spec).seconds() + 5));
        unit.blank().add("[Install]").add("WantedBy=multi-user.target default.target");
        boolean isSecret = unfit.keySet().stream()
                .anyMatch(name -> deployment.isSecret(name, spec.environment().getOrDefault(name, "")));
        return new ExportFile(
                        deployment.fileName(spec) + ".container",
                        unit.toString(),
                        isSecret ? Access.SECRET : Access.PUBLIC)
                .templated("process.container", new Subject.OneInstance(spec));
    }

    private static List<String> successExitStatus(ProcessSpec spec) {
        Set<Integer> codes = spec.rules().successCodes().sorted();
        return codes.isEmpty()
                ? List.of()
                : List.of("SuccessExitStatus="
                        + codes.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    private static String script(ProcessSpec spec, Map<String, String> unfit) {
        return Container.setting(setBy(unfit, false)) + ShellScript.passingOn(spec);
    }

    /** The variables set by Podman or by the shell: those with a carriage return by the shell, since Podman 4 loses it. */
    private static Map<String, String> setBy(Map<String, String> variables, boolean isPodman) {
        Map<String, String> set = new LinkedHashMap<>(variables);
        set.values().removeIf(value -> value.contains("\r") == isPodman);
        return set;
    }

    private static void addVariables(Lines unit, Map<String, String> variables) {
        variables.forEach((name, value) -> unit.add("Environment=" + SystemdText.argument(name + "=" + value)));
    }
}
