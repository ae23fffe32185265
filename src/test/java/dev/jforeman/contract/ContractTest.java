package dev.jforeman.contract;

import static dev.jforeman.contract.ProcessScript.dies;
import static dev.jforeman.contract.ProcessScript.exits;
import static dev.jforeman.contract.ProcessScript.refused;
import static dev.jforeman.contract.ProcessScript.stays;
import static dev.jforeman.contract.SessionScript.interrupt;
import static dev.jforeman.contract.SessionScript.restart;
import static dev.jforeman.contract.SessionScript.scale;
import static dev.jforeman.contract.SessionScript.send;
import static dev.jforeman.contract.SessionScript.start;
import static dev.jforeman.contract.SessionScript.stop;
import static dev.jforeman.contract.SessionScript.timeOut;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.contract.ProcessScript.Member;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.GivenKernel;
import dev.jforeman.session.ScriptedRun;
import dev.jforeman.sim.SimulatedRun;
import dev.jforeman.supervisor.TimerId.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Each script gives the same facts on every host. This validates the simulator and the fake host. */
class ContractTest {
    /** Runs a script and reports the observed facts. */
    private interface Host {
        String run(SessionScript script) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> onTheSimulator() {
        return each(SimulatedRun::of);
    }

    @TestFactory
    Stream<DynamicTest> onFakeProcesses() {
        return each(ScriptedRun::onFakeProcesses);
    }

    @TestFactory
    Stream<DynamicTest> onRealProcesses() {
        return each(ScriptedRun::onRealProcesses);
    }

    @TestFactory
    Stream<DynamicTest> onTerminals() {
        return eachForTerminals(ScriptedRun::onTerminals);
    }

    @EnabledOnOs(OS.LINUX)
    @TestFactory
    Stream<DynamicTest> onRealProcessesOfMacos() {
        return each(script -> onDarwin(script, ScriptedRun::onRealProcesses));
    }

    @EnabledOnOs(OS.LINUX)
    @TestFactory
    Stream<DynamicTest> onTerminalsOfMacos() {
        return eachForTerminals(script -> onDarwin(script, ScriptedRun::onTerminals));
    }

    private static String onDarwin(SessionScript script, Host host) throws Exception {
        try (GivenKernel _ = GivenKernel.darwin()) {
            return host.run(script);
        }
    }

    /**
     * The tests for terminals, without the scripts whose signals or closed descriptors behave differently on a
     * terminal. A signal may also arrive just before the shell that leads the session starts the command.
     */
    private static Stream<DynamicTest> eachForTerminals(Host host) {
        Set<String> others = Set.of(
                "is terminated by a signal of its own",
                "leaves a process behind that says goodbye after TERM",
                "closes its output early",
                "is stopped as soon as it is started",
                "one ends and all stop");
        return each(scripts().stream().filter(script -> !others.contains(script.toString())), host);
    }

    private static Stream<DynamicTest> each(Host host) {
        return each(scripts().stream(), host);
    }

    private static Stream<DynamicTest> each(Stream<SessionScript> scripts, Host host) {
        return scripts.map(script -> DynamicTest.dynamicTest(
                script.toString(), () -> assertThat(host.run(script)).isEqualTo(script.expected())));
    }

    static List<SessionScript> scripts() {
        return List.of(
                SessionScript.of("exits with 0")
                        .runs("web.1", exits(0, "hello", "bye"))
                        .expect("""
                            exit code: 0
                            web.1: started | exited with code 0
                            web.1 output: 1:hello | 1:bye
                            """),
                SessionScript.of("exits with 3, is restarted, exits with 0")
                        .runs("web.1", exits(3, "first"), exits(0, "second"))
                        .due(Kind.BACK_OFF)
                        .expect("""
                            exit code: 0
                            web.1: started | exited with code 3 (failure), restart 1 | started | exited with code 0
                            web.1 output: 1:first | 2:second
                            """),
                SessionScript.of("fails after the last restart")
                        .runs("web.1", exits(3, "again"))
                        .mostRestarts(2)
                        .due(Kind.BACK_OFF)
                        .expect("""
                            exit code: 3
                            web.1: started | exited with code 3 (failure), restart 1 | started | exited with code 3 (failure), restart 2 | \
                            started | exited with code 3 (failure), failed: more than 2 restarts in 5 minutes
                            web.1 output: 1:again | 2:again | 3:again
                            """),
                SessionScript.of("is terminated by a signal of its own")
                        .runs("web.1", dies(Signal.ABRT, "oh"))
                        .onExit(OnExit.IGNORE)
                        .expect("""
                            exit code: 134
                            web.1: started | terminated by SIGABRT (failure)
                            web.1 output: 1:oh
                            """),
                SessionScript.of("is killed from outside")
                        .runs("web.1", stays("up"))
                        .onExit(OnExit.IGNORE)
                        .when("web.1 output", "1:up", send(Signal.KILL, "web.1"))
                        .expect("""
                            exit code: 137
                            request 1: Done[]
                            web.1: started | KILL to group | terminated by SIGKILL (failure)
                            web.1 output: 1:up
                            """),
                SessionScript.of("is stopped as soon as it is started")
                        .runs("web.1", stays())
                        .when("web.1", "started", interrupt())
                        .expect("""
                            exit code: 0
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | TERM to group | CONT to group | terminated by SIGTERM
                            """),
                SessionScript.of("ends after TERM")
                        .runs("web.1", stays("up"))
                        .when("web.1 output", "1:up", interrupt())
                        .expect("""
                            exit code: 0
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | TERM to group | CONT to group | terminated by SIGTERM
                            web.1 output: 1:up
                            """),
                SessionScript.of("ignores TERM and is killed")
                        .runs("web.1", stays("up").ignoringTerm())
                        .due(Kind.STOP)
                        .when("web.1 output", "1:up", interrupt())
                        .expect("""
                            exit code: 0
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | TERM to group | CONT to group | killing | KILL to group | terminated by SIGKILL
                            web.1 output: 1:up
                            """),
                SessionScript.of("leaves a process behind that says goodbye after TERM")
                        .runs("web.1", exits(0, "up").leaving(new Member.SaysGoodbye("late")))
                        .due(Kind.DRAIN)
                        .expect("""
                            exit code: 0
                            web.1: started | stopping the rest | TERM to group | CONT to group | exited with code 0
                            web.1 output: 1:up | 1:late
                            """),
                SessionScript.of("leaves a process behind that ignores TERM")
                        .runs("web.1", exits(0, "up").leaving(new Member.IgnoresTerm()))
                        .due(Kind.DRAIN)
                        .due(Kind.STOP)
                        .expect("""
                            exit code: 0
                            web.1: started | stopping the rest | TERM to group | CONT to group | killing | KILL to group | exited with code 0
                            web.1 output: 1:up
                            """),
                SessionScript.of("is stopped, and one of its group ignores TERM")
                        .runs("web.1", stays("up").leaving(new Member.IgnoresTerm()))
                        .when("web.1 output", "1:up", interrupt())
                        .when("events", "web.1 run 1 exited", timeOut(Kind.STOP, "web.1"))
                        .expect("""
                            exit code: 0
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | TERM to group | CONT to group | killing | KILL to group | terminated by SIGTERM
                            web.1 output: 1:up
                            """),
                SessionScript.of("closes its output early")
                        .runs("web.1", stays("up").closingOutput())
                        .when("events", "web.1 run 1 output closed", interrupt())
                        .expect("""
                            exit code: 0
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | TERM to group | CONT to group | terminated by SIGTERM
                            web.1 output: 1:up
                            """),
                SessionScript.of("cannot be started")
                        .runs("web.1", refused("no such directory: /no/such/directory", false))
                        .expect("""
                            exit code: 71
                            web.1: cannot start, failed
                            """),
                SessionScript.of("can be started the second time")
                        .runs("web.1", refused("too many processes", true), exits(0, "up"))
                        .due(Kind.BACK_OFF)
                        .expect("""
                            exit code: 0
                            web.1: cannot start, trying again | started | exited with code 0
                            web.1 output: 2:up
                            """),
                SessionScript.of("is restarted while it runs")
                        .runs("web.1", stays("first"), exits(0, "second"))
                        .when("web.1 output", "1:first", restart("web.1"))
                        .expect("""
                            exit code: 0
                            request 1: Done[]
                            web.1: started | TERM to group | CONT to group | terminated by SIGTERM | started | exited with code 0
                            web.1 output: 1:first | 2:second
                            """),
                SessionScript.of("is restarted while it stops")
                        .runs("web.1", stays("first"), exits(0, "second"))
                        .when("web.1 output", "1:first", stop("web.1"))
                        .when("web.1", "TERM to group", restart("web.1"))
                        .expect("""
                            exit code: 0
                            request 1: Failed[names=[web.1]]
                            request 2: Done[]
                            web.1: started | TERM to group | CONT to group | terminated by SIGTERM | started | exited with code 0
                            web.1 output: 1:first | 2:second
                            """),
                SessionScript.of("is restarted while it backs off")
                        .runs("web.1", exits(3, "first"), exits(0, "second"))
                        .when("web.1", "exited with code 3 (failure), restart 1", restart("web.1"))
                        .expect("""
                            exit code: 0
                            request 1: Done[]
                            web.1: started | exited with code 3 (failure), restart 1 | started | exited with code 0
                            web.1 output: 1:first | 2:second
                            """),
                SessionScript.of("is stopped while it backs off")
                        .runs("web.1", exits(3, "first"))
                        .when("web.1", "exited with code 3 (failure), restart 1", stop("web.1"))
                        .when("request 1", "Done[]", interrupt())
                        .expect("""
                            exit code: 3
                            request 1: Done[]
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | exited with code 3 (failure), restart 1
                            web.1 output: 1:first
                            """),
                SessionScript.of("is stopped and started")
                        .runs("db.1", stays("up"))
                        .runs("web.1", stays("first"), stays("second"))
                        .when("web.1 output", "1:first", stop("web.1"))
                        .when("request 1", "Done[]", start("web.1"))
                        .when(Map.of("web.1 output", "2:second", "db.1 output", "1:up"), interrupt())
                        .expect("""
                            db.1: started | TERM to group | CONT to group | terminated by SIGTERM
                            db.1 output: 1:up
                            exit code: 0
                            request 1: Done[]
                            request 2: SessionEnds[]
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | TERM to group | CONT to group | terminated by SIGTERM | \
                            started | TERM to group | CONT to group | terminated by SIGTERM
                            web.1 output: 1:first | 2:second
                            """),
                SessionScript.of("is scaled up and down")
                        .due(Kind.SETTLE)
                        .runs("web.1", stays("one"))
                        .begins()
                        .runs("web.2", stays("two"))
                        .when("web.1 output", "1:one", scale("web", 2))
                        .when("web.2 output", "1:two", scale("web", 1))
                        .when("request 2", "Done[]", interrupt())
                        .expect("""
                            exit code: 0
                            request 1: Done[]
                            request 2: Done[]
                            session: SIGINT received, starting shutdown | sending SIGTERM to all processes
                            web.1: started | TERM to group | CONT to group | terminated by SIGTERM
                            web.1 output: 1:one
                            web.2: started | TERM to group | CONT to group | terminated by SIGTERM
                            web.2 output: 1:two
                            """),
                SessionScript.of("one ends and all stop")
                        .runs("db.1", stays())
                        .runs("web.1", exits(0, "done"))
                        .onExit(OnExit.STOP)
                        .expect("""
                            db.1: started | TERM to group | CONT to group | terminated by SIGTERM
                            exit code: 0
                            session: sending SIGTERM to all processes
                            web.1: started | exited with code 0, stopping all
                            web.1 output: 1:done
                            """));
    }
}
