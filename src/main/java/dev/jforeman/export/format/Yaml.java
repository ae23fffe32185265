package dev.jforeman.export.format;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes YAML documents that every parser reads as the same data. Strings are quoted unless no parser can mistake them: YAML
 * 1.1 and 1.2 disagree on what is a number or boolean, and both are in use.
 */
final class Yaml {
    private Yaml() {}

    /** The text of a document, which begins with a comment that the file is generated. */
    static String document(Map<String, ?> data) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return Lines.commented("#") + new org.yaml.snakeyaml.Yaml(new QuotingRepresenter(options), options).dump(data);
    }

    private static final class QuotingRepresenter extends Representer {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");
        private static final Set<String> BOOLEANS_AND_NULL =
                Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

        QuotingRepresenter(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean isPlain =
                    PLAIN.matcher(value).matches() && !BOOLEANS_AND_NULL.contains(value.toLowerCase(Locale.ROOT));
            boolean isQuoted = tag.equals(Tag.STR) && !isPlain;
            return super.representScalar(tag, value, isQuoted ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}
