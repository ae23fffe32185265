package dev.jforeman.diagnostic;

/**
 * A position in a text file, printed as by editors and compilers: {@code Procfile:7:1}.
 *
 * @param file the file as the user named it
 * @param line the line, the first is 1
 * @param column the column in characters, the first is 1
 */
public record Location(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
