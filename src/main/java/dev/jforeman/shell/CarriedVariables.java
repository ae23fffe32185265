package dev.jforeman.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command for a program with variables that the shell before it would drop, because their names are not valid in a
 * shell. The shell gets their values in variables with other names, so that they do not show in its arguments.
 *
 * @param command the command for the shell
 * @param environment the additional variables for the shell
 */
public record CarriedVariables(String command, Map<String, String> environment) {
    private static final String PREFIX = "JFOREMAN_CARRIED_";

    /** Carries these variables. If the shell has more to do than run one program, the command is not changed. */
    public static CarriedVariables of(String command, Map<String, String> variables) {
        if (variables.isEmpty() || !ShellCommand.canRunThrough(command)) {
            return new CarriedVariables(command, Map.of());
        }
        StringBuilder forget = new StringBuilder("env");
        StringBuilder assign = new StringBuilder();
        Map<String, String> environment = new LinkedHashMap<>();
        variables.forEach((name, value) -> {
            String carrier = PREFIX + environment.size();
            environment.put(carrier, value);
            forget.append(" -u ").append(carrier);
            assign.append(' ')
                    .append(ShellText.word(name + "="))
                    .append("\"$")
                    .append(carrier)
                    .append('"');
        });
        return new CarriedVariables(
                ShellCommand.exec(command, forget.append(assign).toString()), environment);
    }
}
