package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.dotenv.Dotenv.Assignment;
import dev.jforeman.model.Ports;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.Resolved.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first port: {@code -p}, else PORT of the env files, else PORT of the shell, else 5000. With {@code --keep-env},
 * the shell comes before the env files. An empty PORT is ignored.
 *
 * @param port from 1 to 65535
 * @param chosen whether the user chose it, so that no other base may be used
 */
record PortBase(int port, boolean chosen) {
    static final PortBase DEFAULT = new PortBase(5_000, false);

    private static final String EXPECTED = "a port from 1 to " + Ports.HIGHEST;
    private static final Pattern NUMBER = Pattern.compile("0*[1-9][0-9]{0,4}");

    static Resolved<PortBase> resolve(Option option, EnvOverlay environment) {
        Optional<Resolved<PortBase>> fromShell =
                environment.ofShell("PORT").filter(text -> !text.isBlank()).map(PortBase::ofShell);
        Optional<Resolved<PortBase>> fromFile = environment
                .ofFiles("PORT")
                .filter(port -> !port.value().isBlank())
                .map(PortBase::ofFile);
        return option.text()
                .map(text -> ofOption(text).at(option.placeOfText()))
                .or(() -> environment.keepEnv() ? fromShell : fromFile)
                .or(() -> environment.keepEnv() ? fromFile : fromShell)
                .orElse(Resolved.clean(DEFAULT));
    }

    /** The same base, which must not change. Without a search for free ports, no port needs to be tried. */
    PortBase fixed() {
        return new PortBase(port, true);
    }

    private static Resolved<PortBase> ofOption(String text) {
        return parse(text, Problem.usage(InvalidValue.of("--port", text, EXPECTED)));
    }

    private static Resolved<PortBase> ofFile(Assignment port) {
        String sentence = port.where() + ": " + InvalidValue.of("PORT", port.value(), EXPECTED);
        return parse(port.value(), new Problem(ExitCode.BAD_DATA, sentence));
    }

    private static Resolved<PortBase> ofShell(String text) {
        return parse(
                text,
                Problem.usage(InvalidValue.of("the environment variable PORT", text, EXPECTED)
                        + "; unset it, or choose a port with -p"));
    }

    private static Resolved<PortBase> parse(String text, Problem otherwise) {
        String digits = text.strip();
        if (NUMBER.matcher(digits).matches() && Integer.parseInt(digits) <= Ports.HIGHEST) {
            return Resolved.clean(new PortBase(Integer.parseInt(digits), true));
        }
        return Resolved.withProblem(DEFAULT, otherwise);
    }
}
