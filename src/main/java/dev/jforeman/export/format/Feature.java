package dev.jforeman.export.format;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.model.Stop;
import java.util.ArrayList;
import java.util.List;

/** What {@code jforeman.yml} can ask for a type that not every target has. */
enum Feature {
    READY("ready"),
    LIVE("live"),
    NEEDS("needs"),
    STOP_SIGNAL("stop-signal"),
    STOP_COMMAND("stop-command"),
    WATCH("watch");

    private final String key;

    Feature(String key) {
        this.key = key;
    }

    /** One line for each wish that a format does not grant. */
    static List<String> remarks(Deployment deployment, String name, Format format) {
        List<String> remarks = new ArrayList<>();
        for (Feature wish : values()) {
            List<String> types = deployment.types().stream()
                    .filter(type -> wish.isOf(type) && !format.grants(wish, type))
                    .map(ProcessType::name)
                    .toList();
            if (!types.isEmpty()) {
                remarks.add(
                        "the " + name + " export leaves out " + wish.key + " (of " + String.join(", ", types) + ")");
            }
        }
        return remarks;
    }

    private boolean isOf(ProcessType type) {
        Stop stop = type.first().stop();
        return switch (this) {
            case READY -> type.rules().ready().isPresent();
            case LIVE -> type.rules().live().isPresent();
            case NEEDS -> !type.needs().isEmpty();
            case STOP_SIGNAL -> !StopRule.of(type).isUsual();
            case STOP_COMMAND -> stop.command().isPresent();
            case WATCH -> type.rules().watch().isPresent();
        };
    }
}
