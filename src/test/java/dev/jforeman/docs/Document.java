package dev.jforeman.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A document at the top level or in {@code docs}. */
record Document(Path path, List<String> lines) {
    private static final String FENCE = "```";
    private static final String CONSOLE = FENCE + "console";

    static List<Document> all() {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document read(Path path) {
        try {
            return new Document(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks that show commands. A block that continues another is part of the same console. */
    List<Console> consoles() {
        List<Console> consoles = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(CONSOLE)) {
                consoles.add(new Console(path + ":" + (i + 1), List.of()).with(block(i + 1)));
            } else if (lines.get(i).equals(CONSOLE + " continued")) {
                consoles.add(consoles.removeLast().with(block(i + 1)));
            }
        }
        return consoles;
    }

    /** The blocks in a language. */
    List<List<String>> blocks(String language) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).equals(FENCE + language))
                .mapToObj(i -> block(i + 1))
                .toList();
    }

    private List<String> block(int from) {
        return lines.subList(from, lines.size()).stream()
                .takeWhile(line -> !line.equals(FENCE))
                .toList();
    }

    /** The text without its blocks. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean isInBlock = false;
        for (String line : lines) {
            isInBlock = line.startsWith(FENCE) != isInBlock;
            if (!isInBlock) {
                prose.add(line);
            }
        }
        return prose;
    }
}
