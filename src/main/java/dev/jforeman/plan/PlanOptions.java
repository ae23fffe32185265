package dev.jforeman.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that shape a plan, as written on the command line or wherever a default for them was found.
 *
 * @param formation what is to run
 * @param port the text of {@code -p}
 * @param noPort no instance gets a port; stronger than {@code port}
 * @param keepEnv the shell wins over the env files
 * @param rules what follows an end, and how to stop
 */
public record PlanOptions(
        FormationRequest formation, Optional<String> port, boolean noPort, boolean keepEnv, RuleOptions rules) {

    /** No option at all. */
    public static PlanOptions none() {
        return new PlanOptions(FormationRequest.none(), Optional.empty(), false, false, RuleOptions.NONE);
    }

    /**
     * Which instances the user asked for, as written.
     *
     * @param words the words after {@code start}: {@code web=3}, {@code web}, {@code all=1,worker=0}, {@code @group}
     * @param formation the text of {@code -m}
     * @param excluded the texts of {@code -x}, each one process type or group, or several joined by commas
     * @param isReleaseBeside whether {@code release} is to be planned beside the formation, to be run once before it
     * @param isExact whether the words say all, and may leave nothing to run
     */
    public record FormationRequest(
            List<String> words, Option formation, List<String> excluded, boolean isReleaseBeside, boolean isExact) {
        public FormationRequest {
            words = List.copyOf(words);
            excluded = List.copyOf(excluded);
        }

        /** A formation alone. */
        public FormationRequest(List<String> words, Option formation, List<String> excluded) {
            this(words, formation, excluded, false);
        }

        /** A formation, and perhaps {@code release} beside it. */
        public FormationRequest(List<String> words, Option formation, List<String> excluded, boolean isReleaseBeside) {
            this(words, formation, excluded, isReleaseBeside, false);
        }

        /** So many of each type of the Procfile, however few that are. */
        public static FormationRequest exactly(Map<String, Integer> counts) {
            List<String> words = counts.entrySet().stream()
                    .map(count -> count.getKey() + "=" + count.getValue())
                    .toList();
            return new FormationRequest(words, Option.NONE, List.of(), false, true);
        }

        /** A bare {@code start}. */
        public static FormationRequest none() {
            return new FormationRequest(List.of(), Option.NONE, List.of());
        }
    }

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
    }

    /**
     * The text of an option, by how much it weighs against {@code jforeman.yml}.
     *
     * @param asked on the command line or in a variable {@code JFOREMAN_...}: more than that file
     * @param usual in a defaults file: less
     */
    public record Option(Optional<String> asked, Optional<String> usual) {
        /** Nobody said anything. */
        public static final Option NONE = new Option(Optional.empty(), Optional.empty());

        /** Said on the command line. */
        public static Option asked(String text) {
            return new Option(Optional.of(text), Optional.empty());
        }
    }
}
