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

/**
 * Turns the YAML value of an option into the texts the command line would have.
 *
 * @param kind what the value may look like
 */
record YamlOption(OptionKind kind) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Set<String> WHEN = Set.of("always", "never", "auto");

    /** The texts, or nothing if the value is of another kind. */
    Optional<List<String>> of(Node node) {
        return switch (kind) {
            case TEXT -> Scalars.text(node).map(List::of);
            case LIST ->
                node instanceof SequenceNode list
                        ? texts(list)
                        : Scalars.text(node).map(List::of);
            case WORD -> word(node).map(List::of);
            case MAP ->
                node instanceof MappingNode map
                        ? pairs(map)
                        : Scalars.text(node).map(List::of);
            case WHOLE_NUMBER ->
                Scalars.text(node).filter(WHOLE_NUMBER.asMatchPredicate()).map(List::of);
            case NUMBER -> Scalars.text(node).filter(NUMBER.asMatchPredicate()).map(List::of);
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
                .or(() -> Scalars.text(node).filter(WHEN::contains));
    }
}
