package dev.jforeman.plan;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.model.Plan;
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
public record PlanOptions(FormationRequest formation, Option port, boolean noPort, boolean keepEnv, RuleOptions rules) {

    /** No option at all. */
    public static PlanOptions none() {
        return new PlanOptions(FormationRequest.none(), Option.NONE, false, false, RuleOptions.NONE);
    }

    /**
     * Which instances the user asked for, as written.
     *
     * @param words the words after {@code start}: {@code web=3}, {@code web}, {@code all=1,worker=0}, {@code @group}
     * @param formation the text of {@code -m}
     * @param excluded the text of {@code -x}: process types and groups joined by commas
     * @param purpose what the plan is for
     */
    public record FormationRequest(List<String> words, Option formation, Option excluded, Purpose purpose) {
        /** What a plan is for. */
        public enum Purpose {
            /** To be run: something has to run. */
            START,
            /** To change what runs: the words say all, and may leave nothing. */
            CHANGE,
            /** Only to be looked at: it may be empty. */
            CHECK,
            /** To be run elsewhere. */
            EXPORT
        }

        public FormationRequest {
            words = List.copyOf(words);
        }

        /** A formation alone. */
        public FormationRequest(List<String> words, Option formation, Option excluded) {
            this(words, formation, excluded, Purpose.START);
        }

        /** Whether {@code release} is to be planned beside the formation, to be run once before it. */
        boolean isReleaseBeside() {
            List<String> unwanted = Quantity.parts(excluded.text().orElse(""));
            return purpose == Purpose.EXPORT && !unwanted.contains(Plan.RELEASE);
        }

        /** Whether the command line says what runs. */
        boolean isAsked() {
            return !words.isEmpty() || formation.asked().isPresent();
        }

        /** Exactly these counts for the types of the Procfile, which may be 0. */
        public static FormationRequest exactly(Map<String, Integer> counts) {
            List<String> words = counts.entrySet().stream()
                    .map(count -> count.getKey() + "=" + count.getValue())
                    .toList();
            return new FormationRequest(words, Option.NONE, Option.NONE, Purpose.CHANGE);
        }

        /** A bare {@code start}. */
        public static FormationRequest none() {
            return new FormationRequest(List.of(), Option.NONE, Option.NONE);
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
     * @param place where in that file
     */
    public record Option(Optional<String> asked, Optional<String> usual, Optional<Location> place) {
        /** Nothing was given. */
        public static final Option NONE = new Option(Optional.empty(), Optional.empty());

        /** Without a place. */
        public Option(Optional<String> asked, Optional<String> usual) {
            this(asked, usual, Optional.empty());
        }

        /** Said on the command line. */
        public static Option asked(String text) {
            return new Option(Optional.of(text), Optional.empty());
        }

        /** What counts, where nothing comes between the two. */
        public Optional<String> text() {
            return asked.or(() -> usual);
        }

        /** The place of {@link #text} in a defaults file, if it comes from there. */
        Optional<Location> placeOfText() {
            return asked.isPresent() ? Optional.empty() : place;
        }
    }
}
