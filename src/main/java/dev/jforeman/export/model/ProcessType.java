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
 * A process type and its instances, for targets that scale a process type themselves.
 *
 * @param name for example {@code web}
 * @param instances at least one
 */
public record ProcessType(String name, List<ProcessSpec> instances) {
    private static final Pattern MENTIONS_PORT = Pattern.compile("\\$(PORT\\b|\\{PORT\\b)");

    /** The time in which targets count restarts, the same as in jforeman. */
    public static final Duration RESTART_WINDOW = Duration.ofMinutes(5);

    /**
     * The default limit of restarts for targets that restart once a second. jforeman, whose delays grow, gives up after
     * about as many seconds.
     */
    private static final int USUAL_RESTARTS = 150;

    public ProcessType {
        instances = List.copyOf(instances);
    }

    public int count() {
        return instances.size();
    }

    /** The command, which is the same for all instances. */
    public String command() {
        return first().command();
    }

    public OnExit onExit() {
        return first().onExit();
    }

    /** Whether the type is expected to exit. */
    public boolean isTask() {
        return isTask(first());
    }

    public static boolean isTask(ProcessSpec spec) {
        return spec.rules().isTask();
    }

    /** The port of the first instance, which all can use on targets where each has its own address. */
    public OptionalInt port() {
        return first().port();
    }

    /**
     * Whether the type is likely to be a server: it has a port, is not a task, and either its command refers to the port or
     * its name is {@code web}.
     */
    public boolean isListening() {
        return port().isPresent()
                && !isTask()
                && (name.equals("web") || MENTIONS_PORT.matcher(command()).find());
    }

    /** The rules by which the instances are supervised. */
    public Rules rules() {
        return first().rules();
    }

    /** The dependencies that must be satisfied before an instance starts. */
    public List<Need> needs() {
        return rules().needs();
    }

    public ProcessSpec first() {
        return instances.getFirst();
    }

    /** The maximum number of restarts in the window: that of the user, or one that lasts about as long as in jforeman. */
    public static int mostRestarts(ProcessSpec spec) {
        int most = spec.restart().mostRestarts();
        return most == Restart.DEFAULT_MOST ? USUAL_RESTARTS : most;
    }
}
