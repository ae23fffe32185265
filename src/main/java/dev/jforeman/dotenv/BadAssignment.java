package dev.jforeman.dotenv;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.SourceText;

/**
 * Explains what is wrong with a line that is neither an assignment nor a comment. A line without {@code =} may be the
 * middle of a private key that lacks its quotes, so only names are shown.
 *
 * @param exported whether the line begins with {@code export}
 * @param start where the name should begin
 * @param end the index after the last character that is valid in a name
 * @param misfit the index of the first character after {@code end} and any blanks, or of the line end
 */
record BadAssignment(SourceText source, boolean exported, int start, int end, int misfit) {
    private static final int LONGEST_NAME = 40;
    private static final String QUOTES = "a value of several lines needs quotes; a comment begins with \"#\"";

    Diagnostic diagnose() {
        if (misfit == source.text().length() || source.text().charAt(misfit) == '\n') {
            return exported ? nothingToExport() : noEquals();
        }
        return switch (source.text().charAt(misfit)) {
            case '=' -> error(misfit, "expected a name before \"=\"", "write NAME=value");
            case ':' -> error(misfit, "expected \"=\" after the name, found \":\"", "write NAME=value");
            default -> misfit > end ? blankInName() : badCharacter();
        };
    }

    private Diagnostic noEquals() {
        return error(start, "expected NAME=value, found a line without \"=\"", QUOTES);
    }

    private Diagnostic nothingToExport() {
        return error(start, "expected NAME=value after \"export\"", "write export NAME=value, or remove the line");
    }

    private Diagnostic blankInName() {
        return error(misfit, "expected \"=\" after the name, found another word", QUOTES);
    }

    private Diagnostic badCharacter() {
        return error(
                end,
                "expected letters, digits or \"_\" in a name, found "
                        + Excerpt.of(source.text().codePointAt(end)),
                proposal());
    }

    /**
     * The name with underscores in place of hyphens and dots; no proposal for anything else, which may not be a name at
     * all.
     */
    private String proposal() {
        int index = start;
        while (index < source.text().length() && isNearlyName(source.text().charAt(index))) {
            index++;
        }
        String name = source.text().substring(start, index).replaceAll("[.-]", "_");
        boolean shown = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && source.text().startsWith("=", index);
        return shown ? "name it " + Excerpt.of(name) : "write NAME=value";
    }

    private static boolean isNearlyName(char c) {
        return DotenvParser.isNameCharacter(c) || c == '-' || c == '.';
    }

    private Diagnostic error(int offset, String problem, String hint) {
        return Diagnostic.error(source.locate(offset), problem, hint);
    }
}
