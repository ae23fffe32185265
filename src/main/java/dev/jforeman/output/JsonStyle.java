package dev.jforeman.output;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.JsonLines;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.util.Optional;

/** Lines for programs. Names of process types need no escapes in JSON. */
public final class JsonStyle implements LineStyle {
    @Override
    public LineFormatter of(LineSource source) {
        Incarnation incarnation = source.incarnation();
        return lines("%s,\"incarnation\":%d,\"pid\":%d,\"stream\":\"%s\""
                .formatted(
                        members(incarnation.name()),
                        incarnation.number(),
                        source.pid(),
                        source.stream().word()));
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
