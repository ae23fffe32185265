package dev.jforeman.output;

import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.LineFormatter;
import java.util.List;
import java.util.Optional;

/** The look of the lines of the log. */
public interface LineStyle {
    /**
     * The style the user wants.
     *
     * @param isTerminal whether a person looks at it
     */
    static LineStyle of(Plan plan, LogOptions options, boolean isTerminal) {
        int highest = plan.instances().stream()
                .map(ProcessSpec::name)
                .mapToInt(InstanceName::number)
                .max()
                .orElse(1);
        return of(options.format(), options.look(), plan.types(), highest, isTerminal);
    }

    /**
     * The style for some processes.
     *
     * @param types all process types, in the order of the Procfile
     * @param highest the highest number that an instance has
     * @param isTerminal whether a person looks at it
     */
    static LineStyle of(LogFormat format, PrefixOptions look, List<String> types, int highest, boolean isTerminal) {
        return switch (format) {
            case TEXT -> new TextStyle(types, highest, look, isTerminal);
            case JSON -> new JsonStyle();
        };
    }

    /** For the lines of one stream of one incarnation. */
    LineFormatter of(LineSource source);

    /** For the supervisor's own lines, about an instance or about all. */
    LineFormatter ofSupervisor(Optional<InstanceName> about);

    /** How an alarm of the supervisor's stands out in its line. */
    String alarm(String text);

    Timestamps timestamps();

    /** Whether the beginning of a line is shown before its end, because it may be a prompt. */
    boolean showsParts();

    /** How much of a terminal's width is in front of the text. */
    int columns();
}
