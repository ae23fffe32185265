package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.quote.EnvDir;
import dev.jforeman.model.ProcessSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * runit: a service directory for each instance, with an environment directory and a logger. {@code control/t} stops a service
 * as jforeman does: the stop signal to the whole process group, and SIGKILL after the timeout.
 */
final class Runit implements Format {
    @Override
    public Export export(Deployment deployment) {
        List<ExportFile> files = new ArrayList<>();
        deployment.instances().forEach(spec -> files.addAll(service(deployment, spec)));
        return new Export(files, List.of());
    }

    private static List<ExportFile> service(Deployment deployment, ProcessSpec spec) {
        String folder = deployment.fileName(spec) + "/";
        Map<String, String> unfit = new LinkedHashMap<>(spec.environment());
        unfit.values().removeIf(EnvDir::canHold);
        List<ExportFile> files = new ArrayList<>();
        files.add(run(deployment, spec, folder, unfit));
        finish(deployment, spec).ifPresent(text -> files.add(new ExportFile(folder + "finish", text, Access.PROGRAM)));
        files.add(new ExportFile(folder + "control/t", terminate(spec), Access.PROGRAM));
        files.add(new ExportFile(folder + "log/run", log(deployment, spec), Access.PROGRAM)
                .templated("log/run", new Subject.OneInstance(spec)));
        spec.environment().forEach((name, value) -> {
            if (EnvDir.canHold(value)) {
                files.add(new ExportFile(folder + "env/" + name, EnvDir.content(value), Access.SECRET));
            }
        });
        return files;
    }

    private static ExportFile run(Deployment deployment, ProcessSpec spec, String folder, Map<String, String> unfit) {
        Lines run = Lines.commented("#!/bin/sh\n#")
                .add("exec 2>&1")
                .add("env=$PWD/env")
                .addAll(ShellScript.exports(unfit))
                .add(ShellScript.changeDirectory(spec))
                .add("exec chpst -P -u " + deployment.user() + " -e \"$env\" " + ShellScript.command(spec));
        return new ExportFile(folder + "run", run.toString(), unfit.isEmpty() ? Access.PROGRAM : Access.SECRET_PROGRAM)
                .templated("run", new Subject.OneInstance(spec));
    }

    /** The script to run after an exit, for policies other than {@code always}: runsv itself always restarts. */
    private static Optional<String> finish(Deployment deployment, ProcessSpec spec) {
        Lines finish = Lines.commented("#!/bin/sh\n#");
        return switch (spec.onExit()) {
            case ALWAYS -> Optional.empty();
            case RESTART, WAIT_FOR_CHANGE ->
                Optional.of(
                        finish.add("[ \"$1\" != 0 ] || exec sv down \"$PWD\"").toString());
            case IGNORE -> Optional.of(finish.add("exec sv down \"$PWD\"").toString());
            case STOP ->
                Optional.of(finish.add("exec sv down " + siblings(deployment)).toString());
        };
    }

    private static String siblings(Deployment deployment) {
        return deployment.instances().stream()
                .map(spec -> "\"${PWD%/*}/" + deployment.fileName(spec) + "\"")
                .collect(Collectors.joining(" "));
    }

    private static String terminate(ProcessSpec spec) {
        return Lines.commented("#!/bin/sh\n#")
                .add("pid=$(cat supervise/pid) && [ -n \"$pid\" ] || exit 1")
                .add("kill -s " + StopRule.of(spec).signal() + " -- \"-$pid\"")
                .add("{")
                .add("  sleep " + StopRule.of(spec).seconds())
                .add("  [ \"$(cat supervise/pid)\" != \"$pid\" ] || kill -s KILL -- \"-$pid\"")
                .add("} > /dev/null 2>&1 &")
                .toString();
    }

    private static String log(Deployment deployment, ProcessSpec spec) {
        return ShellScript.logger(deployment, spec)
                .add("exec chpst -u " + deployment.user() + " svlogd \"$log\"")
                .toString();
    }
}
