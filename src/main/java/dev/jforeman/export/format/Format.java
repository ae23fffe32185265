package dev.jforeman.export.format;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ProcessType;
import dev.jforeman.export.model.StopRule;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An export format. The same deployment always gives the same bytes. */
interface Format {
    /**
     * Makes the files of a deployment.
     *
     * @throws Refusal if the target cannot run the deployment, or a required option is missing
     */
    Export export(Deployment deployment) throws Refusal;

    /** Whether the export supports a feature as a process type uses it. */
    default boolean supports(Feature feature, ProcessType type) {
        return feature == Feature.STOP_SIGNAL;
    }

    /** Whether the export includes {@code release}, to be run once for each deployment. */
    default boolean hasRelease() {
        return false;
    }

    /**
     * Remarks about restart policies that were given explicitly and that the target does not support, one for each policy.
     *
     * @param unknown the policies that the target does not support
     * @param instead what the target does instead, for example {@code restarts it after any exit}
     */
    static List<String> policyRemarks(Deployment deployment, String target, Set<OnExit> unknown, String instead) {
        return unknown.stream()
                .sorted()
                .filter(policy -> !typesWith(deployment, policy).isEmpty())
                .map(policy -> target + " does not support on-exit=" + policy.word() + " (of "
                        + String.join(", ", typesWith(deployment, policy)) + "): it " + instead)
                .toList();
    }

    /** The remark for targets on which the exit of a process cannot stop the others. */
    static List<String> stopRemarks(Deployment deployment, String target) {
        return policyRemarks(deployment, target, Set.of(OnExit.STOP), "keeps the others running");
    }

    /** The remark for targets that restart a process after any exit code. */
    static List<String> restartRemarks(Deployment deployment, String target) {
        return policyRemarks(deployment, target, Set.of(OnExit.RESTART), "also restarts it after exit code 0");
    }

    /** The remarks for targets that restart after any exit code and on which an exit cannot stop other processes. */
    static List<String> respawnRemarks(Deployment deployment, String target) {
        return Stream.concat(restartRemarks(deployment, target).stream(), stopRemarks(deployment, target).stream())
                .toList();
    }

    private static List<String> typesWith(Deployment deployment, OnExit policy) {
        return deployment.types().stream()
                .filter(type ->
                        type.onExit() == policy && deployment.saidPolicies().contains(type.name()) && !type.isTask())
                .map(ProcessType::name)
                .toList();
    }

    /** Settings of {@code jforeman.yml} that not every target supports. */
    enum Feature {
        READY("ready"),
        LIVE("live"),
        NEEDS("needs"),
        STOP_SIGNAL("stop-signal"),
        STOP_COMMAND("stop-command"),
        WATCH("watch"),
        SUCCESS_CODES("success-codes");

        private final String key;

        Feature(String key) {
            this.key = key;
        }

        /** The remarks about features that a format does not support, one for each. */
        static List<String> remarks(Deployment deployment, String name, Format format) {
            List<String> remarks = new ArrayList<>();
            for (Feature feature : values()) {
                List<String> types = deployment.types().stream()
                        .filter(type -> feature.isOf(type) && !format.supports(feature, type))
                        .map(ProcessType::name)
                        .toList();
                if (!types.isEmpty()) {
                    remarks.add(
                            "the " + name + " export omits " + feature.key + " (of " + String.join(", ", types) + ")");
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
                case STOP_SIGNAL -> !StopRule.of(type).isDefault();
                case STOP_COMMAND -> stop.command().isPresent();
                case WATCH -> type.rules().watch().isPresent();
                case SUCCESS_CODES -> !type.rules().successCodes().sorted().isEmpty();
            };
        }
    }
}
