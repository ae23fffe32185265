package dev.jforeman.export.format;

import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Deployment.NeededInstance;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.model.Variables;
import dev.jforeman.export.quote.SystemdText;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.shell.ShellCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * systemd: a target that wants one service for each instance, with the unit names of foreman. Variables are in environment
 * files that only root can read, since systemd shows the content of units to all users.
 *
 * @param isUser whether the units are for a user's systemd ({@code systemctl --user}) instead of that of the machine
 */
record Systemd(boolean isUser) implements Format {
    /** Removes privileges that no app needs. Anything stricter would break {@code sudo} or {@code ping} in some apps. */
    private static final List<String> HARDENING = List.of(
            "CapabilityBoundingSet=~CAP_SYS_MODULE CAP_SYS_BOOT CAP_SYS_TIME CAP_SYS_RAWIO CAP_MAC_ADMIN"
                    + " CAP_MAC_OVERRIDE",
            "ProtectControlGroups=yes");

    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return switch (feature) {
            case STOP_SIGNAL, STOP_COMMAND, NEEDS, SUCCESS_CODES -> true;
            case READY, LIVE, WATCH -> false;
        };
    }

    @Override
    public Export export(Deployment deployment) {
        Variables variables = Variables.of(deployment.types());
        List<ExportFile> files = new ArrayList<>();
        files.add(target(deployment));
        for (ProcessType type : deployment.types()) {
            type.instances().forEach(spec -> files.add(service(deployment, variables, type, spec)));
        }
        environmentFiles(deployment, variables).forEach((name, values) -> files.add(environmentFile(name, values)));
        return new Export(files, List.of());
    }

    private ExportFile target(Deployment deployment) {
        Lines unit = Lines.commented("#").add("[Unit]").add("Description=" + deployment.app());
        deployment.instances().forEach(spec -> unit.add("Wants=" + unitName(deployment, spec)));
        deployment.instances().stream()
                .filter(spec -> spec.onExit() == OnExit.STOP)
                .map(spec -> unitName(deployment, spec))
                .forEach(name -> unit.add("BindsTo=" + name).add("After=" + name));
        unit.blank().add("[Install]").add("WantedBy=" + (isUser ? "default.target" : "multi-user.target"));
        return new ExportFile(deployment.app() + ".target", unit.toString(), Access.PUBLIC)
                .templated("master.target", new Subject.WholeApp());
    }

    private ExportFile service(Deployment deployment, Variables variables, ProcessType type, ProcessSpec spec) {
        Lines unit = Lines.commented("#")
                .add("[Unit]")
                .add("Description=" + deployment.app() + " " + spec.name())
                .add("PartOf=" + deployment.app() + ".target")
                .addIf(!isUser, "After=network.target")
                .addAll(needs(deployment, type))
                .addAll(startLimit(spec))
                .blank()
                .add("[Service]");
        unit.addAll(process(deployment, variables, type, spec));
        unit.addAll(supervision(deployment, spec));
        unit.blank().add("[Install]").add("WantedBy=" + deployment.app() + ".target");
        return new ExportFile(unitName(deployment, spec), unit.toString(), Access.PUBLIC)
                .templated("process.service", new Subject.OneInstance(spec));
    }

    /** The limit of restarts. systemd counts starts, so the first start is added. */
    static List<String> startLimit(ProcessSpec spec) {
        return List.of(
                "StartLimitIntervalSec=" + ProcessType.RESTART_WINDOW.toSeconds(),
                "StartLimitBurst=" + (ProcessType.mostRestarts(spec) + 1));
    }

    private static List<String> needs(Deployment deployment, ProcessType type) {
        return deployment.neededBy(type).stream()
                .flatMap(needed -> needs(needed, unitName(deployment, needed.spec())))
                .toList();
    }

    /** The lines of a dependency. {@code Requires} fails if the dependency fails, {@code Wants} does not; both start it and wait. */
    static Stream<String> needs(NeededInstance needed, String unit) {
        return Stream.of((needed.isAnyEnd() ? "Wants=" : "Requires=") + unit, "After=" + unit);
    }

    private List<String> process(Deployment deployment, Variables variables, ProcessType type, ProcessSpec spec) {
        List<String> lines = new ArrayList<>();
        if (!isUser) {
            lines.add("User=" + SystemdText.plain(deployment.user()));
        }
        lines.add("WorkingDirectory=" + SystemdText.plain(PathText.of(spec.directory())));
        environmentFilesOf(deployment, variables, type)
                .forEach((name, _) -> lines.add("EnvironmentFile="
                        + SystemdText.plain(PathText.of(deployment.place().resolve(name)))));
        variables.of(type, spec).forEach((name, value) -> lines.add("Environment=" + name + "=" + value));
        lines.add("ExecStart=/bin/sh -c " + SystemdText.argument(ShellScript.passingOn(spec)));
        return lines;
    }

    private List<String> supervision(Deployment deployment, ProcessSpec spec) {
        List<String> lines = new ArrayList<>();
        lines.addAll(oneShot(spec));
        spec.stop().command().ifPresent(line -> lines.add("ExecStop=/bin/sh -c " + SystemdText.argument(line)));
        lines.add("Restart=" + restart(spec.onExit()));
        lines.add("RestartSec=1");
        lines.add("SuccessExitStatus=143"
                + spec.rules().successCodes().sorted().stream()
                        .map(code -> " " + code)
                        .collect(Collectors.joining()));
        lines.add("KillMode=" + (isReached(spec) ? "mixed" : "control-group"));
        if (!StopRule.of(spec).isDefault()) {
            lines.add("KillSignal=" + StopRule.of(spec).signal().fullName());
        }
        lines.add("TimeoutStopSec=" + StopRule.of(spec).exactSeconds());
        lines.addAll(output(deployment, spec));
        lines.add("SyslogIdentifier=" + deployment.app() + "-" + spec.name());
        lines.addAll(isUser ? List.of() : HARDENING);
        return lines;
    }

    /** The lines for a task. After its exit the unit stays active, so that units that depend on it can start. */
    static List<String> oneShot(ProcessSpec spec) {
        return ProcessType.isTask(spec) ? List.of("Type=oneshot", "RemainAfterExit=yes") : List.of();
    }

    /** Whether the shell passes the stop signal on, so that {@code KillMode=mixed}, which signals only the shell, is enough. */
    private static boolean isReached(ProcessSpec spec) {
        return ShellCommand.isReached(spec.command(), StopRule.of(spec).signal().name());
    }

    private static List<String> output(Deployment deployment, ProcessSpec spec) {
        String file = SystemdText.plain(PathText.of(deployment.logFile(spec)));
        return deployment.options().directories().log().isPresent()
                ? List.of("StandardOutput=append:" + file, "StandardError=append:" + file)
                : List.of("StandardOutput=journal", "StandardError=journal");
    }

    static String restart(OnExit onExit) {
        return switch (onExit) {
            case RESTART, WAIT_FOR_CHANGE -> "on-failure";
            case ALWAYS -> "always";
            case STOP, IGNORE -> "no";
        };
    }

    private static Map<String, Map<String, String>> environmentFiles(Deployment deployment, Variables variables) {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        deployment.types().forEach(type -> files.putAll(environmentFilesOf(deployment, variables, type)));
        return files;
    }

    /** The environment files of a type, without empty ones: that of the app first, so that variables of the type win. */
    private static Map<String, Map<String, String>> environmentFilesOf(
            Deployment deployment, Variables variables, ProcessType type) {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        files.put(deployment.app() + ".env", variables.shared());
        files.put(deployment.app() + "-" + type.name() + ".env", variables.of(type));
        files.values().removeIf(Map::isEmpty);
        return files;
    }

    private static ExportFile environmentFile(String name, Map<String, String> values) {
        Lines lines = Lines.commented("#");
        values.forEach((key, value) -> lines.add(SystemdText.assignment(key, value)));
        return new ExportFile(name, lines.toString(), Access.SECRET);
    }

    private static String unitName(Deployment deployment, ProcessSpec spec) {
        return deployment.app() + "-" + spec.name() + ".service";
    }
}
