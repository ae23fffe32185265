package dev.jforeman.settings;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * One reading of a defaults file. It looks at the tree of YAML nodes and builds no objects from it, so that
 * every problem has a place and a tag in the file can make nothing happen.
 */
final class DefaultsReader {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_LEVELS = 10;

    private final String file;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    DefaultsReader(String file) {
        this.file = file;
    }

    Parsed<Defaults> read(String text) {
        compose(text).ifPresent(this::readTop);
        return new Parsed<>(new Defaults(values), diagnostics);
    }

    /** The top of the tree; nothing for a file without content. */
    private Optional<Node> compose(String text) {
        try {
            return Optional.ofNullable(composer(text).getSingleNode())
                    .filter(top -> !top.getTag().equals(Tag.NULL));
        } catch (MarkedYAMLException e) {
            error(location(e.getProblemMark()), "this is not YAML: " + oneLine(e.getProblem()));
        } catch (YAMLException e) {
            error(new Location(file, 1, 1), "this is not YAML: " + oneLine(String.valueOf(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Composer composer(String text) {
        LoaderOptions limits = limits();
        return new Composer(new ParserImpl(new StreamReader(text), limits), new Resolver(), limits);
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(MOST_LEVELS);
        return limits;
    }

    private void readTop(Node top) {
        if (top instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::readPair);
        } else {
            error(location(top.getStartMark()), "expected lines such as \"port: 3000\"");
        }
    }

    private void readPair(NodeTuple pair) {
        Location where = location(pair.getKeyNode().getStartMark());
        if (pair.getKeyNode() instanceof ScalarNode key) {
            readOption(key.getValue(), where, pair.getValueNode());
        } else {
            error(where, "a key must be the long name of an option");
        }
    }

    private void readOption(String name, Location where, Node value) {
        Optional<OptionKind> kind = KnownOptions.kind(name);
        if (kind.isEmpty()) {
            diagnostics.add(Diagnostic.error(where, "unknown option \"" + name + "\"", KnownOptions.hint(name)));
        } else if (values.containsKey(name)) {
            error(where, "\"" + name + "\" is given twice");
        } else {
            readValue(name, kind.get(), value);
        }
    }

    /** The name counts as given even if its value is wrong, so that a second one is seen as such. */
    private void readValue(String name, OptionKind kind, Node value) {
        Optional<List<String>> texts = new OptionValue(kind).of(value);
        values.put(name, texts.orElse(List.of()));
        if (texts.isEmpty()) {
            error(
                    location(value.getStartMark()),
                    "\"" + name + "\" must be " + kind.expected() + ", but this is " + OptionValue.describe(value));
        }
    }

    private void error(Location where, String problem) {
        diagnostics.add(Diagnostic.error(where, problem));
    }

    /** The library counts from 0. */
    private Location location(Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }
}
