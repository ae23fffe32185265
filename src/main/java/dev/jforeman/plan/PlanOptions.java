package dev.jforeman.plan;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that determine a plan, as text from the command line or from a source of defaults.
 *
 * @param formation the requested formation
 * @param port the value of {@code -p}
 * @param noPort whether no instance gets a port; wins over {@code port}
 * @param keepEnv whether the shell wins over the env files
 * @param rules the restart and stop rules
 */
public record PlanOptions(FormationRequest formation, Option port, boolean noPort, boolean keepEnv, RuleOptions rules) {

    /** No options. */
    public static PlanOptions none() {
        return new PlanOptions(FormationRequest.none(), Option.NONE, false, false, RuleOptions.NONE);
    }

    /**
     * The requested instances, as text.
     *
     * @param words the arguments of {@code start}: {@code web=3}, {@code web}, {@code all=1,worker=0}, {@code @group}
     * @param formation the value of {@code -m}
     * @param excluded the value of {@code -x}: process types and groups separated by commas
     * @param purpose the purpose of the plan
     */
    public record FormationRequest(List<String> words, Option formation, Option excluded, Purpose purpose) {
        /** The purpose of a plan. */
        public enum Purpose {
            /** To run it; it must not be empty. */
            START,
            /** To change a running formation: only the arguments count, and the result may be empty. */
            CHANGE,
            /** To check it; it may be empty. */
            CHECK,
            /** To export it. */
            EXPORT
        }

        public FormationRequest {
            words = List.copyOf(words);
        }

        /** A formation to be started. */
        public FormationRequest(List<String> words, Option formation, Option excluded) {
            this(words, formation, excluded, Purpose.START);
        }

        /** Whether {@code release} is planned separately from the formation, to be run once before it. */
        boolean isReleaseBeside() {
            List<String> unwanted = Quantity.parts(excluded.text().orElse(""));
            return purpose == Purpose.EXPORT && !unwanted.contains(Plan.RELEASE);
        }

        /** Whether the command line names what to run. */
        boolean isAsked() {
            return !words.isEmpty() || formation.asked().isPresent();
        }

        /** Exactly these counts for the types of the Procfile; they may be 0. */
        public static FormationRequest exactly(Map<String, Integer> counts) {
            List<String> words = counts.entrySet().stream()
                    .map(count -> count.getKey() + "=" + count.getValue())
                    .toList();
            return new FormationRequest(words, Option.NONE, Option.NONE, Purpose.CHANGE);
        }

        /** A {@code start} without arguments. */
        public static FormationRequest none() {
            return new FormationRequest(List.of(), Option.NONE, Option.NONE);
        }
    }

    /**
     * The options that apply to every process type, and that {@code jforeman.yml} can set for one.
     *
     * @param onExit the value of {@code --on-exit}
     * @param mostRestarts the value of {@code --max-restarts}
     * @param backoff the value of {@code --backoff}
     * @param timeout the value of {@code -t}, in seconds
     */
    public record RuleOptions(Option onExit, Option mostRestarts, Option backoff, Option timeout) {
        /** No options. */
        public static final RuleOptions NONE = new RuleOptions(Option.NONE, Option.NONE, Option.NONE, Option.NONE);
    }

    /**
     * The value of an option, separated by its precedence relative to {@code jforeman.yml}.
     *
     * @param asked the value on the command line or in a variable {@code JFOREMAN_...}, which wins over that file
     * @param usual the value in a defaults file, which does not
     * @param place its place in the defaults file
     */
    public record Option(Optional<String> asked, Optional<String> usual, Optional<Location> place) {
        /** The option was not given. */
        public static final Option NONE = new Option(Optional.empty(), Optional.empty());

        /** An option without a place. */
        public Option(Optional<String> asked, Optional<String> usual) {
            this(asked, usual, Optional.empty());
        }

        /** An option given on the command line. */
        public static Option asked(String text) {
            return new Option(Optional.of(text), Optional.empty());
        }

        /** The value if {@code jforeman.yml} has none. */
        public Optional<String> text() {
            return asked.or(() -> usual);
        }

        /** The place of {@link #text} in a defaults file, if the value is from there. */
        Optional<Location> placeOfText() {
            return asked.isPresent() ? Optional.empty() : place;
        }
    }
}
