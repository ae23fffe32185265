package dev.jforeman.session;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules;
import dev.jforeman.os.kernel.LocalPorts;
import dev.jforeman.os.process.JdkProcessHost;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.State;
import dev.jforeman.supervisor.Supervisor;
import java.time.Duration;
import java.util.List;

/**
 * Runs the start of a session without effects, while the arguments and files of the real one are still being read. The
 * JVM generates code for a pattern switch, a record or a socket at its first use, which takes longer than everything
 * else in a start. The core is pure, so it can be run with a formation that does not exist.
 */
final class WarmUp {
    private static final InstanceName UNKNOWN = new InstanceName("unknown", 1);
    private static final long PID = 0;
    private static final int UNUSED_PORT = 1;

    private WarmUp() {}

    static void play() {
        LocalPorts.answers(UNUSED_PORT);
        JdkProcessHost.warmUp();
        Rules rules = Rules.of(UNKNOWN, Restart.usual(OnExit.RESTART), Duration.ZERO);
        State started = Supervisor.step(State.EMPTY, new Event.Boot(0, List.of(rules), 0))
                .state();
        Supervisor.step(started, new Event.Spawned(0, UNKNOWN, 1, PID));
    }
}
