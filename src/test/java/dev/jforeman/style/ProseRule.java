package dev.jforeman.style;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A rule in the format of vale, a linter for prose. These are the three kinds of rules in use. */
sealed interface ProseRule {
    String name();

    /** Messages about the errors in a passage. */
    Stream<String> findings(Passage passage);

    /** Words that must not occur. */
    record Existence(String name, String message, Pattern words) implements ProseRule {
        @Override
        public Stream<String> findings(Passage passage) {
            return words.matcher(passage.text()).results().map(found -> message.formatted(found.group()));
        }
    }

    /** Words to be replaced by better ones. */
    record Substitution(String name, String message, Map<Pattern, String> better) implements ProseRule {
        @Override
        public Stream<String> findings(Passage passage) {
            return better.entrySet().stream()
                    .flatMap(pair -> pair.getKey()
                            .matcher(passage.text().replaceAll("\\s+", " "))
                            .results()
                            .map(found -> message.formatted(pair.getValue(), found.group())));
        }
    }

    /** A limit for the number of words in a sentence. */
    record Occurrence(String name, String message, Pattern token, int max) implements ProseRule {
        @Override
        public Stream<String> findings(Passage passage) {
            return passage.sentences().stream()
                    .filter(sentence -> token.matcher(sentence).results().count() > max)
                    .map(sentence -> message + " " + sentence.replaceAll("\\s+", " "));
        }
    }

    /** All rules of a style. */
    static List<ProseRule> of(Path style) throws IOException {
        try (Stream<Path> files = Files.list(style)) {
            return files.sorted().map(ProseRule::read).toList();
        }
    }

    private static ProseRule read(Path file) {
        Map<String, Object> rule = new Yaml(new SafeConstructor(new LoaderOptions())).load(Passage.read(file));
        String name = file.getFileName().toString().replace(".yml", "");
        String message = text(rule, "message");
        return switch (text(rule, "extends")) {
            case "existence" -> new Existence(name, message, words(String.join("|", texts(rule))));
            case "substitution" -> new Substitution(name, message, better(rule));
            case "occurrence" -> new Occurrence(name, message, Pattern.compile(text(rule, "token")), max(rule));
            case String other -> throw new IllegalArgumentException(file + " extends " + other);
        };
    }

    private static Map<Pattern, String> better(Map<String, Object> rule) {
        return ((Map<?, ?>) rule.get("swap"))
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                pair -> words(String.valueOf(pair.getKey())), pair -> String.valueOf(pair.getValue())));
    }

    private static List<String> texts(Map<String, Object> rule) {
        return ((List<?>) rule.get("tokens")).stream().map(String::valueOf).toList();
    }

    private static String text(Map<String, Object> rule, String key) {
        return String.valueOf(rule.get(key));
    }

    private static int max(Map<String, Object> rule) {
        return (Integer) rule.get("max");
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
