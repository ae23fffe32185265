package dev.jforeman.export;

import dev.jforeman.export.model.ExportFile;
import dev.jforeman.model.ByteText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Records which files an earlier export of the same app in the same format wrote. Only those may be overwritten or removed;
 * they are removed only if they have not been edited since.
 *
 * @param digests path of each file, and the SHA-256 of its content in hexadecimal
 */
record Manifest(Map<String, String> digests) {
    Manifest {
        digests = new TreeMap<>(digests);
    }

    static Manifest of(Collection<ExportFile> files) {
        return new Manifest(files.stream()
                .collect(Collectors.toMap(ExportFile::path, file -> digest(ByteText.encode(file.content())))));
    }

    /** The name of the manifest file, which differs for each app and format. */
    static String path(String format, String app) {
        return ".jforeman-" + format + "-" + app;
    }

    /** Parses the format of {@link #text} and ignores all other lines. */
    static Manifest parse(String text) {
        return new Manifest(text.lines()
                .filter(line -> line.matches("[0-9a-f]{64} {2}.+"))
                .collect(Collectors.toMap(
                        line -> line.substring(66), line -> line.substring(0, 64), (_, last) -> last)));
    }

    /** The content of the manifest file, in the format of {@code sha256sum}. */
    String text() {
        return digests.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
    }

    boolean has(String path) {
        return digests.containsKey(path);
    }

    boolean wrote(String path, byte[] content) {
        return digest(content).equals(digests.get(path));
    }

    /** The entries of both manifests; those of the other one take precedence. */
    Manifest and(Manifest other) {
        Map<String, String> both = new TreeMap<>(digests);
        both.putAll(other.digests);
        return new Manifest(both);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
