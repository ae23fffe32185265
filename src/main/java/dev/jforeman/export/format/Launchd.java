package dev.jforeman.export.format;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.quote.XmlText;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.shell.ShellCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** launchd, the service manager of macOS: a property list for each instance. */
final class Launchd implements Format {
    /** Minimum time between two starts; launchd cannot use less than a second. */
    private static final int SECONDS_BETWEEN_STARTS = 1;

    @Override
    public boolean supports(Feature feature, ProcessType type) {
        return false;
    }

    @Override
    public Export export(Deployment deployment) throws Refusal {
        List<ExportFile> files = new ArrayList<>();
        for (ProcessSpec spec : deployment.instances()) {
            refuseUnwritable(spec);
            files.add(plist(deployment, spec));
        }
        return new Export(files, Format.stopRemarks(deployment, "launchd"));
    }

    private static void refuseUnwritable(ProcessSpec spec) throws Refusal {
        for (Map.Entry<String, String> variable : spec.environment().entrySet()) {
            if (!XmlText.canHold(variable.getValue())) {
                throw new Refusal(
                        ExitCode.BAD_DATA,
                        "launchd files are XML and cannot contain control characters: " + variable.getKey()
                                + " contains one");
            }
        }
    }

    private static ExportFile plist(Deployment deployment, ProcessSpec spec) {
        Lines xml = new Lines()
                .add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .add("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
                        + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">")
                .add("<!-- Exported by jforeman: the next export overwrites this file. -->")
                .add("<plist version=\"1.0\">");
        add(xml, "", settings(deployment, spec));
        xml.add("</plist>");
        return new ExportFile(deployment.fileName(spec) + ".plist", xml.toString(), Access.SECRET)
                .templated("launchd.plist", new Subject.OneInstance(spec));
    }

    private static Map<String, Object> settings(Deployment deployment, ProcessSpec spec) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("Label", deployment.fileName(spec));
        settings.put("EnvironmentVariables", spec.environment());
        settings.put(
                "ProgramArguments",
                List.of("/bin/sh", "-c", ShellCommand.passingOn(spec.command(), Signal.TERM.name())));
        settings.put("WorkingDirectory", PathText.of(spec.directory()));
        settings.put("UserName", deployment.user());
        settings.put("RunAtLoad", true);
        settings.put("KeepAlive", keepAlive(spec.onExit()));
        settings.put("ThrottleInterval", SECONDS_BETWEEN_STARTS);
        settings.put("ExitTimeOut", Math.toIntExact(StopRule.of(spec).seconds()));
        settings.put("StandardOutPath", PathText.of(deployment.appLogFile(spec)));
        settings.put("StandardErrorPath", PathText.of(deployment.appLogFile(spec)));
        return settings;
    }

    private static Object keepAlive(OnExit onExit) {
        return switch (onExit) {
            case RESTART, WAIT_FOR_CHANGE -> Map.of("SuccessfulExit", false);
            case ALWAYS -> true;
            case STOP, IGNORE -> false;
        };
    }

    private static void add(Lines xml, String indent, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                xml.add(indent + "<dict>");
                map.forEach((key, inner) -> {
                    xml.add(indent + "  <key>" + XmlText.content(key.toString()) + "</key>");
                    add(xml, indent + "  ", inner);
                });
                xml.add(indent + "</dict>");
            }
            case List<?> list -> {
                xml.add(indent + "<array>");
                list.forEach(inner -> add(xml, indent + "  ", inner));
                xml.add(indent + "</array>");
            }
            case Boolean truth -> xml.add(indent + "<" + truth + "/>");
            case Integer number -> xml.add(indent + "<integer>" + number + "</integer>");
            default -> xml.add(indent + "<string>" + XmlText.content(value.toString()) + "</string>");
        }
    }
}
