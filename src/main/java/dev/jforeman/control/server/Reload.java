package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Rules;
import dev.jforeman.session.Controls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the files say now, against what runs.
 *
 * @param changed what would be started with something else than it was
 */
record Reload(Plan plan, Set<InstanceName> added, Set<InstanceName> removed, Set<InstanceName> changed) {

    /**
     * Reads the files again.
     *
     * @throws Refusal if they cannot be used; nothing has changed then
     */
    static Reload of(Controls controls) throws Refusal {
        Plan plan = controls.replan(FormationUpdate.counts(controls), true);
        Set<InstanceName> before = controls.state().instances().keySet();
        Set<InstanceName> after = new LinkedHashSet<>();
        Set<InstanceName> changed = new LinkedHashSet<>();
        for (ProcessSpec spec : plan.instances()) {
            after.add(spec.name());
            if (before.contains(spec.name()) && !isSame(spec, controls)) {
                changed.add(spec.name());
            }
        }
        return new Reload(plan, without(after, before), without(before, after), changed);
    }

    private static boolean isSame(ProcessSpec after, Controls controls) {
        return controls.spec(after.name()).filter(after::isLike).isPresent();
    }

    private static Set<InstanceName> without(Set<InstanceName> some, Set<InstanceName> others) {
        Set<InstanceName> left = new LinkedHashSet<>(some);
        left.removeAll(others);
        return left;
    }

    List<Rules> rules() {
        return plan.rules();
    }

    Reply.Reloaded told() {
        return new Reply.Reloaded(texts(added), texts(removed), texts(changed));
    }

    private static List<String> texts(Set<InstanceName> names) {
        List<String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(name.toString()));
        return texts;
    }
}
