package dev.jforeman.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the YAML value of an option into the texts the command line would have.
 *
 * @param kind what the value may look like
 */
record OptionValue(OptionKind kind) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> WHEN = Set.of("always", "never", "auto");
    private static final Set<Tag> TEXT = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.TIMESTAMP);

    /** The texts, or nothing if the value is of another kind. */
    Optional<List<String>> of(Node node) {
        return switch (kind) {
            case TEXT -> text(node).map(List::of);
            case LIST ->
                node instanceof SequenceNode list ? texts(list) : text(node).map(List::of);
            case WHOLE_NUMBER ->
                text(node).filter(WHOLE_NUMBER.asMatchPredicate()).map(List::of);
            case NUMBER -> text(node).filter(NUMBER.asMatchPredicate()).map(List::of);
            case SWITCH -> truth(node).map(isOn -> List.of(String.valueOf(isOn)));
            case WHEN -> when(node).map(List::of);
        };
    }

    private static Optional<List<String>> texts(SequenceNode list) {
        List<String> texts =
                list.getValue().stream().flatMap(item -> text(item).stream()).toList();
        return Optional.of(texts)
                .filter(found -> found.size() == list.getValue().size());
    }

    private static Optional<String> when(Node node) {
        return truth(node)
                .map(isOn -> isOn ? "always" : "never")
                .or(() -> text(node).filter(WHEN::contains));
    }

    /** Numbers and dates are text too, as they are spelled; a truth value or nothing is a slip. */
    private static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar && TEXT.contains(scalar.getTag())
                ? Optional.of(scalar.getValue()).filter(text -> text.indexOf('\0') < 0)
                : Optional.empty();
    }

    private static Optional<Boolean> truth(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)
                ? Optional.of(YES.contains(scalar.getValue().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** What a node is, in the words of somebody who does not think in YAML types. */
    static String describe(Node node) {
        if (node instanceof ScalarNode scalar) {
            return describeScalar(scalar);
        }
        return node instanceof SequenceNode ? "a list" : "a group of keys";
    }

    private static String describeScalar(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return "empty";
        }
        if (tag.equals(Tag.BOOL)) {
            return scalar.getValue() + ", which YAML takes for true or false without quotes";
        }
        String quoted = "\"" + scalar.getValue().replaceAll("\\p{Cntrl}", "?") + "\"";
        return TEXT.contains(tag) ? "the text " + quoted : quoted + " with the tag " + tag.getValue();
    }
}
