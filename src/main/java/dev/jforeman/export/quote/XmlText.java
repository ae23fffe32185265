package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/** Quotes text for an XML 1.0 document. */
public final class XmlText {
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\p{Cntrl}&&[^\t\n\r\u007f]]|[\ufffe\uffff]");

    private XmlText() {}

    /** Whether XML can represent the text: most control characters cannot be written, not even as references. */
    public static boolean canHold(String text) {
        return !IMPOSSIBLE.matcher(text).find();
    }

    /** The content of an element. A carriage return is a character reference, since a plain one is read as a line feed. */
    public static String content(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
