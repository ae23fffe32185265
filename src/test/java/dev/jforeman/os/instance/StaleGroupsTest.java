package dev.jforeman.os.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.os.kernel.Proc;
import dev.jforeman.os.process.ProcessGroups;
import dev.jforeman.os.process.RealGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class StaleGroupsTest {
    private static final String QUIET = "echo ready; exec sleep 7621";

    @TempDir
    Path temp;

    private RuntimeDirectory directory;
    private String boot;

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = new RuntimeDirectory(temp, temp.resolve("base"), "app");
        directory.create();
        boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    private void record(String... lines) throws IOException {
        Files.writeString(directory.path().resolve("groups-4711"), String.join("\n", lines) + "\n");
    }

    private static String line(RealGroup group, long later) {
        long began = Proc.find(group.number()).orElseThrow().began();
        return group.number() + ":" + (began + later);
    }

    @Test
    void withoutARecordNoGroupIsStale() {
        assertThat(StaleGroups.take(directory)).isEmpty();
        assertThat(StaleGroups.take(new RuntimeDirectory(temp, temp.resolve("nowhere"), "app")))
                .isEmpty();
    }

    @Test
    void aRecordedGroupWithTheSameLeaderIsStale() throws Exception {
        try (RealGroup group = RealGroup.start(QUIET)) {
            record(boot, "1000000000:1", line(group, 0), "half a li");
            assertThat(StaleGroups.take(directory)).containsExactly(group.number());
            assertThat(StaleGroups.take(directory)).as("it is taken once").isEmpty();
        }
    }

    @Test
    void aLeftOverGroupIsEndedAndNamed() throws Exception {
        try (RealGroup group = RealGroup.start(QUIET)) {
            record(boot, line(group, 0));

            assertThat(StaleGroups.end(directory))
                    .containsExactly("stopped process groups left running by a killed jforeman: " + group.number());
            assertThat(ProcessGroups.living(List.of(group.number()))).isEmpty();
            assertThat(StaleGroups.end(directory)).as("nothing is left").isEmpty();
        }
    }

    @Test
    void aProcessWithAReusedNumberIsNotStale() throws Exception {
        try (RealGroup group = RealGroup.start(QUIET)) {
            record(boot, line(group, -1));
            assertThat(StaleGroups.take(directory)).isEmpty();
            record(boot, group.number() + ":");
            assertThat(StaleGroups.take(directory)).isEmpty();
        }
    }

    @Test
    void recordsFromBeforeARebootAreIgnored() throws Exception {
        try (RealGroup group = RealGroup.start(QUIET)) {
            record("40431e51-ffff-4973-8356-bdece0be9534", line(group, 0));
            assertThat(StaleGroups.take(directory)).isEmpty();
            record();
            assertThat(StaleGroups.take(directory)).isEmpty();
        }
    }
}
