package dev.jforeman.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes invalid texts from valid ones with a few random edits, which depend only on the seed. */
public final class Mutator {
    private static final int MOST_EDITS = 6;

    private final List<byte[]> corpus;
    private final List<byte[]> snippets;

    /**
     * @param corpus the texts to start from
     * @param snippets texts to insert besides random bytes, which have a meaning for the reader under test
     */
    public Mutator(List<byte[]> corpus, List<byte[]> snippets) {
        this.corpus = corpus;
        this.snippets = snippets;
    }

    public static List<byte[]> bytes(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    public byte[] mutant(RandomGenerator random) {
        byte[] text = pick(corpus, random);
        for (int edits = random.nextInt(MOST_EDITS + 1); edits > 0; edits--) {
            text = edit(text, random);
        }
        return text;
    }

    private byte[] edit(byte[] text, RandomGenerator random) {
        int from = random.nextInt(text.length + 1);
        int to = Math.min(text.length, from + random.nextInt(8));
        return switch (random.nextInt(4)) {
            case 0 -> splice(text, from, to, new byte[0]);
            case 1 -> splice(text, from, from, pick(snippets, random));
            case 2 -> splice(text, from, to, new byte[] {(byte) random.nextInt(256)});
            default -> splice(text, from, from, slice(pick(corpus, random), random));
        };
    }

    private static byte[] slice(byte[] text, RandomGenerator random) {
        int from = random.nextInt(text.length + 1);
        ByteArrayOutputStream slice = new ByteArrayOutputStream();
        slice.write(text, from, Math.min(16, text.length - from));
        return slice.toByteArray();
    }

    private static byte[] splice(byte[] text, int from, int to, byte[] inserted) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(text, 0, from);
        spliced.writeBytes(inserted);
        spliced.write(text, to, text.length - to);
        return spliced.toByteArray();
    }

    private static byte[] pick(List<byte[]> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
