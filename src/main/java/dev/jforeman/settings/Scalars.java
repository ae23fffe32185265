package dev.jforeman.settings;

import dev.jforeman.diagnostic.Excerpt;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the single values of a YAML tree, as they are spelled. */
final class Scalars {
    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<Tag> WORDS = Set.of(Tag.STR, Tag.TIMESTAMP);
    private static final Set<Tag> NUMBERS = Set.of(Tag.INT, Tag.FLOAT);

    private Scalars() {}

    /** The value of a text according to YAML; a date counts as text. */
    static Optional<String> words(Node node) {
        return spelled(node, WORDS);
    }

    static Optional<String> number(Node node) {
        return spelled(node, NUMBERS);
    }

    /** The value of a text or number. A truth value or an empty value is probably a mistake. */
    static Optional<String> text(Node node) {
        return words(node).or(() -> number(node));
    }

    static Optional<Boolean> truth(Node node) {
        return spelled(node, Set.of(Tag.BOOL)).map(word -> YES.contains(word.toLowerCase(Locale.ROOT)));
    }

    /** The value of any scalar that is not empty. */
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

    /** Describes a node without the names of YAML types. */
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
