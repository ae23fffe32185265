package dev.jforeman.settings;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML text as a tree of nodes. No objects are built from it, so that every value has a position and a tag in the
 * file cannot run code.
 *
 * @param file the name for diagnostics
 */
record YamlText(String file, String text) {
    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_LEVELS = 10;

    /** The root of the tree; empty for a text without content, or if it is not valid YAML. */
    Parsed<Optional<Node>> top() {
        try {
            Optional<Node> top = Optional.ofNullable(composer().getSingleNode())
                    .filter(node -> !node.getTag().equals(Tag.NULL));
            return new Parsed<>(top, List.of());
        } catch (MarkedYAMLException e) {
            return refused(location(file, e.getProblemMark()), e.getProblem());
        } catch (YAMLException e) {
            return refused(new Location(file, 1, 1), String.valueOf(e.getMessage()));
        }
    }

    private Composer composer() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MOST_CHARACTERS);
        limits.setNestingDepthLimit(MOST_LEVELS);
        return new Composer(new ParserImpl(new StreamReader(text), limits), new Resolver(), limits);
    }

    private static Parsed<Optional<Node>> refused(Location where, String reason) {
        String oneLine = reason.replaceAll("\\s+", " ").strip();
        return new Parsed<>(Optional.empty(), List.of(Diagnostic.error(where, "invalid YAML: " + plain(oneLine))));
    }

    /** The most frequent mistakes in words that need no knowledge of YAML's grammar. */
    private static String plain(String reason) {
        if (reason.contains("(TAB)")) {
            return "a tab at the start of a value or in the indentation (use spaces)";
        }
        if (reason.contains("stream end") || reason.contains("end of stream")) {
            return "the file ends before a bracket or quote is closed";
        }
        return reason.equals("mapping values are not allowed here")
                ? "a second \": \" in one line (put the value in quotes, or indent the lines of a group)"
                : reason;
    }

    /** The location of a mark. SnakeYAML counts lines and columns from 0. */
    static Location location(String file, Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
