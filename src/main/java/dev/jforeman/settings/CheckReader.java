package dev.jforeman.settings;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Checks.LiveCheck.Action;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Probe;
import dev.jforeman.text.LinePattern;
import dev.jforeman.text.LinePattern.BadPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code ready} and {@code live}. */
final class CheckReader {
    private static final List<String> READY_KINDS = List.of("port", "http", "log", "command", "delay");
    private static final List<String> LIVE_KINDS = List.of("port", "http", "log", "command");
    private static final List<String> HTTP_KEYS = List.of("status", "headers", "insecure");
    private static final String OWN_PORT = "port";
    private static final String HTTP_TARGET = "a path such as /health or a URL of http or https";
    private static final int MOST_PORT = 65_535;
    private static final Pattern TARGET =
            Pattern.compile("(?=[/h])(?:https?://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::(?:[1-9][0-9]{0,4}))?)?"
                    + "(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*+)?");

    /** A token of RFC 9110. */
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\t -~]*");

    private CheckReader() {}

    static Optional<ReadyCheck> ready(YamlValue value) {
        if (value.is(OWN_PORT)) {
            return Optional.of(new ReadyCheck(ownPort(), ReadyCheck.DEFAULT_TIMEOUT, Optional.empty()));
        }
        YamlGroup group = value.group(keys(READY_KINDS, List.of("timeout", "interval")));
        var timeout = group.read("timeout", YamlValue::positiveTime).orElse(ReadyCheck.DEFAULT_TIMEOUT);
        var interval = group.read("interval", YamlValue::positiveTime);
        return probe(group, READY_KINDS).map(probe -> new ReadyCheck(probe, timeout, interval));
    }

    static Optional<LiveCheck> live(YamlValue value) {
        if (value.is(OWN_PORT)) {
            return Optional.of(LiveCheck.usual(ownPort()));
        }
        YamlGroup group = value.group(keys(LIVE_KINDS, List.of("timeout", "interval", "failures", "action")));
        Optional<Probe> probe = probe(group, LIVE_KINDS);
        LiveCheck usual = LiveCheck.usual(probe.orElse(ownPort()));
        LiveCheck read = new LiveCheck(
                usual.probe(),
                group.read("interval", YamlValue::positiveTime).orElse(usual.interval()),
                group.read("timeout", YamlValue::positiveTime).orElse(usual.timeout()),
                group.read("failures", failures -> failures.wholeNumber(1, 1_000))
                        .orElse(usual.failures()),
                group.read("action", CheckReader::action).orElse(usual.action()));
        return probe.map(_ -> read);
    }

    private static Optional<Action> action(YamlValue value) {
        return value.oneOf(Action.values());
    }

    private static List<String> keys(List<String> kinds, List<String> others) {
        return Stream.of(kinds, HTTP_KEYS, others).flatMap(List::stream).toList();
    }

    private static Probe ownPort() {
        return new Probe.Port(OptionalInt.empty());
    }

    private static Optional<Probe> probe(YamlGroup group, List<String> kinds) {
        List<String> found = kinds.stream().filter(group::has).toList();
        refuseStrayKeys(group, found);
        if (found.size() == 1) {
            return group.read(found.getFirst(), value -> probe(found.getFirst(), value, group));
        }
        if (group.whole().isGroup()) {
            String read = found.isEmpty() ? "none of them" : "both " + found.get(0) + " and " + found.get(1);
            group.whole()
                    .problem(
                            group.whole().where(),
                            "\"" + group.whole().name() + "\" must have exactly one of " + String.join(", ", kinds)
                                    + ", but has " + read);
        }
        return Optional.empty();
    }

    private static void refuseStrayKeys(YamlGroup group, List<String> kinds) {
        if (!kinds.contains("http")) {
            HTTP_KEYS.stream()
                    .flatMap(key -> group.value(key).stream())
                    .forEach(value ->
                            value.problem(value.where(), "\"" + value.name() + "\" is only valid together with http"));
        }
    }

    private static Optional<Probe> probe(String kind, YamlValue value, YamlGroup group) {
        return switch (kind) {
            case "port" -> value.isEmpty() ? Optional.of(ownPort()) : port(value);
            case "http" -> http(value, group);
            case "log" -> expression(value).map(Probe.Log::new);
            case "command" -> value.text().map(Probe.Command::new);
            default -> value.time().map(Probe.Delay::new);
        };
    }

    private static Optional<Probe> port(YamlValue value) {
        return value.wholeNumber(1, MOST_PORT).map(number -> new Probe.Port(OptionalInt.of(number)));
    }

    private static Optional<Probe> http(YamlValue value, YamlGroup group) {
        var statuses = group.read("status", status -> status.oneOrMore(one -> one.wholeNumber(100, 599)))
                .orElse(List.of());
        boolean isInsecure = group.read("insecure", YamlValue::truth).orElse(false);
        var headers = group.read("headers", CheckReader::headers).orElse(Map.of());
        return value.textLike(TARGET, HTTP_TARGET)
                .filter(target -> isAskable(value, target))
                .map(target -> new Probe.Http(target, statuses, headers, isInsecure));
    }

    private static boolean isAskable(YamlValue value, String target) {
        Optional<String> problem = target.startsWith("/") ? Optional.empty() : problem(target);
        problem.ifPresent(text -> value.refuse(HTTP_TARGET, text));
        return problem.isEmpty();
    }

    /** The reason why a URL cannot be requested; names of containers can have a _, which URI rejects. */
    private static Optional<String> problem(String url) {
        try {
            URI read = new URI(url.replace('_', '-'));
            if (read.getPort() > MOST_PORT) {
                return Optional.of("the highest port is " + MOST_PORT);
            }
            return read.getHost() == null ? Optional.of("its host is not a valid name or address") : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(e.getReason());
        }
    }

    private static Optional<Map<String, String>> headers(YamlValue value) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (YamlValue.Entry entry : value.entries()) {
            if (!HEADER.matcher(entry.key()).matches()) {
                value.problem(entry.where(), Excerpt.of(entry.key()) + " is not a valid header name");
            }
            entry.value()
                    .spelledLike(HEADER_VALUE, "one line of ASCII text, a number, true or false")
                    .ifPresent(text -> headers.put(entry.key(), text));
        }
        return Optional.of(headers);
    }

    private static Optional<String> expression(YamlValue value) {
        return value.text().filter(text -> {
            try {
                return LinePattern.of(text) != null;
            } catch (BadPattern e) {
                value.problemAt(e.index(), e.problem(), e.advice());
                return false;
            }
        });
    }
}
