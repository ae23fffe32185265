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
     * The style that the user has chosen.
     *
     * @param isTerminal whether the output is a terminal
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
     * @param highest the highest instance number
     * @param isTerminal whether the output is a terminal
     */
    static LineStyle of(LogFormat format, PrefixOptions look, List<String> types, int highest, boolean isTerminal) {
        return switch (format) {
            case TEXT -> new TextStyle(types, highest, look, isTerminal);
            case JSON -> new JsonStyle();
        };
    }

    /** Formats the lines of one stream of one incarnation. */
    LineFormatter of(LineSource source);

    /** Formats messages of the supervisor about an instance or the session. */
    LineFormatter ofSupervisor(Optional<InstanceName> about);

    /** Emphasizes a message about a failure within its line. */
    String alarm(String text);

    Timestamps timestamps();

    /** Whether an unfinished line is shown, because it may be a prompt. */
    boolean showsParts();

    /** The width of the prefix on a terminal. */
    int columns();
}
