package dev.jforeman.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of prose: a paragraph, a cell of a table, a message or a comment.
 *
 * @param where its file and first line, for example {@code docs/env.md:21}
 */
record Passage(String where, String text) {
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])[\"')*_]*\\s+(?=[\"'(*_\\[]*[A-Z])");

    /** Lines of a document that begin a paragraph without a blank line before them. */
    private static final Pattern ITEM = Pattern.compile(" *(?:[*-]|\\d+\\.|>) .*");

    /** Comments and literals of Java, in an order in which none is found within another. */
    private static final Pattern TOKEN = Pattern.compile(
            "\"\"\"(?<block>[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+)\"\"\""
                    + "|\"(?<text>[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|'(?:\\\\.|[^'\\\\])+'"
                    + "|//(?<line>[^\n]*+)|/\\*(?<comment>[^*]*+(?:\\*(?!/)[^*]*+)*+)\\*/",
            Pattern.DOTALL);

    List<String> sentences() {
        return List.of(SENTENCE_END.split(text));
    }

    /** The prose of a Markdown document, without code and the targets of links. */
    static List<Passage> ofDocument(String path, List<String> lines) {
        Paragraphs paragraphs = new Paragraphs(path);
        boolean isCode = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            isCode = line.strip().startsWith("```") != isCode;
            if (isCode || line.isBlank() || line.strip().startsWith("```") || line.startsWith("    ")) {
                paragraphs.end();
            } else if (line.strip().startsWith("|")) {
                paragraphs.end();
                for (String cell : line.replaceAll("`[^`]*`", "X").split("(?<!\\\\)\\|", -1)) {
                    paragraphs.add(i + 1, cell);
                    paragraphs.end();
                }
            } else {
                if (ITEM.matcher(line).matches() || line.startsWith("#")) {
                    paragraphs.end();
                }
                paragraphs.add(i + 1, line);
            }
        }
        paragraphs.end();
        return paragraphs.all;
    }

    /** The string literals of a Java file. Literals joined by a plus are one passage. */
    static List<Passage> ofTexts(String path, String source) {
        List<Passage> passages = new ArrayList<>();
        int end = -1;
        for (MatchResult token : TOKEN.matcher(source).results().toList()) {
            String place = path + ":" + lineAt(source, token.start());
            if (token.group("block") != null) {
                token.group("block").lines().forEach(line -> passages.add(new Passage(place, line)));
            } else if (token.group("text") != null) {
                boolean isContinued =
                        end >= 0 && source.substring(end, token.start()).matches("\\s*\\+\\s*");
                Passage passage = new Passage(place, token.group("text").replace("\\n", " "));
                passages.add(isContinued ? passages.removeLast().with(passage) : passage);
                end = token.end();
            }
        }
        return passages;
    }

    static List<Passage> ofComments(String path, String source) {
        return TOKEN.matcher(source)
                .results()
                .filter(token -> token.group("line") != null || token.group("comment") != null)
                .map(token -> new Passage(
                        path + ":" + lineAt(source, token.start()),
                        (token.group("line") == null ? token.group("comment") : token.group("line"))
                                .replaceAll("\n\\s*\\*", "\n")
                                .replaceAll("\\{@(?:code|link) [^}]*}", "X")))
                .toList();
    }

    private Passage with(Passage next) {
        return new Passage(where, text + next.text);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lineAt(String source, int index) {
        return 1 + source.chars().limit(index).filter(c -> c == '\n').count();
    }

    /** Collects lines into passages. */
    private static final class Paragraphs {
        private static final Pattern CODE = Pattern.compile("`[^`]*`");
        private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");

        private final List<Passage> all = new ArrayList<>();
        private final StringBuilder open = new StringBuilder();
        private final String path;
        private int first;

        Paragraphs(String path) {
            this.path = path;
        }

        void add(int number, String line) {
            if (open.isEmpty()) {
                first = number;
            }
            open.append(line.strip()).append('\n');
        }

        void end() {
            String text = CODE.matcher(open).replaceAll("X");
            text = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(link.group(1)));
            if (!text.isBlank()) {
                all.add(new Passage(path + ":" + first, text.strip()));
            }
            open.setLength(0);
        }
    }
}
