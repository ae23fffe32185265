package dev.jforeman.plan;

/**
 * The options that hold for every process type and that {@code jforeman.yml} can say for one.
 *
 * @param onExit the text of {@code --on-exit}
 * @param mostRestarts the text of {@code --max-restarts}
 * @param backoff the text of {@code --backoff}
 * @param timeout the text of {@code -t}, in seconds
 */
public record RuleOptions(Option onExit, Option mostRestarts, Option backoff, Option timeout) {
    /** No option at all. */
    public static final RuleOptions NONE = new RuleOptions(Option.NONE, Option.NONE, Option.NONE, Option.NONE);

    /** The same with another {@code --on-exit}. */
    public RuleOptions withOnExit(Option other) {
        return new RuleOptions(other, mostRestarts, backoff, timeout);
    }

    /** The same with another {@code -t}. */
    public RuleOptions withTimeout(Option other) {
        return new RuleOptions(onExit, mostRestarts, backoff, other);
    }
}
