package dev.jforeman.export.format;

import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.quote.KubernetesText;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Probe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Translates ready and live checks to probes of the kubelet, which cannot read logs or probe another server. */
final class KubernetesProbe {
    private KubernetesProbe() {}

    static boolean isKnown(Probe probe, ProcessType type) {
        return asked(probe, type).isPresent();
    }

    static Optional<Map<String, Object>> ready(ReadyCheck check, ProcessType type) {
        return asked(check.probe(), type).map(probe -> {
            probe.put("periodSeconds", seconds(check.interval().orElse(Duration.ofSeconds(1))));
            return probe;
        });
    }

    static Optional<Map<String, Object>> live(LiveCheck check, ProcessType type) {
        return asked(check.probe(), type).map(probe -> {
            probe.put("periodSeconds", seconds(check.interval()));
            probe.put("timeoutSeconds", seconds(check.timeout()));
            probe.put("failureThreshold", check.failures());
            return probe;
        });
    }

    private static Optional<Map<String, Object>> asked(Probe probe, ProcessType type) {
        return switch (probe) {
            case Probe.Port(var number) ->
                (number.isPresent() ? number : type.port()).isPresent()
                        ? Optional.of(probe(
                                "tcpSocket",
                                Map.of(
                                        "port",
                                        number.orElseGet(() -> type.port().orElseThrow()))))
                        : Optional.empty();
            case Probe.Http http
            when http.isPath() && http.statuses().isEmpty() && type.port().isPresent() ->
                Optional.of(probe("httpGet", get(http, type.port().getAsInt())));
            case Probe.Command(String line) ->
                Optional.of(probe("exec", Map.of("command", Container.shell(KubernetesText.literal(line)))));
            case Probe.Http _, Probe.Log _, Probe.Delay _ -> Optional.empty();
        };
    }

    private static Map<String, Object> get(Probe.Http http, int port) {
        Map<String, Object> get = new LinkedHashMap<>();
        get.put("path", http.target());
        get.put("port", port);
        if (!http.headers().isEmpty()) {
            get.put(
                    "httpHeaders",
                    http.headers().entrySet().stream()
                            .map(KubernetesProbe::header)
                            .toList());
        }
        return get;
    }

    private static Map<String, Object> header(Map.Entry<String, String> header) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("name", header.getKey());
        named.put("value", header.getValue());
        return named;
    }

    private static Map<String, Object> probe(String kind, Map<String, Object> what) {
        Map<String, Object> probe = new LinkedHashMap<>();
        probe.put(kind, what);
        return probe;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
