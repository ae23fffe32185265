package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/** Text in an XML 1.0 document. */
public final class XmlText {
    private static final Pattern IMPOSSIBLE = Pattern.compile("[\\p{Cntrl}&&[^\t\n\r\u007f]]|[\ufffe\uffff]");

    private XmlText() {}

    /** Whether XML has any way to write the text: most control characters it cannot name. */
    public static boolean canHold(String text) {
        return !IMPOSSIBLE.matcher(text).find();
    }

    /** The content of an element. A carriage return would be read as a line end if it were not named. */
    public static String content(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }
}
