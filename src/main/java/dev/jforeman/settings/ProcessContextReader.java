package dev.jforeman.settings;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.Ports.OwnPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a process finds around it. */
final class ProcessContextReader {
    static final List<String> KEYS = List.of("env", "env-file", "directory", "port", "pty", "stdin");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String VARIABLE_RULE =
            "a variable has letters, digits and \"_\" and does not begin with a digit";
    private static final List<String> OURS = List.of("PORT", "PS");

    private ProcessContextReader() {}

    static ProcessContext read(YamlGroup type) {
        return new ProcessContext(
                type.value("env").map(ProcessContextReader::variables).orElse(Map.of()),
                type.read("env-file", value -> value.oneOrMore(YamlValue::text)),
                type.read("directory", YamlValue::text),
                type.read("port", ProcessContextReader::port),
                type.read("pty", ProcessContextReader::pty),
                type.read("stdin", value -> value.word(Keywords.STDIN)));
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
            entry.value().problem(entry.where(), entry.key() + " is set by jforeman (write port: N beside env)");
            return false;
        }
        boolean isVariable = VARIABLE.matcher(entry.key()).matches();
        if (!isVariable) {
            entry.value().problem(entry.where(), VARIABLE_RULE + ", read " + Excerpt.of(entry.key()));
        }
        return isVariable;
    }

    private static Optional<OwnPort> port(YamlValue value) {
        if (Scalars.truth(value.node()).filter(isOn -> !isOn).isPresent()) {
            return Optional.of(new OwnPort.None());
        }
        return value.wholeNumber(1, 65_535).map(OwnPort.Fixed::new);
    }

    private static Optional<String> pty(YamlValue value) {
        Optional<Boolean> truth = Scalars.truth(value.node());
        return truth.isPresent() ? truth.map(isOn -> isOn ? "always" : "never") : value.word(Keywords.PTY);
    }
}
