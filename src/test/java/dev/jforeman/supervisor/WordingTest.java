package dev.jforeman.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Outcome;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.model.Signal;
import dev.jforeman.testing.GivenRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    private static final InstanceName WEB = GivenRules.name("web.1");
    private static final Notice.Next NOTHING = new Notice.Next.Nothing();

    static List<Arguments> notices() {
        Duration time = Duration.ofMillis(3200);
        return List.of(
                Arguments.of(new Notice.Started(WEB, 42), "started with pid 42"),
                Arguments.of(
                        new Notice.Ended(WEB, new Outcome.Exited(0), time, true, NOTHING),
                        "exited with code 0 after 3.2 s"),
                Arguments.of(
                        new Notice.Ended(
                                WEB,
                                new Outcome.Exited(1),
                                time,
                                true,
                                new Notice.Next.Restart(2, Duration.ofSeconds(1))),
                        "exited with code 1 after 3.2 s, restart 2 in 1 s"),
                Arguments.of(
                        new Notice.Ended(WEB, new Outcome.Signalled(9, "SIGKILL", false), time, true, NOTHING),
                        "terminated by SIGKILL after 3.2 s"),
                Arguments.of(
                        new Notice.Ended(
                                WEB, new Outcome.Signalled(11, "SIGSEGV", true), time, true, new Notice.Next.StopAll()),
                        "terminated by SIGSEGV (core dumped) after 3.2 s, stopping all"),
                Arguments.of(
                        new Notice.CannotStart(WEB, "out of memory", new Notice.Next.TryAgain(Duration.ofSeconds(4))),
                        "cannot start: out of memory, retrying in 4 s"),
                Arguments.of(new Notice.Ready(WEB, time), "ready after 3.2 s"),
                Arguments.of(
                        new Notice.NotReady(WEB, Duration.ofSeconds(60), 14, "500 from /health"),
                        "not ready after 60 s: 500 from /health, 14 tries"),
                Arguments.of(
                        new Notice.NotReady(WEB, Duration.ofSeconds(60), 1, ""),
                        "not ready after 60 s: no answer, 1 try"),
                Arguments.of(
                        new Notice.Unhealthy(WEB, 3, "connection refused", true),
                        "unhealthy: connection refused, 3 times in a row, restarting"),
                Arguments.of(
                        new Notice.Unhealthy(WEB, 3, "connection refused", false),
                        "unhealthy: connection refused, 3 times in a row"),
                Arguments.of(new Notice.Healthy(WEB), "healthy again"),
                Arguments.of(
                        new Notice.NeedFailed(WEB, "db", "exited with code 1 after 0.2 s"),
                        "cannot start: web waits for db, db exited with code 1 after 0.2 s"),
                Arguments.of(
                        new Notice.NeedSetBack(WEB, "db", "exited with code 1 after 0.2 s"),
                        "web waits for db, db exited with code 1 after 0.2 s, waiting for it again"),
                Arguments.of(new Notice.NeedCameBack(WEB, "db", Condition.READY), "db was restarted, restarting"),
                Arguments.of(
                        new Notice.NeedCameBack(WEB, "assets", Condition.DONE),
                        "assets has completed again, restarting"),
                Arguments.of(new Notice.NeedCameBack(WEB, "job", Condition.ENDED), "job has exited again, restarting"),
                Arguments.of(new Notice.Changed(WEB, Optional.empty()), "files changed, restarting"),
                Arguments.of(new Notice.Changed(WEB, Optional.of(Signal.HUP)), "files changed, sending SIGHUP"),
                Arguments.of(
                        new Notice.StopCommandFailed(WEB, new Outcome.Exited(2)), "stop command exited with code 2"),
                Arguments.of(
                        new Notice.StopCommandLate(WEB, Duration.ofSeconds(4)),
                        "stop command still runs after 4 s, ending it and sending the stop signal"),
                Arguments.of(new Notice.StopReceived(Signal.INT), "SIGINT received, starting shutdown"),
                Arguments.of(new Notice.SendingToAll(Signal.TERM), "sending SIGTERM to all processes"),
                Arguments.of(new Notice.Forwarding(Signal.USR1), "USR1 received, forwarding it to children"),
                Arguments.of(
                        new Notice.StillAlive(List.of(WEB), Duration.ofSeconds(4)),
                        "waiting for web.1, SIGKILL in 4 s"),
                Arguments.of(new Notice.StillAlive(List.of(WEB), Duration.ZERO), "waiting for web.1"));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void eachNoticeIsOneSentence(Notice notice, String sentence) {
        assertThat(Wording.of(notice)).isEqualTo(sentence);
    }
}
