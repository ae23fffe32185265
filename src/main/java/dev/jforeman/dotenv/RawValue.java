package dev.jforeman.dotenv;

/**
 * A value as it is written, so that it can be read with or without expansion of variables.
 *
 * @param quoting its quotes
 * @param text what stands between the quotes, backslashes and line ends included
 */
public record RawValue(Quoting quoting, String text) {

    /** A value in which every character stands for itself. */
    public static RawValue literal(String value) {
        return new RawValue(Quoting.SINGLE, value);
    }

    /** The value with its quotes, as it stands in the file. */
    String written() {
        return switch (quoting) {
            case NONE -> text;
            case SINGLE -> "'" + text + "'";
            case DOUBLE -> '"' + text + '"';
        };
    }

    /** The value without expansion: {@code $NAME} is text. */
    public String value() {
        return quoting == Quoting.DOUBLE ? withoutEscapes() : text;
    }

    private String withoutEscapes() {
        StringBuilder value = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Escape.standsAt(text, i)) {
                value.append(Escape.meaning(text.charAt(++i)));
            } else {
                value.append(text.charAt(i));
            }
        }
        return value.toString();
    }
}
