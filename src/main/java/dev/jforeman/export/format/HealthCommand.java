package dev.jforeman.export.format;

import dev.jforeman.export.model.ProcessType;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Probe;
import dev.jforeman.shell.ShellText;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Translates probes to commands that run inside the container, for targets that have no other health checks. */
final class HealthCommand {
    private HealthCommand() {}

    /** The shell command for a probe; empty if no command can do what the probe does. */
    static Optional<String> of(Probe probe, ProcessType type) {
        return switch (probe) {
            case Probe.Command(String line) -> Optional.of(line);
            case Probe.Port(OptionalInt number) -> port(number.isPresent() ? number : type.port());
            case Probe.Http http
            when http.statuses().isEmpty() -> url(http, type).map(url -> fetching(url, http));
            case Probe.Http _, Probe.Log _, Probe.Delay _ -> Optional.empty();
        };
    }

    static boolean isHttpCheck(ProcessType type) {
        return type.rules()
                .ready()
                .map(ReadyCheck::probe)
                .filter(probe -> probe instanceof Probe.Http && of(probe, type).isPresent())
                .isPresent();
    }

    /** Looks for the port in the kernel's list of sockets (proc(5)), since every image with a shell has grep. */
    private static Optional<String> port(OptionalInt port) {
        return port.isPresent()
                ? Optional.of(
                        "grep -qs ':%04X [0-9A-F]*:0000 0A' /proc/net/tcp /proc/net/tcp6".formatted(port.getAsInt()))
                : Optional.empty();
    }

    private static Optional<String> url(Probe.Http http, ProcessType type) {
        if (!http.isPath()) {
            return Optional.of(http.target());
        }
        return type.port().isPresent()
                ? Optional.of("http://127.0.0.1:" + type.port().getAsInt() + http.target())
                : Optional.empty();
    }

    private static String fetching(String url, Probe.Http http) {
        String word = ShellText.word(url);
        boolean isInsecure = url.startsWith("https:") && http.isInsecure();
        return "curl -fsS" + (isInsecure ? "k" : "") + " -o /dev/null " + options("-H ", http.headers()) + word
                + " || wget -q" + (isInsecure ? " --no-check-certificate" : "") + " -O /dev/null "
                + options("--header ", http.headers()) + word;
    }

    private static String options(String option, Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> option + ShellText.word(header.getKey() + ": " + header.getValue()) + " ")
                .collect(Collectors.joining());
    }
}
