package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.shell.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Upstart: a job for the app, one for each process type and one for each instance. The app starts the types, and those start
 * their instances.
 *
 * @param isDaemon whether {@code start-stop-daemon} changes user and directory and writes a pid file, as in foreman's format
 *     {@code daemon}
 */
record Upstart(boolean isDaemon) implements Format {
    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return feature == Feature.STOP_SIGNAL || feature == Feature.SUCCESS_CODES;
    }

    @Override
    public Export export(Deployment deployment) {
        List<ExportFile> files = new ArrayList<>();
        files.add(app(deployment));
        for (ProcessType type : deployment.types()) {
            files.add(type(deployment, type));
            type.instances().forEach(spec -> files.add(instance(deployment, type, spec)));
        }
        return new Export(files, Format.stopRemarks(deployment, "Upstart"));
    }

    private ExportFile app(Deployment deployment) {
        Lines job = Lines.commented("#").add("start on runlevel [2345]").add("stop on runlevel [!2345]");
        if (isDaemon) {
            String run = ShellText.word(PathText.of(deployment.runDirectory()));
            String log = ShellText.word(PathText.of(deployment.logDirectory()));
            job.add("pre-start script")
                    .add("mkdir -p " + run + " " + log)
                    .add("chown " + deployment.user() + " " + log)
                    .add("end script");
        }
        return new ExportFile(deployment.app() + ".conf", job.toString(), Access.PUBLIC)
                .templated("master.conf", new Subject.WholeApp());
    }

    private static ExportFile type(Deployment deployment, ProcessType type) {
        String job = Lines.commented("#")
                .add("start on starting " + deployment.app())
                .add("stop on stopping " + deployment.app())
                .toString();
        return new ExportFile(deployment.app() + "-" + type.name() + ".conf", job, Access.PUBLIC)
                .templated("process_master.conf", new Subject.OneType(type));
    }

    private ExportFile instance(Deployment deployment, ProcessType type, ProcessSpec spec) {
        String typeJob = deployment.app() + "-" + type.name();
        Lines job = Lines.commented("#")
                .add("start on starting " + typeJob)
                .add("stop on stopping " + typeJob)
                .addAll(respawn(spec))
                .addIf(
                        !StopRule.of(spec).isDefault(),
                        "kill signal " + StopRule.of(spec).signal())
                .add("kill timeout " + StopRule.of(spec).seconds())
                .addIf(!isDaemon, "setuid " + deployment.user())
                .addIf(!isDaemon && deployment.options().directories().log().isEmpty(), "console log")
                .blank()
                .add("script");
        spec.environment().entrySet().forEach(variable -> job.add(export(variable)));
        job.addAll(isDaemon ? daemon(deployment, spec) : plain(deployment, spec))
                .add("end script");
        return new ExportFile(deployment.fileName(spec) + ".conf", job.toString(), Access.SECRET)
                .templated("process.conf", new Subject.OneInstance(spec));
    }

    /** Sets a variable on one line, since a line {@code end script} in a value would end the script. */
    private static String export(Map.Entry<String, String> variable) {
        return variable.getValue().contains("\n")
                ? ShellText.exportInAscii(variable.getKey(), variable.getValue())
                : ShellText.export(variable.getKey(), variable.getValue());
    }

    private static List<String> respawn(ProcessSpec spec) {
        String limit = "respawn limit " + ProcessType.mostRestarts(spec) + " " + ProcessType.RESTART_WINDOW.toSeconds();
        return switch (spec.onExit()) {
            case RESTART, WAIT_FOR_CHANGE -> List.of("respawn", limit, normalExit(spec), "post-stop exec sleep 1");
            case ALWAYS -> List.of("respawn", limit, "post-stop exec sleep 1");
            case STOP, IGNORE -> List.of();
        };
    }

    private static String normalExit(ProcessSpec spec) {
        return spec.rules().successCodes().sorted().stream()
                .map(code -> " " + code)
                .collect(Collectors.joining("", "normal exit 0", ""));
    }

    private static List<String> plain(Deployment deployment, ProcessSpec spec) {
        return List.of(
                ShellScript.changeDirectory(spec),
                "exec " + ShellScript.command(spec)
                        + (deployment.options().directories().log().isPresent() ? appendTo(deployment, spec) : ""));
    }

    private static List<String> daemon(Deployment deployment, ProcessSpec spec) {
        String pidFile = PathText.of(deployment.runDirectory().resolve(deployment.fileName(spec) + ".pid"));
        return List.of("exec /sbin/start-stop-daemon --start --chuid " + deployment.user() + " --chdir "
                + ShellText.word(PathText.of(spec.directory())) + " --make-pidfile --pidfile " + ShellText.word(pidFile)
                + " --startas /bin/sh -- -c " + ShellText.word(ShellScript.waiting(spec))
                + appendTo(deployment, spec));
    }

    private static String appendTo(Deployment deployment, ProcessSpec spec) {
        return " >> " + ShellText.word(PathText.of(deployment.appLogFile(spec))) + " 2>&1";
    }
}
