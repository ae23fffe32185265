package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.quote.SupervisorText;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * supervisord: one file with a program for each instance, and a group of all programs. The shell sets variables that
 * {@code environment=} cannot hold. Only the owner can read the file, because it has the values of variables.
 */
final class Supervisord implements Format {
    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return feature == Feature.STOP_SIGNAL || feature == Feature.SUCCESS_CODES;
    }

    @Override
    public Export export(Deployment deployment) {
        Lines file = Lines.commented(";");
        deployment.instances().forEach(spec -> file.addAll(program(deployment, spec)));
        file.blank().add("[group:" + deployment.app() + "]");
        file.add("programs=" + deployment.fileNames(","));
        ExportFile conf = new ExportFile(deployment.app() + ".conf", file.toString(), Access.SECRET)
                .templated("app.conf", new Subject.WholeApp());
        return new Export(List.of(conf), Format.stopRemarks(deployment, "supervisord"));
    }

    private static List<String> program(Deployment deployment, ProcessSpec spec) {
        String log = SupervisorText.logFile(PathText.of(deployment.logFile(spec)));
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("[program:" + deployment.fileName(spec) + "]");
        lines.add("command=/bin/sh -c " + SupervisorText.argument(script(spec)));
        lines.add("directory=" + SupervisorText.plain(PathText.of(spec.directory())));
        lines.add("user=" + deployment.user());
        lines.add("environment=" + environment(spec));
        lines.add("autostart=true");
        lines.add("autorestart=" + restart(spec.onExit()));
        lines.addAll(exitCodes(spec));
        lines.addAll(start(spec));
        lines.add("stopsignal=" + StopRule.of(spec).signal());
        lines.add("stopwaitsecs=" + StopRule.of(spec).seconds());
        lines.add("stopasgroup=true");
        lines.add("killasgroup=true");
        lines.add("stdout_logfile=" + log);
        lines.add("stderr_logfile=" + log.replaceFirst("\\.log$", ".error.log"));
        return lines;
    }

    private static String environment(ProcessSpec spec) {
        return spec.environment().entrySet().stream()
                .filter(variable -> SupervisorText.fitsEnvironment(variable.getValue()))
                .map(variable -> SupervisorText.assignment(variable.getKey(), variable.getValue()))
                .collect(Collectors.joining(","));
    }

    /** The script that sets the variables that {@code environment=} cannot hold, and then runs the command. */
    private static String script(ProcessSpec spec) {
        String exports = spec.environment().entrySet().stream()
                .filter(variable -> !SupervisorText.fitsEnvironment(variable.getValue()))
                .map(Supervisord::export)
                .collect(Collectors.joining());
        return exports + ShellScript.waiting(spec);
    }

    private static String export(Map.Entry<String, String> variable) {
        return ShellText.exportInAscii(variable.getKey(), variable.getValue()) + "; ";
    }

    private static List<String> exitCodes(ProcessSpec spec) {
        Set<Integer> others = spec.rules().successCodes().sorted();
        return others.isEmpty()
                ? List.of()
                : List.of(others.stream().map(String::valueOf).collect(Collectors.joining(",", "exitcodes=0,", "")));
    }

    /** The settings for starts. For supervisord an exit in the first second is a failed start unless {@code startsecs} is 0. */
    private static List<String> start(ProcessSpec spec) {
        return switch (spec.onExit()) {
            case RESTART, WAIT_FOR_CHANGE, ALWAYS ->
                List.of("startretries=" + spec.restart().mostRestarts());
            case STOP, IGNORE -> List.of("startsecs=0");
        };
    }

    private static String restart(OnExit onExit) {
        return switch (onExit) {
            case RESTART, WAIT_FOR_CHANGE -> "unexpected";
            case ALWAYS -> "true";
            case STOP, IGNORE -> "false";
        };
    }
}
