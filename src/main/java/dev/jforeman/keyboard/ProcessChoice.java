package dev.jforeman.keyboard;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks in the log which processes are meant. While the question is open, the output of processes is held back. */
final class ProcessChoice implements KeyMode {
    /** The action on the chosen processes. */
    @FunctionalInterface
    interface Use {
        KeyMode of(List<String> names) throws InterruptedException;
    }

    private static final int MOST_SHOWN = 9;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");
    private static final String WIPE = "\r\033[K";

    private final KeyContext panel;
    private final List<String> names;
    private final Use use;
    private final LineEditor editor = new LineEditor();

    private ProcessChoice(KeyContext panel, List<String> names, Use use) {
        this.panel = panel;
        this.names = names;
        this.use = use;
    }

    /**
     * Prints the question and the names.
     *
     * @param what the action, for the question
     * @param label formats a name for people
     */
    static ProcessChoice open(KeyContext panel, String what, List<String> names, UnaryOperator<String> label, Use use) {
        panel.write(question(what, names, label), true);
        return new ProcessChoice(panel, names, use);
    }

    static String question(String what, List<String> names, UnaryOperator<String> label) {
        String shown = IntStream.range(0, Math.min(MOST_SHOWN, names.size()))
                .mapToObj(i -> (i + 1) + " " + label.apply(names.get(i)))
                .collect(Collectors.joining(", "));
        String more = names.size() > MOST_SHOWN ? " ..." : "";
        return what + " which? " + shown + more + " (number, name or pattern): ";
    }

    @Override
    public boolean isMeant(boolean isAlone, boolean isEscape) {
        return isAlone || !isEscape;
    }

    @Override
    public KeyMode take(byte key) throws InterruptedException {
        return switch (editor.take(key)) {
            case OPEN -> {
                panel.write(editor.echo(), true);
                yield this;
            }
            case ENTERED -> {
                panel.write("\n", false);
                List<String> chosen = chosen(editor.text(), names);
                yield chosen.isEmpty() ? new KeyCommands(panel) : use.of(chosen);
            }
            case CANCELLED -> {
                panel.write(WIPE, false);
                yield new KeyCommands(panel);
            }
        };
    }

    /** The names in an answer, in which numbers can replace names. */
    static List<String> chosen(String answer, List<String> names) {
        return Arrays.stream(answer.strip().split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> isNumber(word, names) ? names.get(Integer.parseInt(word) - 1) : word)
                .toList();
    }

    private static boolean isNumber(String word, List<String> names) {
        return NUMBER.matcher(word).matches() && Integer.parseInt(word) <= names.size();
    }

    /** A line editor: handles one line of input, key by key. */
    static final class LineEditor {
        /** The state of the line after a key. */
        enum Outcome {
            OPEN,
            ENTERED,
            CANCELLED
        }

        private static final byte CTRL_D = 0x04;
        private static final byte BACKSPACE = 0x08;
        private static final byte CTRL_U = 0x15;
        private static final byte ESCAPE = 0x1b;
        private static final byte DELETE = 0x7f;
        private static final String ERASE = "\b \b";

        private final StringBuilder text = new StringBuilder();
        private String echo = "";

        Outcome take(byte key) {
            echo = "";
            switch (key) {
                case '\r', '\n' -> {
                    return Outcome.ENTERED;
                }
                case ESCAPE, CTRL_D -> {
                    return Outcome.CANCELLED;
                }
                case BACKSPACE, DELETE -> erase(Math.min(1, text.length()));
                case CTRL_U -> erase(text.length());
                default -> add(key);
            }
            return Outcome.OPEN;
        }

        private void erase(int count) {
            text.setLength(text.length() - count);
            echo = ERASE.repeat(count);
        }

        /** Adds a character. Control characters are ignored, because no name has them. */
        private void add(byte key) {
            if (key >= ' ') {
                text.append((char) key);
                echo = String.valueOf((char) key);
            }
        }

        /** The text that the last key shows on the terminal. */
        String echo() {
            return echo;
        }

        String text() {
            return text.toString();
        }
    }
}
