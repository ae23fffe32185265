package dev.jforeman.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The keys of a group and those that {@code <<} takes from others: see
 * <a href="https://yaml.org/type/merge.html">merge keys</a>. Keys of the group itself have precedence over merged ones.
 *
 * @param whole says what is wrong with one
 */
record MergedKeys(YamlValue whole) {
    List<NodeTuple> of(MappingNode mapping) {
        return of(mapping, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private List<NodeTuple> of(MappingNode mapping, Set<Node> within) {
        List<NodeTuple> all = new ArrayList<>(
                mapping.getValue().stream().filter(pair -> !isMerge(pair)).toList());
        if (within.add(mapping)) {
            mapping.getValue().stream()
                    .filter(MergedKeys::isMerge)
                    .flatMap(pair -> sources(pair.getValueNode()).stream())
                    .forEach(source -> addMissing(of(source, within), all));
            within.remove(mapping);
        }
        return all;
    }

    private static boolean isMerge(NodeTuple pair) {
        return pair.getKeyNode().getTag().equals(Tag.MERGE);
    }

    private List<MappingNode> sources(Node node) {
        List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        List<MappingNode> sources = new ArrayList<>();
        for (Node each : nodes) {
            if (each instanceof MappingNode source) {
                sources.add(source);
            } else {
                whole.problem(
                        YamlText.location(whole.file(), each.getStartMark()),
                        "<< takes a group of keys or a list of them, but this is " + Scalars.describe(each));
            }
        }
        return sources;
    }

    private static void addMissing(List<NodeTuple> others, List<NodeTuple> all) {
        Set<String> known = new HashSet<>();
        all.forEach(pair -> known.add(key(pair)));
        others.stream().filter(pair -> known.add(key(pair))).forEach(all::add);
    }

    private static String key(NodeTuple pair) {
        return pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
