package dev.jforeman.keyboard;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.model.InstanceName;
import dev.jforeman.text.LeaveKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mode in which each key is a command. */
record KeyCommands(KeyContext panel) implements KeyMode {
    /** Accepts only single keys, because text pasted by mistake must not stop anything. */
    @Override
    public boolean isMeant(boolean isAlone, boolean isEscape) {
        return isAlone;
    }

    @Override
    public KeyMode take(byte key) throws InterruptedException {
        if (key == '\r' || key == '\n') {
            panel.write("\n", false); // users separate parts of the log with empty lines
        }
        Optional<KeyCommand> command = KeyCommand.of(key);
        return command.isPresent() ? carryOut(command.get()) : this;
    }

    private KeyMode carryOut(KeyCommand command) throws InterruptedException {
        return switch (command) {
            case RESTART -> choose("restart", this::restart);
            case TABLE -> {
                panel.ask(List.of(), processes -> panel.write(lines(processes), false));
                yield this;
            }
            case MUTE -> choose("mute or show", this::mute);
            case TYPE -> choose("type to", this::typeTo);
            case HELP -> {
                panel.write(KeyCommand.explanation(), false);
                yield this;
            }
            case QUIT -> {
                panel.ask(new Request.Down());
                yield this;
            }
        };
    }

    private String lines(Reply.Processes processes) {
        return String.join("\n", panel.table().apply(processes)) + "\n";
    }

    /** Asks for the processes to use; does not ask if there is only one. */
    private KeyMode choose(String what, ProcessChoice.Use use) throws InterruptedException {
        List<ProcessRow> rows = rows(List.of());
        return rows.size() == 1
                ? use.of(List.of(rows.getFirst().name()))
                : ProcessChoice.open(
                        panel, what, rows.stream().map(ProcessRow::name).toList(), this::mark, use);
    }

    private List<ProcessRow> rows(List<String> names) {
        List<ProcessRow> rows = new ArrayList<>();
        panel.ask(names, processes -> rows.addAll(processes.rows()));
        return rows;
    }

    private String mark(String name) {
        return find(name).filter(found -> !panel.display().isShown(found)).isPresent() ? name + " (muted)" : name;
    }

    private Optional<InstanceName> find(String name) {
        return panel.controls().state().instances().keySet().stream()
                .filter(known -> known.toString().equals(name))
                .findFirst();
    }

    private KeyMode restart(List<String> names) {
        panel.ask(new Request.Restart(names, false));
        return this;
    }

    private KeyMode mute(List<String> names) {
        for (ProcessRow row : rows(names)) {
            find(row.name()).ifPresent(this::toggle);
        }
        return this;
    }

    private void toggle(InstanceName name) {
        boolean isShown = !panel.display().isShown(name);
        panel.display().show(name, isShown);
        panel.say(name + (isShown ? " is visible again" : " is muted (m shows it again)"));
    }

    /** Gives a process the keyboard. A type stands for its first instance. */
    private KeyMode typeTo(List<String> names) throws InterruptedException {
        Optional<InstanceName> name = rows(names).stream().findFirst().flatMap(row -> find(row.name()));
        return name.isPresent() ? KeyHandover.begin(panel, name.get()) : this;
    }

    /** The meaning of a key while no question is open. */
    enum KeyCommand {
        RESTART('r', "restart", "restart processes, or start them if they are not running"),
        TABLE('s', "table", "show the state of all processes"),
        MUTE('m', "mute", "hide the output of processes, or show it again"),
        TYPE('i', "type to a process", "connect the keyboard to a process; detach with " + LeaveKeys.NAME),
        HELP('?', "help", "show this help"),
        QUIT('q', "quit", "stop everything, like Ctrl-C");

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

        /** The announcement of the keys, on one line. */
        static String announcement() {
            return Arrays.stream(values())
                    .map(command -> command.key + " " + command.word)
                    .collect(Collectors.joining(", ", "keys: ", ""));
        }

        /** The explanation of the keys, one line for each. */
        static String explanation() {
            return Arrays.stream(values())
                    .map(command -> command.key + "      " + command.help + "\n")
                    .collect(Collectors.joining("", "", "Enter  print an empty line\n"));
        }
    }
}
