package dev.jforeman.export.format;

import dev.jforeman.export.quote.HclText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A block of HCL, with its attributes before the nested blocks. */
final class HclBlock {
    private final String header;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<HclBlock> blocks = new ArrayList<>();

    /** Creates a block, for example {@code group "web"}. */
    HclBlock(String type, String... labels) {
        header = type
                + Arrays.stream(labels)
                        .map(label -> " " + HclText.literal(label))
                        .collect(Collectors.joining());
    }

    HclBlock set(String name, String value) {
        return setExpression(name, HclText.literal(value));
    }

    HclBlock set(String name, long value) {
        return setExpression(name, String.valueOf(value));
    }

    HclBlock set(String name, boolean value) {
        return setExpression(name, String.valueOf(value));
    }

    HclBlock set(String name, List<String> values) {
        return setExpression(name, values.stream().map(HclText::literal).collect(Collectors.joining(", ", "[", "]")));
    }

    /** Sets an expression that Nomad evaluates, such as {@code "${NOMAD_PORT_main}"}. */
    HclBlock setExpression(String name, String expression) {
        attributes.put(name, expression);
        return this;
    }

    HclBlock add(HclBlock block) {
        blocks.add(block);
        return this;
    }

    /** The text in the layout of {@code nomad fmt}, with the values of a block aligned. */
    @Override
    public String toString() {
        Lines lines = new Lines();
        write(lines, "");
        return lines.toString();
    }

    private void write(Lines lines, String indent) {
        lines.add(indent + header + " {");
        int width = attributes.keySet().stream().mapToInt(String::length).max().orElse(0);
        attributes.forEach(
                (name, value) -> lines.add(indent + "  " + name + " ".repeat(width - name.length()) + " = " + value));
        boolean isFirst = attributes.isEmpty();
        for (HclBlock block : blocks) {
            if (!isFirst) {
                lines.blank();
            }
            isFirst = false;
            block.write(lines, indent + "  ");
        }
        lines.add(indent + "}");
    }
}
