package dev.jforeman.plan;

import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.dotenv.Dotenv.Assignment;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of the env files, which override the environment of the shell. A later file wins over an earlier one,
 * and a file wins over the shell, unless {@code keepEnv} is set.
 *
 * @param files in the order they were given
 * @param shell the environment jforeman was started with
 * @param keepEnv whether a variable of the shell wins over the files
 */
public record EnvOverlay(List<Dotenv> files, Map<String, String> shell, boolean keepEnv) {
    public EnvOverlay {
        files = List.copyOf(files);
        shell = Map.copyOf(shell);
    }

    /** The variables for every command, including one-off commands: the winning variables of the files, in order. */
    public Map<String, String> values() {
        Map<String, String> values = merged();
        if (keepEnv) {
            values.keySet().removeAll(shell.keySet());
        }
        return values;
    }

    /** Whether the user has set the variable: in a file, or in the shell if that wins. */
    boolean assigns(String name) {
        return merged().containsKey(name) || (keepEnv && shell.containsKey(name));
    }

    /** The winning assignment among those of the files. */
    Optional<Assignment> ofFiles(String name) {
        return files.stream()
                .flatMap(file -> file.assignments().stream())
                .filter(assignment -> assignment.name().equals(name))
                .reduce((_, later) -> later);
    }

    Optional<String> ofShell(String name) {
        return Optional.ofNullable(shell.get(name));
    }

    /** With {@code keepEnv}, one line that names the variables whose value in a file is different and not used. */
    public List<String> remarks() {
        Set<String> hidden = new LinkedHashSet<>();
        merged().forEach((name, value) -> {
            if (keepEnv && !ofShell(name).orElse(value).equals(value)) {
                hidden.add(name);
            }
        });
        String remark = "the shell's value is kept over a different one in an env file: " + String.join(", ", hidden);
        return hidden.isEmpty() ? List.of() : List.of(remark);
    }

    private Map<String, String> merged() {
        Map<String, String> merged = new LinkedHashMap<>();
        files.forEach(file -> merged.putAll(file.values()));
        return merged;
    }
}
