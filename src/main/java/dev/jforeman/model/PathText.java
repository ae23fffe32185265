package dev.jforeman.model;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;

/**
 * Converts text to paths and back, for any bytes and whatever the locale (see {@link ByteText}). The JDK converts a
 * string to a path only in the encoding of the locale, but it converts a URI with three slashes byte by byte.
 */
public final class PathText {
    private static final Path ROOT = Path.of("/");
    private static final String UNRESERVED = "/.-_~";

    private PathText() {}

    /** The path with this text. */
    public static Path path(String text) {
        if (ByteText.isExact(text)) {
            return Path.of(text);
        }
        boolean isAbsolute = text.startsWith("/");
        Path path = Path.of(URI.create("file://" + escaped(isAbsolute ? text : "/" + text)));
        return isAbsolute ? path : path.subpath(0, path.getNameCount());
    }

    /** The path with this text, resolved against a directory. */
    public static Path resolve(Path directory, String text) {
        return directory.resolve(path(text));
    }

    private static String escaped(String text) {
        StringBuilder uri = new StringBuilder();
        for (byte b : ByteText.encode(text.replaceAll("/+", "/"))) {
            boolean isPlain = b > 0 && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0);
            uri.append(isPlain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
        }
        return uri.toString();
    }

    /** The text of a path. */
    public static String of(Path path) {
        String text = path.toString();
        return ByteText.isExact(text) ? text : ByteText.decode(bytes(path));
    }

    /** The bytes of a path for the system. */
    public static byte[] bytes(Path path) {
        String text = path.toString();
        if (ByteText.isExact(text)) {
            return ByteText.encode(text);
        }
        String uri = ROOT.resolve(path).toUri().getRawPath();
        int from = path.isAbsolute() ? 0 : 1;
        int to = uri.endsWith("/") ? uri.length() - 1 : uri.length(); // the URI of a directory ends with a slash
        return unescaped(uri.substring(from, to));
    }

    private static byte[] unescaped(String uri) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '%') {
                bytes.write(Integer.parseInt(uri, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(uri.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
