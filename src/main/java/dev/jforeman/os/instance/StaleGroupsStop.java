package dev.jforeman.os.instance;

import dev.jforeman.os.process.EmergencyStop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** An earlier jforeman of the same app directory that was killed together with its watchdog. */
public final class StaleGroupsStop {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private StaleGroupsStop() {}

    /**
     * Ends what it left running, so that nothing runs twice and its ports are free.
     *
     * @return what people are told: nothing if nothing was left
     */
    public static List<String> endLeftOver(RuntimeDirectory directory) throws InterruptedException {
        List<Long> groups = StaleGroups.take(directory);
        if (groups.isEmpty()) {
            return List.of();
        }
        new EmergencyStop(StaleGroups::signal, StaleGroups::living).end(groups, GRACE);
        return List.of("ended what a killed jforeman left running here: process groups "
                + groups.stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
}
