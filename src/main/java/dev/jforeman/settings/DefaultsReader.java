package dev.jforeman.settings;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Parses one defaults file. */
final class DefaultsReader {
    private final String file;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Location> places = new LinkedHashMap<>();

    DefaultsReader(String file) {
        this.file = file;
    }

    Parsed<Defaults> read(String text) {
        Parsed<Optional<Node>> top = new YamlText(file, text).top();
        diagnostics.addAll(top.diagnostics());
        top.value().ifPresent(this::readTop);
        List<Diagnostic> warnings =
                diagnostics.stream().filter(found -> !found.isError()).toList();
        return new Parsed<>(new Defaults(values, places, warnings), diagnostics);
    }

    private void readTop(Node top) {
        if (top instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::readPair);
        } else {
            error(top, "expected lines such as \"port: 3000\"");
        }
    }

    private void readPair(NodeTuple pair) {
        if (pair.getKeyNode() instanceof ScalarNode key) {
            readOption(key, pair.getValueNode());
        } else {
            error(pair.getKeyNode(), "a key must be the long name of an option");
        }
    }

    private void readOption(ScalarNode key, Node value) {
        String name = KnownOptions.presentName(key.getValue());
        Optional<OptionKind> kind = KnownOptions.kind(name);
        if (kind.isEmpty()) {
            diagnostics.add(
                    Diagnostic.error(location(key), "unknown option " + Excerpt.of(name), KnownOptions.hint(name)));
        } else if (values.containsKey(name)) {
            error(key, "\"" + name + "\" is specified twice");
        } else {
            warnOfOldName(key, name);
            readValue(name, kind.get(), value);
        }
    }

    private void warnOfOldName(ScalarNode key, String name) {
        if (!key.getValue().equals(name)) {
            diagnostics.add(Diagnostic.warning(
                    location(key),
                    Excerpt.of(key.getValue()) + " is read as " + Excerpt.of(name) + "; foreman ignores it",
                    "write " + name));
        }
    }

    /** The name counts as given even if its value is invalid, so that a duplicate is detected. */
    private void readValue(String name, OptionKind kind, Node value) {
        Optional<List<String>> texts = kind.texts(value);
        values.put(name, texts.orElse(List.of()));
        places.put(name, location(value));
        if (texts.isEmpty()) {
            error(value, "\"" + name + "\" must be " + kind.expected() + ", but this is " + Scalars.describe(value));
        }
    }

    private void error(Node node, String problem) {
        diagnostics.add(Diagnostic.error(location(node), problem));
    }

    private Location location(Node node) {
        return YamlText.location(file, node.getStartMark());
    }
}
