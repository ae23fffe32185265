package dev.jforeman.export.format;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.format.ShellScript.RenamedVariables;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.shell.ShellText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * System V init: lines to add to {@code /etc/inittab}, and a script for each instance. The scripts are necessary because init
 * accepts at most 127 characters for a command, and all users can read its table.
 */
final class Inittab implements Format {
    /** The variables that {@code su} sets itself. */
    private static final RenamedVariables RENAMED =
            new RenamedVariables(Pattern.compile("PATH|HOME|USER|LOGNAME|SHELL"));

    private static final int MOST_CHARACTERS = 127;
    private static final int MOST_INSTANCES = 36 * 36;

    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return false;
    }

    @Override
    public Export export(Deployment deployment) throws Refusal {
        List<ProcessSpec> instances = deployment.instances();
        if (instances.size() > MOST_INSTANCES) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "inittab process ids have two characters: more than " + MOST_INSTANCES
                            + " processes are not supported");
        }
        Lines table = Lines.commented("#");
        List<ExportFile> scripts = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            ProcessSpec spec = instances.get(i);
            String script = deployment.fileName(spec) + ".sh";
            table.add(line(deployment, spec, i, script));
            scripts.add(new ExportFile(script, script(deployment, spec), Access.SECRET_PROGRAM));
        }
        List<ExportFile> files = new ArrayList<>();
        files.add(new ExportFile(deployment.app() + ".inittab", table.toString(), Access.PUBLIC));
        files.addAll(scripts);
        return new Export(files, Format.respawnRemarks(deployment, "inittab"));
    }

    private static String line(Deployment deployment, ProcessSpec spec, int index, String script) throws Refusal {
        Path path = deployment.place().resolve(script);
        String command = ShellText.word(PathText.of(path));
        if (command.length() > MOST_CHARACTERS) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "init takes at most " + MOST_CHARACTERS + " characters of a command, too few for " + path
                            + " (--install-dir names a shorter directory)");
        }
        return id(deployment.app(), index) + ":4:" + action(spec.onExit()) + ":" + command;
    }

    /** The id of a line as in foreman: two letters of the app's name and a number in base 36. */
    private static String id(String app, int index) {
        String letters = app.replaceAll("[^A-Za-z0-9]", "") + "xx";
        String number = Integer.toString(MOST_INSTANCES + index + 1, 36);
        return letters.substring(0, 2).toUpperCase(Locale.ROOT)
                + number.substring(number.length() - 2).toUpperCase(Locale.ROOT);
    }

    private static String action(OnExit onExit) {
        return switch (onExit) {
            case RESTART, ALWAYS, WAIT_FOR_CHANGE -> "respawn";
            case STOP, IGNORE -> "once";
        };
    }

    private static String script(Deployment deployment, ProcessSpec spec) {
        String script = RENAMED.restoring(spec.environment(), ShellScript.waiting(spec));
        return Lines.commented("#!/bin/sh\n#")
                .addAll(ShellScript.exports(RENAMED.renamed(spec.environment())))
                .add(ShellScript.changeDirectory(spec))
                .add("exec su -s /bin/sh -c " + ShellText.word(script) + " "
                        + deployment.user() + " >> "
                        + ShellText.word(PathText.of(deployment.logFile(spec))) + " 2>&1")
                .toString();
    }
}
