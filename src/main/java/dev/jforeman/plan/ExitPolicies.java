package dev.jforeman.plan;

import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.model.EnumWord;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The restart policy of each process type, from {@code --on-exit=POLICY[,TYPE=POLICY...]}.
 *
 * @param others the policy of every other type
 * @param byType the types with their own policy
 */
record ExitPolicies(Optional<OnExit> others, Map<String, OnExit> byType) {
    /** The option was not given. */
    static final ExitPolicies NONE = new ExitPolicies(Optional.empty(), Map.of());

    public ExitPolicies {
        byType = Collections.unmodifiableMap(new LinkedHashMap<>(byType));
    }

    /** Parses the value of {@code --on-exit}. */
    static Resolved<ExitPolicies> resolve(Procfile procfile, Optional<String> text) {
        return text.map(given -> new ExitPoliciesReader(procfile).read(given)).orElse(Resolved.clean(NONE));
    }

    /** The policy of a type, if it was given. */
    Optional<OnExit> of(String type) {
        return Optional.ofNullable(byType.get(type)).or(() -> others);
    }

    /** Parses one value of {@code --on-exit} and collects policies and problems. */
    private static final class ExitPoliciesReader {
        private static final List<String> WORDS = EnumWord.all(OnExit.values());

        private final Procfile procfile;
        private final List<Problem> problems = new ArrayList<>();
        private final List<OnExit> others = new ArrayList<>();
        private final Map<String, OnExit> byType = new LinkedHashMap<>();

        ExitPoliciesReader(Procfile procfile) {
            this.procfile = procfile;
        }

        Resolved<ExitPolicies> read(String text) {
            List<String> parts = Quantity.parts(text);
            if (parts.isEmpty()) {
                problem(InvalidValue.of("--on-exit", text, WORDS));
            }
            parts.forEach(this::readPart);
            problems.addAll(Problem.unknownTypes(byType.keySet(), procfile));
            Optional<OnExit> forOthers = others.stream().findFirst();
            return new Resolved<>(new ExitPolicies(forOthers, byType), problems, List.of());
        }

        private void readPart(String part) {
            int equals = part.indexOf('=');
            policy(part.substring(equals + 1)).ifPresent(policy -> {
                if (equals < 0) {
                    addForOthers(policy);
                } else {
                    addForType(part.substring(0, equals), policy);
                }
            });
        }

        private void addForOthers(OnExit policy) {
            if (!others.isEmpty()) {
                problem("--on-exit has two policies for all process types, "
                        + others.getFirst().word() + " and " + policy.word() + ": specify only one");
            }
            others.add(policy);
        }

        private void addForType(String type, OnExit policy) {
            if (byType.putIfAbsent(type, policy) != null) {
                problem("--on-exit names \"" + type + "\" twice: specify only one policy");
            }
        }

        private Optional<OnExit> policy(String word) {
            Optional<OnExit> policy = EnumWord.find(word, OnExit.values());
            if (policy.isEmpty()) {
                problem(InvalidValue.of("--on-exit", word, WORDS) + hint(word));
            }
            return policy;
        }

        /** A type without a policy is the most likely mistake: {@code --on-exit=web}. */
        private String hint(String word) {
            if (procfile.entry(word).isPresent()) {
                return "; for one process type use for example " + word + "=stop";
            }
            return "";
        }

        private void problem(String sentence) {
            problems.add(Problem.usage(sentence));
        }
    }
}
