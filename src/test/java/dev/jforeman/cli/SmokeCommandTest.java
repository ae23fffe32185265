package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Probe;
import dev.jforeman.session.SessionObserver;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.supervisor.TimerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code smoke} from the command line to its reports, in sessions without real processes. */
class SmokeCommandTest {
    private static final Consumer<SteppedSession> ALL_READY =
            session -> session.ready("web.1").ready("worker.1");

    @TempDir
    private Path temp;

    private final List<SessionSetup> begun = new ArrayList<>();
    private Optional<Call> call = Optional.empty();

    @BeforeEach
    void app() throws IOException {
        Path runtime = Files.createDirectory(
                temp.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        call = Optional.of(
                new Call(temp).procfile("worker: b", "web: a").variable("XDG_RUNTIME_DIR", runtime.toString()));
    }

    private Call here() {
        return call.orElseThrow();
    }

    private Answer smoke(String line, Consumer<SteppedSession> happens) {
        return here().jforeman(
                        new SmokeCommand((setup, observer, _, isKillingEscaped) -> {
                            assertThat(isKillingEscaped).isTrue();
                            return run(setup, observer.orElseThrow(), happens);
                        }),
                        line);
    }

    private int run(SessionSetup setup, SessionObserver observer, Consumer<SteppedSession> happens) {
        begun.add(setup);
        SteppedSession session =
                new SteppedSession(setup.plan()).observedBy(observer).boot();
        happens.accept(session);
        return session.exitCode();
    }

    private static Consumer<SteppedSession> crash(String name) {
        return session -> session.ends(name, 7);
    }

    @Test
    void aRunWithoutProblemsExitsWithZero() {
        Answer answer = smoke("smoke", ALL_READY);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("web.1 ") && line.contains("terminated by SIGTERM"))
                .last()
                .asString()
                .startsWith("smoke: ok");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void aCrashGivesItsExitCode() {
        Answer answer = smoke("smoke", crash("web.1"));

        assertThat(answer.exitCode()).isEqualTo(7);
        assertThat(answer.out()).contains("web.1 exited with code 7");
    }

    @Test
    void allowedRestartsAreNoFailure() {
        Answer answer = smoke(
                "smoke --allow-restarts 1",
                session -> ALL_READY.accept(session.ends("web.1", 7).timesOut("web.1", TimerId.Kind.BACK_OFF)));

        assertThat(answer.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--allow-restarts few   | invalid value for --allow-restarts: \"few\" (expected a number from 0 to"
                        + " 9999)",
                "--allow-restarts -1    | invalid value for --allow-restarts: \"-1\" (expected a number from 0 to"
                        + " 9999)",
                "--allow-restarts 10000 | invalid value for --allow-restarts: \"10000\" (expected a number from 0 to"
                        + " 9999)",
                "--timeout never        | invalid value for --timeout: \"never\"",
                "--settle soon          | invalid value for --settle: \"soon\"",
                "--stop-timeout -3      | -3",
                "wbe                    | unknown process \"wbe\"",
            })
    void impossibleOptionsAreRefusedBeforeAnythingStarts(String words, String why) {
        Answer answer = smoke("smoke " + words, ALL_READY);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains(why);
        assertThat(begun).isEmpty();
    }

    @Test
    void reportsAreWrittenAlsoAfterAFailure() throws IOException {
        smoke("smoke --junit out/junit.xml --json out/smoke.json", crash("web.1"));

        assertThat(Files.readString(temp.resolve("out/junit.xml"))).contains("<testsuite ", "failures=\"1\"");
        assertThat(Files.readString(temp.resolve("out/smoke.json"))).contains("\"ok\": false", "\"exit_code\": 7");
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeAnythingStarts() {
        here().file("out", "a file");

        assertThat(smoke("smoke --json out/smoke.json", ALL_READY))
                .isEqualTo(new Answer(73, "", "jforeman: cannot write out/smoke.json: it is not a directory\n"));
        assertThat(smoke("smoke --junit .", ALL_READY))
                .isEqualTo(new Answer(73, "", "jforeman: cannot write .: it is a directory\n"));
        assertThat(begun).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke --verbose", "smoke --ci=github"})
    void linesAreShownIfSomethingReadsThem(String line) {
        smoke(line, ALL_READY);

        assertThat(begun.getFirst().log().choosing().muted()).isEmpty();
    }

    @Test
    void linesAreNotShownIfNothingReadsThem() {
        smoke("smoke", ALL_READY);

        assertThat(begun.getFirst().log().choosing().muted()).containsExactlyInAnyOrder("web", "worker");
    }

    /** A smoke run cannot be controlled, because it ends on its own. */
    @Test
    void aSmokeRunHasNoEndpoints() {
        smoke("smoke", ALL_READY);

        assertThat(begun.getFirst().endpoints()).isEmpty();
        assertThat(begun.getFirst().runtime()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "worker: b,web: a   | -p 7000   | 7100",
                "worker: b,other: c | -p 7000   | 7000",
                "other: c           | -p 7000   | 7000",
            })
    void theCommandGetsThePortOfTheTestedType(String procfile, String words, String port) {
        here().procfile(procfile.split(",", -1));

        smoke("smoke " + words, crash(procfile.replaceFirst(":.*", ".1")));

        assertThat(SmokeCommand.environment(begun.getFirst().plan()))
                .containsEntry("PORT", port)
                .doesNotContainKey("PS");
    }

    @Test
    void withoutPortsTheCommandGetsTheVariablesOfTheFirstType() {
        here().file("jforeman.yml", "processes:", "  worker: {env: {A: worker}}", "  other: {env: {A: other}}")
                .procfile("worker: b", "other: c");

        smoke("smoke --no-port", crash("worker.1"));

        assertThat(SmokeCommand.environment(begun.getFirst().plan()))
                .containsEntry("A", "worker")
                .doesNotContainKeys("PS", "PORT");
    }

    /** A process without a ready check is ready after it has run for this time. */
    @Test
    void settleIsTheDelayOfTypesWithoutAReadyCheck() {
        here().file("jforeman.yml", "processes:", "  worker: {ready: {delay: 9}}", "  migrate: {task: true}")
                .procfile("worker: b", "web: a", "migrate: m");

        smoke("smoke --settle 5", crash("web.1"));

        assertThat(begun.getFirst().plan().instances())
                .extracting(spec -> spec.rules().ready().map(ReadyCheck::probe))
                .containsExactly(
                        Optional.of(new Probe.Delay(Duration.ofSeconds(9))),
                        Optional.of(new Probe.Delay(Duration.ofSeconds(5))),
                        Optional.empty());
    }
}
