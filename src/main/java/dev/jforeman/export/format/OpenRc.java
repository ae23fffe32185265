package dev.jforeman.export.format;

import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.format.ShellScript.RenamedVariables;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Deployment.NeededInstance;
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
import java.util.regex.Pattern;

/**
 * OpenRC: a service for each instance, run by {@code supervise-daemon}, and one for the app that depends on all of them. The
 * files belong in {@code /etc}. Variables are in {@code conf.d}, in files that only root can read.
 */
final class OpenRc implements Format {
    /** The variables that scripts of OpenRC use: their own are in lower case, and they need their own {@code PATH}. */
    private static final RenamedVariables RENAMED = new RenamedVariables(
            Pattern.compile("[a-z].*|PATH|HOME|USER|LOGNAME|SHELL|IFS|ENV|(?:RC|EINFO|EWARN|EERROR|SSD)_.*"));

    private static final List<String> NOTHING_TO_STOP = List.of("", "stop() {", "    return 0", "}");

    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return feature == Feature.STOP_SIGNAL || feature == Feature.NEEDS;
    }

    @Override
    public Export export(Deployment deployment) {
        List<ExportFile> files = new ArrayList<>();
        files.add(app(deployment));
        for (ProcessSpec spec : deployment.instances()) {
            String name = deployment.fileName(spec);
            files.add(new ExportFile("init.d/" + name, service(deployment, spec), Access.PROGRAM)
                    .templated("process", new Subject.OneInstance(spec)));
            String variables = Lines.commented("#")
                    .addAll(ShellScript.exports(RENAMED.renamed(spec.environment())))
                    .toString();
            files.add(new ExportFile("conf.d/" + name, variables, Access.SECRET));
        }
        return new Export(files, Format.respawnRemarks(deployment, "OpenRC"));
    }

    private static ExportFile app(Deployment deployment) {
        String names = deployment.fileNames(" ");
        String script = Lines.commented("#!/sbin/openrc-run\n#")
                .add("description=" + ShellText.word("all of " + deployment.app()))
                .blank()
                .add("depend() {")
                .add("    need " + names)
                .add("}")
                .blank()
                .add("start() {")
                .add("    return 0")
                .add("}")
                .blank()
                .add("stop() {")
                .add("    for name in " + names + "; do")
                .add("        rc-service --nodeps \"$name\" stop")
                .add("    done")
                .add("}")
                .toString();
        return new ExportFile("init.d/" + deployment.app(), script, Access.PROGRAM)
                .templated("master", new Subject.WholeApp());
    }

    private static String service(Deployment deployment, ProcessSpec spec) {
        String log = ShellText.word(PathText.of(deployment.logFile(spec)));
        String script = RENAMED.restoring(spec.environment(), ShellScript.passingOn(spec));
        return Lines.commented("#!/sbin/openrc-run\n#")
                .add("description=" + ShellText.word(deployment.app() + " " + spec.name()))
                .addAll(supervision(deployment, spec))
                .add("command=/bin/sh")
                .add("command_args=" + ShellText.word("-c " + ShellText.word(script)))
                .add("command_user=" + deployment.user())
                .add("directory=" + ShellText.word(PathText.of(spec.directory())))
                .add("retry=" + StopRule.of(spec).signal() + "/"
                        + StopRule.of(spec).seconds() + "/KILL/2")
                .addIf(!ProcessType.isTask(spec), "output_log=" + log)
                .addIf(!ProcessType.isTask(spec), "error_log=" + log)
                .blank()
                .add("depend() {")
                .add("    after net")
                .addAll(deployment.neededBy(deployment.typeOf(spec)).stream()
                        .map(needed -> "    " + dependency(needed) + " " + deployment.fileName(needed.spec()))
                        .toList())
                .add("}")
                .addAll(ProcessType.isTask(spec) ? NOTHING_TO_STOP : stop(deployment, spec))
                .toString();
    }

    /** The keyword of a dependency: {@code need} fails if the dependency fails, {@code use} only waits for it. */
    private static String dependency(NeededInstance needed) {
        return needed.isAnyEnd() ? "use" : "need";
    }

    /** Functions that kill the rest of the process group after a stop, because OpenRC stops only its leader. */
    private static List<String> stop(Deployment deployment, ProcessSpec spec) {
        String leader = isSupervised(spec) ? "service_get_value child_pid" : "cat " + pidFile(deployment, spec);
        return List.of(
                "",
                "stop_pre() {",
                "    group=$(" + leader + ")",
                "}",
                "",
                "stop_post() {",
                "    [ -z \"$group\" ] || kill -s KILL -- \"-$group\" 2> /dev/null",
                "    return 0",
                "}");
    }

    /**
     * The lines that choose how a process is run: supervised, in the background, or in the foreground for a task, whose start
     * is complete when it has exited. A task has a pid file that never exists, because without one OpenRC would take any
     * other running shell for the task.
     */
    private static List<String> supervision(Deployment deployment, ProcessSpec spec) {
        if (ProcessType.isTask(spec)) {
            return List.of("pidfile=" + pidFile(deployment, spec));
        }
        return isSupervised(spec)
                ? List.of(
                        "supervisor=supervise-daemon",
                        "respawn_delay=1",
                        "respawn_max=" + ProcessType.mostRestarts(spec),
                        "respawn_period=" + ProcessType.RESTART_WINDOW.toSeconds())
                : List.of("command_background=yes", "pidfile=" + pidFile(deployment, spec));
    }

    private static boolean isSupervised(ProcessSpec spec) {
        return switch (spec.onExit()) {
            case RESTART, ALWAYS, WAIT_FOR_CHANGE -> true;
            case STOP, IGNORE -> false;
        };
    }

    private static String pidFile(Deployment deployment, ProcessSpec spec) {
        return ShellText.word("/run/" + deployment.fileName(spec) + ".pid");
    }
}
