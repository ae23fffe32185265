package dev.jforeman.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A command that gives its program variables which the shell in between drops, because it cannot name them. Their values
 * go through the shell in variables with other names, so that they are not seen among its arguments.
 *
 * @param command the command for the shell
 * @param environment what the shell has to have for it, in addition
 */
public record CarriedVariables(String command, Map<String, String> environment) {
    private static final String PREFIX = "JFOREMAN_CARRIED_";

    /** Those that are to be carried; the command stays as it is if the shell itself has more to do than run one program. */
    public static CarriedVariables of(String command, Map<String, String> variables) {
        if (variables.isEmpty() || !ShellCommand.canGoBy(command)) {
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
