package dev.jforeman.run;

import dev.jforeman.plan.InstanceName;
import dev.jforeman.stream.EscapePolicy;
import dev.jforeman.stream.JsonLines;
import dev.jforeman.stream.LineFormatter;
import dev.jforeman.stream.Timestamps;
import java.util.Locale;
import java.util.Optional;

/** Lines for programs. Names of process types need no escapes in JSON. */
final class JsonStyle implements LineStyle {
    @Override
    public LineFormatter of(Source source) {
        Incarnation incarnation = source.incarnation();
        String stream = source.stream().name().toLowerCase(Locale.ROOT);
        return lines("%s,\"incarnation\":%d,\"pid\":%d,\"stream\":\"%s\""
                .formatted(members(incarnation.name()), incarnation.number(), source.pid(), stream));
    }

    @Override
    public LineFormatter ofSupervisor(Optional<InstanceName> about) {
        return lines(about.map(JsonStyle::members).orElse("\"type\":\"system\"") + ",\"stream\":\"system\"");
    }

    private static String members(InstanceName name) {
        return "\"type\":\"%s\",\"instance\":\"%s\"".formatted(name.type(), name);
    }

    private static LineFormatter lines(String members) {
        return new JsonLines(members, EscapePolicy.STRIP);
    }

    @Override
    public String alarm(String text) {
        return text;
    }

    @Override
    public Timestamps timestamps() {
        return Timestamps.ISO;
    }

    @Override
    public boolean showsParts() {
        return false;
    }

    @Override
    public int columns() {
        return 0;
    }
}
