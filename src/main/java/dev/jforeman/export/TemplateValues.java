package dev.jforeman.export;

import com.samskivert.mustache.Mustache.Lambda;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.ExportFile.Subject;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.export.quote.HclText;
import dev.jforeman.export.quote.RubyText;
import dev.jforeman.export.quote.SupervisorText;
import dev.jforeman.export.quote.SystemdText;
import dev.jforeman.export.quote.XmlText;
import dev.jforeman.model.PathText;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.shell.ShellText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The values that a template can use. {@code docs/export/templates.md} documents them for users. */
final class TemplateValues {
    private TemplateValues() {}

    static Map<String, Object> of(Deployment deployment, Subject subject) {
        Map<String, Object> values = new HashMap<>(quoting());
        values.putAll(app(deployment));
        switch (subject) {
            case Subject.WholeApp() -> {}
            case Subject.OneType(ProcessType type) -> values.putAll(type(deployment, type));
            case Subject.OneInstance(ProcessSpec spec) -> values.putAll(instance(deployment, spec));
        }
        return values;
    }

    private static Map<String, Object> app(Deployment deployment) {
        return Map.of(
                "app", deployment.app(),
                "user", deployment.user(),
                "log", PathText.of(deployment.logDirectory()),
                "run", PathText.of(deployment.runDirectory()),
                "place", deployment.place().toString(),
                "types",
                        deployment.types().stream()
                                .map(type -> type(deployment, type))
                                .toList(),
                "instances", instances(deployment, deployment.instances()));
    }

    private static Map<String, Object> type(Deployment deployment, ProcessType type) {
        return Map.of(
                "type", type.name(),
                "count", type.count(),
                "command", type.command(),
                "instances", instances(deployment, type.instances()));
    }

    private static List<Map<String, Object>> instances(Deployment deployment, List<ProcessSpec> specs) {
        return specs.stream().map(spec -> instance(deployment, spec)).toList();
    }

    private static Map<String, Object> instance(Deployment deployment, ProcessSpec spec) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", spec.name().toString());
        values.put("type", spec.name().type());
        values.put("number", spec.name().number());
        values.put("file", deployment.fileName(spec));
        values.put("command", spec.command());
        values.put("directory", PathText.of(spec.directory()));
        values.put("port", spec.port().isPresent() ? String.valueOf(spec.port().getAsInt()) : "");
        values.put("log_file", PathText.of(deployment.logFile(spec)));
        values.put("on_exit", spec.onExit().word());
        values.put("stop_signal", spec.stop().signal().name());
        values.put("timeout", StopRule.of(spec).seconds());
        values.put(
                "environment",
                spec.environment().entrySet().stream()
                        .map(variable -> Map.of("name", variable.getKey(), "value", variable.getValue()))
                        .toList());
        return values;
    }

    /** Mustache sections that quote the text between their tags for a target. */
    private static Map<String, Lambda> quoting() {
        return Map.of(
                "q_shell", quoted(ShellText::word),
                "q_systemd", quoted(SystemdText::word),
                "q_systemd_argument", quoted(SystemdText::argument),
                "q_supervisord", quoted(SupervisorText::argument),
                "q_xml", quoted(XmlText::content),
                "q_ruby", quoted(RubyText::literal),
                "q_hcl", quoted(HclText::literal));
    }

    private static Lambda quoted(UnaryOperator<String> quoting) {
        return (fragment, out) -> out.write(quoting.apply(fragment.execute()));
    }
}
