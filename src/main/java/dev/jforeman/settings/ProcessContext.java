package dev.jforeman.settings;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.Ports.OwnPort;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The environment of a process: variables, directory and standard input.
 *
 * @param variables name to value, in order
 * @param envFiles as written, relative to the app's directory; a later one wins
 * @param directory as written, relative to the app's directory
 * @param isInputClosed whether its standard input is at its end from the beginning, or stays open without data
 */
public record ProcessContext(
        Map<String, String> variables,
        Optional<List<String>> envFiles,
        Optional<String> directory,
        Optional<OwnPort> port,
        Optional<PtyChoice> pty,
        Optional<Boolean> isInputClosed) {
    static final List<String> KEYS = List.of("env", "env-file", "directory", "port", "pty", "stdin");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String VARIABLE_RULE =
            "a variable name has letters, digits and \"_\" and does not begin with a digit";
    private static final List<String> OURS = List.of("PORT", "PS");

    public ProcessContext {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        envFiles = envFiles.map(List::copyOf);
    }

    static ProcessContext read(YamlGroup type) {
        return new ProcessContext(
                type.value("env").map(ProcessContext::variables).orElse(Map.of()),
                type.read("env-file", value -> value.oneOrMore(YamlValue::text)),
                type.read("directory", YamlValue::text),
                type.read("port", ProcessContext::port),
                type.read("pty", ProcessContext::pty),
                type.read(
                        "stdin", value -> value.word(List.of("open", "closed")).map("closed"::equals)));
    }

    private static Map<String, String> variables(YamlValue value) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (YamlValue.Entry entry : value.entries()) {
            Optional<String> text = entry.value().spelled();
            if (isVariable(entry)) {
                text.ifPresent(known -> variables.put(entry.key(), known));
            }
        }
        return variables;
    }

    private static boolean isVariable(YamlValue.Entry entry) {
        if (OURS.contains(entry.key())) {
            entry.value().problem(entry.where(), entry.key() + " is set by jforeman (use the key port instead)");
            return false;
        }
        boolean isVariable = VARIABLE.matcher(entry.key()).matches();
        if (!isVariable) {
            entry.value().problem(entry.where(), VARIABLE_RULE + ", found " + Excerpt.of(entry.key()));
        }
        return isVariable;
    }

    private static Optional<OwnPort> port(YamlValue value) {
        if (Scalars.truth(value.node()).filter(isOn -> !isOn).isPresent()) {
            return Optional.of(new OwnPort.None());
        }
        return value.wholeNumber(1, 65_535).map(OwnPort.Fixed::new);
    }

    private static Optional<PtyChoice> pty(YamlValue value) {
        Optional<Boolean> truth = Scalars.truth(value.node());
        return truth.isPresent()
                ? truth.map(isOn -> isOn ? PtyChoice.ALWAYS : PtyChoice.NEVER)
                : value.oneOf(PtyChoice.values());
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
                isInputClosed.or(earlier::isInputClosed));
    }
}
