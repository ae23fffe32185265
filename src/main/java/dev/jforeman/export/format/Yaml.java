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
 * YAML documents that every reader takes for the same data. A text is quoted unless it is plainly one: YAML 1.1 and 1.2
 * disagree on what is a number or a truth value, and engines use either.
 */
final class Yaml {
    private Yaml() {}

    /** One document, with a comment in front. */
    static String document(Map<String, ?> data) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        return Lines.commented("#") + new org.yaml.snakeyaml.Yaml(new CarefulTexts(options), options).dump(data);
    }

    private static final class CarefulTexts extends Representer {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");
        private static final Set<String> WORDS_WITH_MEANING =
                Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

        CarefulTexts(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean isPlain =
                    PLAIN.matcher(value).matches() && !WORDS_WITH_MEANING.contains(value.toLowerCase(Locale.ROOT));
            boolean isQuoted = tag.equals(Tag.STR) && !isPlain;
            return super.representScalar(tag, value, isQuoted ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}
