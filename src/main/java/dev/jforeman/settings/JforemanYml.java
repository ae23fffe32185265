package dev.jforeman.settings;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads {@code jforeman.yml}, strictly: every invalid key or value is an error with its place. Only here is the YAML
 * library loaded, so an app without such a file does not pay for it.
 */
public final class JforemanYml {
    /** The name of the file beside a Procfile. */
    public static final String FILE = "jforeman.yml";

    private static final String PROCESSES = "processes";

    private final Findings findings = new Findings();
    private final String file;

    private JforemanYml(String file) {
        this.file = file;
    }

    /**
     * Parses the bytes of a settings file.
     *
     * @param file the name for diagnostics
     */
    public static Parsed<Settings> parse(String file, byte[] bytes) {
        Parsed<SourceText> source = SourceText.decode(file, bytes);
        return source.isUsable()
                ? new JforemanYml(file).read(source.value().text())
                : new Parsed<>(Settings.NONE, source.diagnostics());
    }

    private Parsed<Settings> read(String text) {
        Parsed<Optional<Node>> top = new YamlText(file, text).top();
        top.diagnostics().forEach(findings::add);
        Settings settings = top.value().map(this::settings).orElse(Settings.NONE);
        return inOrderOfText(findings.about(settings));
    }

    private Settings settings(Node top) {
        YamlGroup group = new YamlValue(top, "", file, findings).groupWithExtensions(List.of(PROCESSES));
        Map<String, TypeSettings> types = new LinkedHashMap<>();
        group.value(PROCESSES).ifPresent(value -> types(value, types));
        return new Settings(types);
    }

    /** Messages name a type as the Procfile does, without the key that leads to it. */
    private void types(YamlValue processes, Map<String, TypeSettings> types) {
        YamlValue named = processes.isGroup() ? new YamlValue(processes.node(), "", file, findings) : processes;
        for (YamlValue.Entry entry : named.entries()) {
            if (!findings.isFull() && TypeSettings.isName(entry)) {
                types.put(entry.key(), TypeSettings.read(entry));
            }
        }
    }

    private static <T> Parsed<T> inOrderOfText(Parsed<T> parsed) {
        List<Diagnostic> sorted = new ArrayList<>(parsed.diagnostics());
        sorted.sort(Comparator.<Diagnostic>comparingInt(found -> found.where().line())
                .thenComparingInt(found -> found.where().column()));
        return new Parsed<>(parsed.value(), sorted);
    }
}
