package dev.jforeman.settings;

import dev.jforeman.diagnostic.Excerpt;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What the single values of a YAML tree are, as they are spelled. */
final class Scalars {
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<Tag> WORDS = Set.of(Tag.STR, Tag.TIMESTAMP);
    private static final Set<Tag> NUMBERS = Set.of(Tag.INT, Tag.FLOAT);

    private Scalars() {}

    /** Text that YAML takes for text; dates are text as well. */
    static Optional<String> words(Node node) {
        return spelled(node, WORDS);
    }

    static Optional<String> number(Node node) {
        return spelled(node, NUMBERS);
    }

    /** Numbers are text too; a truth value or nothing is a slip. */
    static Optional<String> text(Node node) {
        return words(node).or(() -> number(node));
    }

    static Optional<Boolean> truth(Node node) {
        return spelled(node, Set.of(Tag.BOOL)).map(word -> YES.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** Whatever stands there, if it is one value and not nothing. */
    static Optional<String> any(Node node) {
        return text(node).or(() -> spelled(node, Set.of(Tag.BOOL)));
    }

    static boolean isEmpty(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static Optional<String> spelled(Node node, Set<Tag> tags) {
        return node instanceof ScalarNode scalar && tags.contains(scalar.getTag())
                ? Optional.of(scalar.getValue()).filter(text -> text.indexOf('\0') < 0)
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
            return scalar.getValue() + ", which is true or false in YAML unless it is quoted";
        }
        if (NUMBERS.contains(tag)) {
            return "the number " + scalar.getValue();
        }
        String quoted = "\"" + Excerpt.harmless(scalar.getValue()) + "\"";
        return WORDS.contains(tag) ? "the text " + quoted : quoted + " with the tag " + tag.getValue();
    }
}
