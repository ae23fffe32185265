package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Ports;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final List<String> TYPES = List.of("a", "b", "c");
    private static final IntPredicate NOTHING_ANSWERS = _ -> false;

    @Test
    void aTypeScaledToZeroKeepsItsBlockOfPorts() {
        Ports ports = new Ports(5000, TYPES);

        assertThat(formation(2, 0, 1).instances().stream().map(ports::of)).containsExactly(5000, 5001, 5200);
    }

    @Property
    void distinctInstancesHaveDistinctPorts(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 100) Integer> counts,
            @ForAll @IntRange(min = 1, max = 60_000) int base) {
        Map<String, Integer> byType = new TreeMap<>();
        counts.forEach(count -> byType.put("type" + (char) ('a' + byType.size()), count));
        Formation formation = new Formation(byType);
        Ports ports = new Ports(base, List.copyOf(byType.keySet()));

        assertThat(formation.instances().stream().map(ports::of)).doesNotHaveDuplicates();
    }

    @Test
    void aFreeDefaultBaseIsKept() {
        assertThat(search(formation(1, 1, 1), NOTHING_ANSWERS, PortBase.DEFAULT))
                .isEqualTo(Resolved.clean(new Ports(5000, TYPES)));
    }

    @Test
    void theDefaultBaseMovesUntilAllAssignedPortsAreFree() {
        Resolved<Ports> ports = search(formation(2, 1, 0), Set.of(5001, 5200, 5201)::contains, PortBase.DEFAULT);

        assertThat(ports.value().base()).isEqualTo(5300);
        assertThat(ports.remarks()).containsExactly("port 5001 is taken, so ports start at 5300");
    }

    @Test
    void aTakenPortThatIsNotAssignedDoesNotMatter() {
        assertThat(search(formation(1, 0, 1), Set.of(5001, 5100)::contains, PortBase.DEFAULT)
                        .value()
                        .base())
                .isEqualTo(5000);
    }

    @Test
    void aChosenBaseNeverMovesAndIsNotProbed() {
        IntPredicate mustNotAsk = port -> {
            throw new AssertionError("asked for " + port);
        };

        assertThat(search(formation(1, 1, 1), mustNotAsk, new PortBase(3000, true)))
                .isEqualTo(Resolved.clean(new Ports(3000, TYPES)));
    }

    @Test
    void withoutFreePortsThereIsAnErrorAndNoEndlessLoop() {
        assertThat(Given.sentences(search(formation(1, 1, 1), _ -> true, PortBase.DEFAULT)))
                .containsExactly("no range of free ports found from 5000 on: choose a first port with -p");
    }

    @Property
    void aFoundBaseIsFreeAndEachLowerOneIsNot(
            @ForAll @Size(max = 30) Set<@IntRange(min = 4990, max = 5900) Integer> taken) {
        Formation formation = formation(2, 1, 3);
        Ports found = search(formation, taken::contains, PortBase.DEFAULT).value();

        assertThat(formation.instances().stream().map(found::of)).noneMatch(taken::contains);
        for (Ports lower = new Ports(5000, TYPES); lower.base() < found.base(); lower = lower.next()) {
            assertThat(formation.instances().stream().map(lower::of)).anyMatch(taken::contains);
        }
    }

    @Test
    void portsAbove65535AreAnErrorThatSaysTheHighestBase() {
        PortBase base = new PortBase(65_400, true);

        assertThat(Given.sentences(search(formation(1, 1, 1), NOTHING_ANSWERS, base)))
                .containsExactly(
                        "ports from 65400 on would end at 65600, above 65535: choose a port of at most 65335 with -p");
        assertThat(search(formation(1, 1, 1), NOTHING_ANSWERS, new PortBase(65_335, true))
                        .problems())
                .isEmpty();
    }

    @Test
    void moreThanABlockOfInstancesIsAnError() {
        assertThat(Given.sentences(search(formation(101, 100, 0), NOTHING_ANSWERS, PortBase.DEFAULT)))
                .containsExactly(
                        "a=101 exceeds the limit of 100 ports per process type (use --no-port to start them without"
                                + " ports)");
    }

    private static Resolved<Ports> search(Formation formation, IntPredicate answers, PortBase base) {
        return new PortSearch(formation, TYPES, Map.of(), answers).from(base);
    }

    private static Formation formation(int a, int b, int c) {
        return new Formation(new TreeMap<>(Map.of("a", a, "b", b, "c", c)));
    }
}
