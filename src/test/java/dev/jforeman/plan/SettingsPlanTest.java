package dev.jforeman.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Stop;
import dev.jforeman.model.Signal;
import dev.jforeman.plan.PlanOptions.FormationRequest;
import dev.jforeman.plan.PlanOptions.Option;
import dev.jforeman.plan.PlanOptions.RuleOptions;
import dev.jforeman.plan.Planner.HostInfo;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.settings.JforemanYml;
import dev.jforeman.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The effect of {@code jforeman.yml} on a plan. */
class SettingsPlanTest {
    private static final Procfile PROCFILE = Given.procfile("web", "worker", "db", "migrate");
    private static final HostInfo QUIET = new HostInfo(Path.of("/app"), Map.of("SHELL_ONLY", "1"), _ -> false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | ''          | ''             | restart",
                "''                  | ''          | always         | always",
                "web: {on-exit: stop}| ''          | always         | stop",
                "web: {on-exit: stop}| ''          | web=always     | stop",
                "web: {on-exit: stop}| ignore      | always         | ignore",
                "web: {on-exit: stop}| web=ignore  | ''             | ignore",
                "web: {on-exit: stop}| worker=ignore | ''           | stop",
            })
    void whatIsAskedForWinsOverTheSettingsAndThoseOverADefaultsFile(
            String settings, String asked, String usual, String expected) throws Refusal {
        PlanOptions options = new PlanOptions(
                FormationRequest.none(),
                Option.NONE,
                false,
                false,
                new RuleOptions(option(asked, usual), Option.NONE, Option.NONE, Option.NONE));

        assertThat(plan(settings, options).instances().getFirst().onExit().word())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                    | ''   | ''    | ''   | ''    | 10 PT0.5S PT30S",
                "''                                    | ''   | 3     | ''   | 2s,1m | 3 PT2S PT1M",
                "web: {max-restarts: 4, backoff: 1}    | ''   | 3     | ''   | 2s,1m | 4 PT1S PT30S",
                "web: {max-restarts: 4, backoff: 1}    | 0    | 3     | 250ms| 2s,1m | 0 PT0.25S PT30S",
                "'web: {backoff: {longest: 5}}'        | ''   | ''    | ''   | 2s    | 10 PT0.5S PT5S",
            })
    void theLimitsOfRestartsOfATypeStandBetweenOptionAndDefaultsFile(
            String settings, String askedMost, String usualMost, String asked, String usual, String expected)
            throws Refusal {
        PlanOptions options = new PlanOptions(
                FormationRequest.none(),
                Option.NONE,
                false,
                false,
                new RuleOptions(Option.NONE, option(askedMost, usualMost), option(asked, usual), Option.NONE));

        Restart restart = plan(settings, options).instances().getFirst().restart();

        assertThat(restart.mostRestarts() + " " + restart.backoff().first() + " "
                        + restart.backoff().longest())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', '', 7", "3, '', 3", "'', 4, 7", "3, 4, 3"})
    void theOptionWinsOverTheTimeoutOfATypeWhichWinsOverTheDefaultsFile(String asked, String usual, long expected)
            throws Refusal {
        PlanOptions options = new PlanOptions(
                FormationRequest.none(),
                Option.NONE,
                false,
                false,
                new RuleOptions(Option.NONE, Option.NONE, Option.NONE, option(asked, usual)));
        Plan plan = plan("web: {stop-timeout: 7, stop-signal: INT, stop-command: drain}", options);

        assertThat(plan.instances().getFirst().stop())
                .isEqualTo(new Stop(Signal.INT, Duration.ofSeconds(expected), Optional.of("drain")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | ''              | ''            | web=2,worker=0,db=1,migrate=1",
                "''            | ''              | all=3,worker=4 | web=2,worker=0,db=3,migrate=3",
                "''            | all=3           | ''            | web=3,worker=0,db=3,migrate=3",
                "''            | worker=3        | ''            | web=0,worker=3,db=0,migrate=0",
                "web           | ''              | ''            | web=1,worker=0,db=0,migrate=0",
                "@front        | ''              | ''            | web=2,worker=1,db=0,migrate=0",
                "@front web=5  | ''              | ''            | web=5,worker=1,db=0,migrate=0",
                "@front,db     | ''              | ''            | web=2,worker=1,db=1,migrate=0",
                "@front=3      | ''              | ''            | web=3,worker=3,db=0,migrate=0",
                "@front=3 web  | ''              | ''            | web=1,worker=3,db=0,migrate=0",
            })
    void countsGroupsAndAutostartDetermineTheFormation(String words, String asked, String usual, String expected) {
        Settings settings =
                settings("web: {count: 2, groups: front}\n  worker: {autostart: false, groups: [front, x]}");
        FormationRequest request = new FormationRequest(
                words.isEmpty() ? List.of() : List.of(words.split(" ")), option(asked, usual), Option.NONE);

        Resolved<Formation> formation = Formation.resolve(PROCFILE, files(settings), request);

        assertThat(formation.problems()).isEmpty();
        assertThat(formation.value()).hasToString(expected);
    }

    @Test
    void aGroupCanBeExcludedAndAnUnknownOneIsAnError() {
        Settings settings = settings("web: {groups: front}\n  worker: {groups: front}");

        assertThat(Formation.resolve(
                                PROCFILE,
                                files(settings),
                                new FormationRequest(List.of(), Option.NONE, Option.asked("@front")))
                        .value())
                .hasToString("web=0,worker=0,db=1,migrate=1");
        assertThat(Given.sentences(Formation.resolve(PROCFILE, files(settings), words("@frnt"))))
                .first()
                .isEqualTo("unknown group \"@frnt\" (known: @front); did you mean @front?");
    }

    @Test
    void dependenciesOfATypeAreStarted() {
        Settings settings = settings("web: {needs: {migrate: done}}\n"
                + "  migrate: {task: true, needs: {db: started}}\n"
                + "  db: {count: 0, autostart: false}");

        Resolved<Formation> formation = Formation.resolve(PROCFILE, files(settings), words("web"));

        assertThat(formation.value()).hasToString("web=1,worker=0,db=1,migrate=1");
        assertThat(formation.remarks())
                .containsExactly(
                        "migrate is started too, because web needs it", "db is started too, because migrate needs it");
    }

    @Test
    void anExcludedDependencyIsNotStarted() {
        Settings settings = settings("web: {needs: {db: started}}");
        FormationRequest request = new FormationRequest(List.of(), Option.NONE, Option.asked("db"));

        Resolved<Formation> formation = Formation.resolve(PROCFILE, files(settings), request);

        assertThat(formation.value().count("db")).isZero();
        assertThat(formation.remarks()).containsExactly("web needs db, which is not started");
    }

    @Test
    void aPortFromTheSettingsIsInTheVariablesOfAllTypes() throws Refusal {
        Plan plan = plan("web: {count: 2}\n  db: {port: 6543, count: 2}\n  migrate: {port: false}", PlanOptions.none());

        assertThat(ports(plan)).containsExactly("web.1 5000", "web.2 5001", "worker.1 5100", "db.1 6543", "db.2 6544");
        assertThat(plan.instances().getFirst().environment())
                .containsEntry("PORT_DB", "6543")
                .doesNotContainKey("PORT_MIGRATE");
        assertThat(plan.instances().getLast().port()).isEqualTo(OptionalInt.empty());
    }

    /** Once, the third instance got port 65537. */
    @Test
    void noInstanceGetsAPortAboveTheHighest() throws Refusal {
        assertThat(refusal("web: {port: 65535, count: 3}").sentences())
                .containsExactly("jforeman.yml:2:3: the ports of web from 65535 on would end at 65537, above 65535"
                        + " (give it a port of at most 65533, or a lower count)");
        assertThat(plan("web: {port: 65535}", PlanOptions.none())
                        .instances()
                        .getFirst()
                        .port())
                .hasValue(65_535);
    }

    @Test
    void aProcessHasChangedOnlyIfItRunsDifferently() throws Refusal {
        ProcessSpec before = web("web: {stop-timeout: 7, needs: db}\n  db: {ready: port}");

        assertThat(before.isLike(web("db: {ready: port}\n  web: {stop-timeout: 7, needs: db}")))
                .isTrue();
        assertThat(before.isLike(web("web: {stop-timeout: 7, needs: db, count: 2, groups: x}\n  db: {ready: port}")))
                .isTrue();
        assertThat(before.isLike(web("web: {stop-timeout: 8, needs: db}\n  db: {ready: port}")))
                .isFalse();
        assertThat(before.isLike(web("web: {stop-timeout: 7, needs: {db: started}}\n  db: {ready: port}")))
                .isFalse();
        assertThat(before.isLike(web("web: {stop-timeout: 7, needs: db, stdin: closed}\n  db: {ready: port}")))
                .isFalse();
        assertThat(before.isLike(web("web: {stop-timeout: 7, needs: db, pty: true}\n  db: {ready: port}")))
                .isFalse();
    }

    private static ProcessSpec web(String settings) throws Refusal {
        return plan(settings, PlanOptions.none()).instances().getFirst();
    }

    @Test
    void onePortForTwoInstancesIsAnError() {
        assertThat(refusal("db: {port: 5100}").sentences())
                .containsExactly("worker.1 and db.1 both get port 5100: choose another first port with -p,"
                        + " or another port in the settings");
    }

    @Test
    void variablesOfATypeWinOverThoseOfTheApp() throws Refusal {
        Dotenv own = Given.envFile("web.env", "A=own file", "B=own file", "SHELL_ONLY=x");
        SettingsFiles files =
                new SettingsFiles(settings("web: {env: {A: settings}, directory: api}"), Map.of("web", List.of(own)));
        Dotenv app = Given.envFile(".env", "A=app", "B=app", "C=app");
        PlanOptions keepEnv = new PlanOptions(FormationRequest.none(), Option.NONE, true, true, RuleOptions.NONE);

        Plan plan = Planner.plan(PROCFILE, files, List.of(app), keepEnv, QUIET);

        assertThat(plan.instances().get(0).environment())
                .isEqualTo(Map.of("A", "settings", "B", "own file", "C", "app", "PS", "web.1"));
        assertThat(plan.instances().get(0).directory()).isEqualTo(Path.of("/app/api"));
        assertThat(plan.instances().get(1).environment())
                .isEqualTo(Map.of("A", "app", "B", "app", "C", "app", "PS", "worker.1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wbe: {}                 | '2:3: unknown process \"wbe\" (known: web, worker, db, migrate);"
                        + " did you mean web?'",
                "web: {needs: redis}     | '2:16: unknown process \"redis\" (known:" + " web, worker, db, migrate)'",
                "web: {needs: db}        | '2:16: web needs db to be ready, but it has no ready check (give db a"
                        + " \"ready\", or write db: started)'",
                "web: {needs: {web: started}} | '2:17: circular dependency: web needs web'",
                "web: {on-exit: wait-for-change} | '2:3: web has on-exit \"wait-for-change\" but watches no files"
                        + " (give it a \"watch\")'",
                "web: {on-exit: wait-for-change, watch: []} | '2:3: web has on-exit \"wait-for-change\" but watches no"
                        + " files (give it a \"watch\")'",
                "web: {port: false, ready: port} | '2:3: web is probed on its own port, but has none"
                        + " (specify the port in the probe)'",
                "web: {port: false, live: {http: /}} | '2:3: web is probed on its own port, but has none"
                        + " (specify the port in the probe)'",
            })
    void contradictingSettingsAreAnErrorWithTheirPlace(String settings, String expected) {
        Refusal refusal = refusal(settings);

        assertThat(refusal.exitCode()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(refusal.sentences()).containsExactly("jforeman.yml:" + expected);
    }

    @Test
    void aNeedForATaskToBeReadyIsAnErrorWithAHint() {
        assertThat(refusal("web: {needs: migrate}\n  migrate: {task: true}").sentences())
                .containsExactly("jforeman.yml:2:16: web needs migrate to be ready, but it has no ready check (give"
                        + " migrate a \"ready\", or write migrate: done)");
    }

    @Test
    void aCycleOfNeedsIsNamedInFull() {
        assertThat(refusal("""
            web: {needs: {worker: started}}
              worker: {needs: {db: started}}
              db: {needs: {web: started}}\
            """).sentences())
                .containsExactly("jforeman.yml:4:16: circular dependency:"
                        + " web needs worker, which needs db, which needs web");
    }

    @Test
    void onlyATypeThatWatchesFilesCanWaitForAChange() throws Refusal {
        PlanOptions options = new PlanOptions(
                words("web"),
                Option.NONE,
                false,
                false,
                new RuleOptions(Option.asked("wait-for-change"), Option.NONE, Option.NONE, Option.NONE));

        assertThat(plan("web: {watch: src}", options).instances().getFirst().onExit())
                .isEqualTo(OnExit.WAIT_FOR_CHANGE);
        assertThat(catchThrowableOfType(Refusal.class, () -> plan("", options)).sentences())
                .containsExactly("web has on-exit \"wait-for-change\" but watches no files"
                        + " (give it a \"watch\" in jforeman.yml, or another policy)");
    }

    private static Refusal refusal(String settings) {
        return catchThrowableOfType(Refusal.class, () -> plan(settings, PlanOptions.none()));
    }

    private static Plan plan(String settings, PlanOptions options) throws Refusal {
        return Planner.plan(PROCFILE, files(settings(settings)), List.of(), options, QUIET);
    }

    private static SettingsFiles files(Settings settings) {
        return new SettingsFiles(settings, Map.of());
    }

    private static Settings settings(String types) {
        String text = types.isEmpty() ? "" : "processes:\n  " + types + "\n";
        Parsed<Settings> parsed = JforemanYml.parse("jforeman.yml", text.getBytes(UTF_8));
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.value();
    }

    private static FormationRequest words(String... words) {
        return new FormationRequest(List.of(words), Option.NONE, Option.NONE);
    }

    private static Option option(String asked, String usual) {
        return new Option(some(asked), some(usual));
    }

    private static Optional<String> some(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static List<String> ports(Plan plan) {
        return plan.instances().stream()
                .filter(spec -> spec.port().isPresent())
                .map(spec -> spec.name() + " " + spec.port().getAsInt())
                .toList();
    }
}
