package dev.jforeman.diagnostic;

/**
 * One line of a text file.
 *
 * @param file the file as the user named it
 * @param number the first line is 1
 * @param text the line without its end
 */
public record SourceLine(String file, int number, String text) {

    /** The place of a character of this line; the line's length stands for the place behind its last character. */
    public Location at(int index) {
        return new Location(file, number, text.codePointCount(0, index) + 1);
    }

    /** The first index at or after the given one that holds no blank, or the line's length. */
    public int skipBlanks(int from) {
        int index = from;
        while (index < text.length() && SourceText.isBlank(text.charAt(index))) {
            index++;
        }
        return index;
    }
}
