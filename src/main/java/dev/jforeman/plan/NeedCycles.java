package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.model.Need;
import dev.jforeman.settings.TypeSettings;
import dev.jforeman.settings.WrittenNeed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds process types that need themselves by way of others: none of them could ever start. */
final class NeedCycles {
    private final SettingsFiles settings;
    private final Set<String> finished = new HashSet<>();
    private final List<String> way = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    NeedCycles(SettingsFiles settings) {
        this.settings = settings;
    }

    /** One for each cycle that is met, with the way spelled out. */
    List<Problem> problems() {
        settings.settings().types().keySet().forEach(this::follow);
        return problems;
    }

    private void follow(String type) {
        if (finished.contains(type)) {
            return;
        }
        way.add(type);
        for (WrittenNeed written :
                settings.of(type).flatMap(TypeSettings::needs).orElse(List.of())) {
            Need need = written.need();
            int met = way.indexOf(need.type());
            if (met >= 0) {
                problems.add(cycle(way.subList(met, way.size()), written));
            } else {
                follow(need.type());
            }
        }
        way.removeLast();
        finished.add(type);
    }

    private static Problem cycle(List<String> types, WrittenNeed closing) {
        StringBuilder sentence = new StringBuilder("none of these could ever start: ").append(types.getFirst());
        types.stream()
                .skip(1)
                .forEach(type -> sentence.append(" needs ").append(type).append(", which"));
        sentence.append(" needs ").append(closing.need().type());
        return new Problem(ExitCode.BAD_DATA, closing.where() + ": " + sentence);
    }
}
