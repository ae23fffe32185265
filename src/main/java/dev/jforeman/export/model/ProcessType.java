package dev.jforeman.export.model;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.model.Rules.Need;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The instances of one process type, for targets that count instances themselves.
 *
 * @param name the process type
 * @param instances at least one
 */
public record ProcessType(String name, List<ProcessSpec> instances) {
    private static final Pattern MENTIONS_PORT = Pattern.compile("\\$(PORT\\b|\\{PORT\\b)");

    /** In which targets count restarts, as jforeman does. */
    public static final Duration RESTART_WINDOW = Duration.ofMinutes(5);

    /** jforeman, whose pauses grow, gives up after about as many seconds; most targets restart once a second. */
    private static final int USUAL_RESTARTS = 150;

    public ProcessType {
        instances = List.copyOf(instances);
    }

    public int count() {
        return instances.size();
    }

    /** They all run the same command. */
    public String command() {
        return first().command();
    }

    public OnExit onExit() {
        return first().onExit();
    }

    /** Whether it is expected to exit. */
    public boolean isTask() {
        return isTask(first());
    }

    public static boolean isTask(ProcessSpec spec) {
        return spec.rules().isTask();
    }

    /** The port of the first instance: where each has an address of its own they can share it. */
    public OptionalInt port() {
        return first().port();
    }

    /**
     * Whether it is likely to be a server: it has a port and its command refers to it, or it is called
     * {@code web} as everywhere. A task is nothing to connect to.
     */
    public boolean isListening() {
        return port().isPresent()
                && !isTask()
                && (name.equals("web") || MENTIONS_PORT.matcher(command()).find());
    }

    /** How each of them is supervised. */
    public Rules rules() {
        return first().rules();
    }

    /** The dependencies that must be satisfied before it starts. */
    public List<Need> needs() {
        return rules().needs();
    }

    public ProcessSpec first() {
        return instances.getFirst();
    }

    /** The most restarts in the window: what the user said, or as many as take the time jforeman itself would try. */
    public static int mostRestarts(ProcessSpec spec) {
        int most = spec.restart().mostRestarts();
        return most == Restart.DEFAULT_MOST ? USUAL_RESTARTS : most;
    }
}
