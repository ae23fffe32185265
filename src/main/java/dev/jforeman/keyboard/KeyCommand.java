package dev.jforeman.keyboard;

import dev.jforeman.text.LeaveKeys;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a key means while nothing else is asked. */
enum KeyCommand {
    RESTART('r', "restart", "restarts processes, and starts those that do not run"),
    TABLE('s', "table", "shows who is up"),
    MUTE('m', "mute", "hides the lines of processes, or shows them again"),
    TYPE('i', "type to a process", "gives a process the keyboard, until " + LeaveKeys.NAME),
    HELP('?', "help", "shows this"),
    QUIT('q', "quit", "stops everything, as Ctrl-C does");

    private final char key;
    private final String word;
    private final String help;

    KeyCommand(char key, String word, String help) {
        this.key = key;
        this.word = word;
        this.help = help;
    }

    static Optional<KeyCommand> of(byte key) {
        return Arrays.stream(values()).filter(command -> command.key == key).findFirst();
    }

    /** One line. */
    static String announcement() {
        return Arrays.stream(values())
                .map(command -> command.key + " " + command.word)
                .collect(Collectors.joining(", ", "keys: ", ""));
    }

    /** A line for each. */
    static String explanation() {
        return Arrays.stream(values())
                .map(command -> command.key + "      " + command.help + "\n")
                .collect(Collectors.joining("", "", "Enter  makes an empty line\n"));
    }
}
