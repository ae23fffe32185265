package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Groups;
import dev.jforeman.model.InstanceName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceSelectorTest {
    private static final InstanceName WEB_1 = new InstanceName("web", 1);
    private static final InstanceName WEB_2 = new InstanceName("web", 2);
    private static final InstanceName JOB = new InstanceName("job", 1);
    private static final List<InstanceName> KNOWN = List.of(WEB_1, WEB_2, JOB);

    private static InstanceSelector select(String... patterns) {
        return InstanceSelector.of(List.of(patterns), KNOWN, Groups.NONE);
    }

    @Test
    void aTypeSelectsAllItsInstances() {
        assertThat(select("web").names()).containsExactly(WEB_1, WEB_2);
        assertThat(select("web.2").names()).containsExactly(WEB_2);
        assertThat(select("*.1").names()).containsExactly(WEB_1, JOB);
    }

    @Test
    void withoutNamesAllInstancesAreSelected() {
        assertThat(select().names()).containsExactly(WEB_1, WEB_2, JOB);
    }

    @Test
    void eachInstanceIsSelectedOnceInTheOrderOfTheFormation() {
        assertThat(select("job", "web.1", "w*").names()).containsExactly(WEB_1, WEB_2, JOB);
    }

    @Test
    void unknownNamesAreReported() {
        assertThat(select("web", "jbo", "web.9").unknown())
                .containsExactly(
                        "unknown process \"jbo\" (known: web, job); did you mean job?",
                        "unknown process \"web.9\" (known: web.1, web.2)");
    }

    @Test
    void aGroupIsAllInstancesOfItsTypes() {
        Groups groups = Groups.of(Map.of("back", List.of("job", "clock"), "idle", List.of("clock")));

        assertThat(InstanceSelector.of(List.of("@back", "web.1"), KNOWN, groups).names())
                .containsExactly(WEB_1, JOB);
        assertThat(InstanceSelector.of(List.of("@bck", "@idle"), KNOWN, groups).unknown())
                .containsExactly(
                        "unknown group \"@bck\" (known: @back, @idle); did you mean @back?",
                        "no process of @idle is running (clock; start them with jforeman start @idle)");
    }

    @Test
    void jforemanItselfIsSelectedOnlyWithoutNames() {
        assertThat(InstanceSelector.isMeant("system", List.of())).isTrue();
        assertThat(InstanceSelector.isMeant("system", List.of("web"))).isFalse();
        assertThat(InstanceSelector.isMeant("web.1", List.of("web"))).isTrue();
    }
}
