package dev.jforeman.settings;

import dev.jforeman.model.Ports.OwnPort;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process finds around it.
 *
 * @param variables name to value, in order
 * @param envFiles as written, relative to the app's directory; a later one wins
 * @param directory as written, relative to the app's directory
 * @param pty a word of {@code --pty}
 * @param stdin {@code open} or {@code closed}
 */
public record ProcessContext(
        Map<String, String> variables,
        Optional<List<String>> envFiles,
        Optional<String> directory,
        Optional<OwnPort> port,
        Optional<String> pty,
        Optional<String> stdin) {
    static final ProcessContext NONE = new ProcessContext(
            Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ProcessContext {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        envFiles = envFiles.map(List::copyOf);
    }

    ProcessContext over(ProcessContext earlier) {
        Map<String, String> merged = new LinkedHashMap<>(earlier.variables);
        merged.putAll(variables);
        return new ProcessContext(
                merged,
                envFiles.or(earlier::envFiles),
                directory.or(earlier::directory),
                port.or(earlier::port),
                pty.or(earlier::pty),
                stdin.or(earlier::stdin));
    }
}
