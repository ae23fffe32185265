package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.quote.RubyText;
import dev.jforeman.model.EnumWord;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart.OnExit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Bluepill: one Ruby file. It splits commands like a shell but runs them without one, so the export adds {@code sh -c}. */
final class Bluepill implements Format {
    @Override
    public Export export(Deployment deployment) {
        Lines pill = Lines.commented("#")
                .add("Bluepill.application(" + RubyText.literal(deployment.app())
                        + ", :foreground => false, :log_file => "
                        + RubyText.literal(PathText.of(deployment.logDirectory().resolve("bluepill.log")))
                        + ") do |app|")
                .add("  app.uid = " + RubyText.literal(deployment.user()))
                .add("  app.gid = " + RubyText.literal(deployment.user()));
        deployment.types().stream()
                .filter(type -> !type.isTask())
                .forEach(type -> type.instances().forEach(spec -> add(pill, deployment, type, spec)));
        pill.add("end");
        ExportFile file = new ExportFile(deployment.app() + ".pill", pill.toString(), Access.SECRET)
                .templated("master.pill", new Subject.WholeApp());
        return new Export(List.of(file), remarks(deployment));
    }

    private static List<String> remarks(Deployment deployment) {
        List<String> remarks = new ArrayList<>(Format.policyRemarks(
                deployment,
                "Bluepill",
                Set.of(OnExit.RESTART, OnExit.STOP, OnExit.IGNORE),
                "restarts every process that exits"));
        deployment.types().stream()
                .filter(ProcessType::isTask)
                .map(type -> "the bluepill export omits the task " + type.name() + ": run it by hand (jforeman run "
                        + type.name() + ")")
                .forEach(remarks::add);
        return remarks;
    }

    private static void add(Lines pill, Deployment deployment, ProcessType type, ProcessSpec spec) {
        String log = RubyText.literal(PathText.of(deployment.appLogFile(spec)));
        String pid =
                RubyText.literal(PathText.of(deployment.runDirectory().resolve(deployment.fileName(spec) + ".pid")));
        pill.blank()
                .add("  app.process("
                        + RubyText.literal(type.name() + "-" + spec.name().number()) + ") do |process|")
                .add("    process.start_command = " + RubyText.literal(ShellScript.commandPassingOn(spec)))
                .add("    process.working_dir = " + RubyText.literal(PathText.of(spec.directory())))
                .add("    process.daemonize = true")
                .add("    process.environment = {" + environment(spec) + "}")
                .add("    process.pid_file = " + pid)
                .add("    process.stop_signals = [:"
                        + EnumWord.of(StopRule.of(spec).signal()) + ", "
                        + StopRule.of(spec).seconds() + ".seconds, :kill]")
                .add("    process.stop_grace_time = " + (StopRule.of(spec).seconds() + 2) + ".seconds")
                .add("    process.stdout = process.stderr = " + log)
                .add("    process.group = " + RubyText.literal(deployment.app() + "-" + type.name()))
                .add("  end");
    }

    private static String environment(ProcessSpec spec) {
        return spec.environment().entrySet().stream()
                .map(variable -> RubyText.literal(variable.getKey()) + " => " + RubyText.literal(variable.getValue()))
                .collect(Collectors.joining(", "));
    }
}
