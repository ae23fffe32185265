package dev.jforeman.export.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way of variables through a target that uses some names itself, and would change their values or stumble over them:
 * those variables travel under other names, and the shell that runs the command gives them their own again.
 *
 * @param usedByTarget the names
 */
record RenamedVariables(Pattern usedByTarget) {
    private static final String PREFIX = "JFOREMAN_";

    /** The variables as they are given to the target. */
    Map<String, String> disguised(Map<String, String> variables) {
        Map<String, String> disguised = new LinkedHashMap<>();
        variables.forEach((name, value) -> disguised.put(isUsed(name) ? PREFIX + name : name, value));
        return disguised;
    }

    /** The script of the shell, with the names put right in front of it. */
    String undisguised(Map<String, String> variables, String script) {
        List<String> names = variables.keySet().stream().filter(this::isUsed).toList();
        return names.isEmpty()
                ? script
                : "export " + each(names, "%1$s=\"$" + PREFIX + "%1$s\"") + "; unset " + each(names, PREFIX + "%s")
                        + "; " + script;
    }

    private static String each(List<String> names, String form) {
        return names.stream().map(form::formatted).collect(Collectors.joining(" "));
    }

    private boolean isUsed(String name) {
        return usedByTarget.matcher(name).matches();
    }
}
