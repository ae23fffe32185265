package dev.jforeman.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What a plan takes from the machine it is made on.
 *
 * @param directory the working directory of the processes, absolute
 * @param shell the environment jforeman was started with
 * @param portAnswers whether something answers on a port of this machine
 */
public record HostInfo(Path directory, Map<String, String> shell, IntPredicate portAnswers) {
    public HostInfo {
        shell = Map.copyOf(shell);
    }
}
