package dev.jforeman.settings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The kind of value that an option takes in a defaults file. */
enum OptionKind {
    TEXT("text"),
    /** Text, or a list of texts. */
    LIST("text or a list of texts"),
    /** One word, exactly as written: {@code off} is that word here and not YAML's truth value. */
    WORD("a word"),
    /** A name that can be a part of file names. */
    NAME("a name of letters, digits, \".\", \"_\" and \"-\""),
    /** A text for each of several names, joined as {@code name=text}. */
    MAP("lines such as \"web: cyan\""),
    WHOLE_NUMBER("a whole number"),
    NUMBER("a number"),
    SWITCH("true or false"),
    /** {@code always}, {@code never} or {@code auto}; foreman's true and false mean the first two. */
    WHEN("always, never or auto");

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]*");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Set<String> WHEN_WORDS = Set.of("always", "never", "auto");

    private final String expected;

    OptionKind(String expected) {
        this.expected = expected;
    }

    String expected() {
        return expected;
    }

    /** The value as it would be spelled on the command line; empty if it is of another kind. */
    Optional<List<String>> texts(Node node) {
        return switch (this) {
            case TEXT -> Scalars.text(node).map(List::of);
            case LIST ->
                node instanceof SequenceNode list
                        ? texts(list)
                        : Scalars.text(node).map(List::of);
            case NAME -> Scalars.text(node).filter(NAMES.asMatchPredicate()).map(List::of);
            case WORD -> word(node).map(List::of);
            case MAP ->
                node instanceof MappingNode map
                        ? pairs(map)
                        : Scalars.text(node).map(List::of);
            case WHOLE_NUMBER ->
                Scalars.text(node).filter(DIGITS.asMatchPredicate()).map(List::of);
            case NUMBER -> Scalars.text(node).filter(DECIMAL.asMatchPredicate()).map(List::of);
            case SWITCH -> Scalars.truth(node).map(isOn -> List.of(String.valueOf(isOn)));
            case WHEN -> when(node).map(List::of);
        };
    }

    private static Optional<List<String>> texts(SequenceNode list) {
        List<String> texts = list.getValue().stream()
                .flatMap(item -> Scalars.text(item).stream())
                .toList();
        return Optional.of(texts)
                .filter(found -> found.size() == list.getValue().size());
    }

    private static Optional<String> word(Node node) {
        return node instanceof ScalarNode scalar
                ? Optional.of(scalar.getValue()).filter(word -> !word.isBlank())
                : Optional.empty();
    }

    private static Optional<List<String>> pairs(MappingNode map) {
        List<String> pairs =
                map.getValue().stream().flatMap(pair -> pair(pair).stream()).toList();
        return Optional.of(pairs).filter(found -> found.size() == map.getValue().size());
    }

    private static Optional<String> pair(NodeTuple pair) {
        Optional<String> value = Scalars.text(pair.getValueNode());
        return Scalars.text(pair.getKeyNode()).flatMap(key -> value.map(text -> key + "=" + text));
    }

    private static Optional<String> when(Node node) {
        return Scalars.truth(node)
                .map(isOn -> isOn ? "always" : "never")
                .or(() -> Scalars.text(node).filter(WHEN_WORDS::contains));
    }
}
