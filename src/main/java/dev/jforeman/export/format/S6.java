package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.model.ProcessSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * s6: a service directory for each instance, for {@code s6-svscan}. Variables are in {@code env}, which {@code s6-envdir -f}
 * reads byte for byte.
 */
final class S6 implements Format {
    /** The exit code of a finish script that tells s6 not to restart the service. */
    private static final int STAY_DOWN = 125;

    private static final int LOG_FILES = 10;
    private static final int LOG_FILE_BYTES = 1_000_000;

    @Override
    public Export export(Deployment deployment) {
        List<ExportFile> files = new ArrayList<>();
        deployment.instances().forEach(spec -> files.addAll(service(deployment, spec)));
        return new Export(files, List.of());
    }

    private static List<ExportFile> service(Deployment deployment, ProcessSpec spec) {
        String folder = deployment.fileName(spec) + "/";
        Subject subject = new Subject.OneInstance(spec);
        long millis = StopRule.of(spec).millis();
        List<ExportFile> files = new ArrayList<>();
        files.add(new ExportFile(folder + "run", run(deployment, spec), Access.PROGRAM).templated("run", subject));
        files.add(new ExportFile(folder + "finish", finish(deployment, spec), Access.PROGRAM)
                .templated("finish", subject));
        files.add(new ExportFile(folder + "timeout-kill", millis + "\n", Access.PUBLIC));
        if (!StopRule.of(spec).isDefault()) {
            String signal = StopRule.of(spec).signal().fullName();
            files.add(new ExportFile(folder + "down-signal", signal + "\n", Access.PUBLIC));
        }
        files.add(new ExportFile(folder + "log/run", log(deployment, spec), Access.PROGRAM)
                .templated("log/run", subject));
        spec.environment()
                .forEach((name, value) ->
                        files.add(new ExportFile(folder + "env/" + name, value + "\n", Access.SECRET)));
        return files;
    }

    private static String run(Deployment deployment, ProcessSpec spec) {
        return Lines.commented("#!/bin/sh\n#")
                .add("exec 2>&1")
                .add("env=$PWD/env")
                .add(ShellScript.changeDirectory(spec))
                .add("setuidgid=$(command -v s6-setuidgid)")
                .add("exec s6-envdir -f \"$env\" \"$setuidgid\" " + deployment.user() + " "
                        + ShellScript.commandPassingOn(spec))
                .toString();
    }

    /** The finish script. s6 calls it with exit code, signal, name and process group. */
    private static String finish(Deployment deployment, ProcessSpec spec) {
        Lines finish = Lines.commented("#!/bin/sh\n#").add("kill -s KILL -- \"-$4\" 2> /dev/null");
        return switch (spec.onExit()) {
            case ALWAYS -> finish.add("exit 0").toString();
            case RESTART, WAIT_FOR_CHANGE ->
                finish.add("[ \"$1\" != 0 ] || exit " + STAY_DOWN).add("exit 0").toString();
            case IGNORE -> finish.add("exit " + STAY_DOWN).toString();
            case STOP ->
                finish.add("for name in " + deployment.fileNames(" ") + "; do s6-svc -d \"${PWD%/*}/$name\"; done")
                        .add("exit " + STAY_DOWN)
                        .toString();
        };
    }

    private static String log(Deployment deployment, ProcessSpec spec) {
        return ShellScript.logger(deployment, spec)
                .add("exec s6-setuidgid " + deployment.user() + " s6-log n" + LOG_FILES + " s" + LOG_FILE_BYTES
                        + " T \"$log\"")
                .toString();
    }
}
