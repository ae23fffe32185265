package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The process listing that the scenarios use on a Mac. */
class PsListingTest {
    private static final long OWN = ProcessHandle.current().pid();

    private static ProcessTable listing() {
        return new ProcessTable(PsListing.entries());
    }

    @Test
    void thisProcessIsListed() {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();

        assertThat(listing().find("java", OWN)).hasValue(OWN);
        assertThat(listing().childrenOf(parent))
                .extracting(ProcessTable.Entry::pid)
                .contains(OWN);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itIsListedAsTheKernelShowsIt() {
        assertThat(listing().find("java", OWN)).isEqualTo(ProcessTable.ofProc().find("java", OWN));
        assertThat(group(listing())).isEqualTo(group(ProcessTable.ofProc()));
    }

    private static long group(ProcessTable table) {
        return table.entries().stream()
                .filter(entry -> entry.pid() == OWN)
                .findFirst()
                .orElseThrow()
                .group();
    }

    @Test
    void aProcessThatIsGoneHasNoVariables() {
        assertThatNoException().isThrownBy(() -> PsListing.variables(Integer.MAX_VALUE));
    }
}
