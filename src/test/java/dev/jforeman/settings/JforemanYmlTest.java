package dev.jforeman.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.model.Checks.LiveCheck;
import dev.jforeman.model.Checks.ReadyCheck;
import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.Ports.OwnPort;
import dev.jforeman.model.Probe;
import dev.jforeman.model.ProcessSpec.PtyChoice;
import dev.jforeman.model.Restart.Backoff;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Rules.Need;
import dev.jforeman.model.Rules.Need.Condition;
import dev.jforeman.model.Signal;
import dev.jforeman.model.SuccessCodes;
import dev.jforeman.settings.TypeSettings.Selection;
import dev.jforeman.testing.Places;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JforemanYmlTest {

    @Test
    void eachKindOfReadyCheckIsRead() {
        assertThat(ready("port").probe()).isEqualTo(new Probe.Port(OptionalInt.empty()));
        assertThat(ready("{port: }").probe()).isEqualTo(new Probe.Port(OptionalInt.empty()));
        assertThat(ready("{port: 5432}").probe()).isEqualTo(new Probe.Port(OptionalInt.of(5432)));
        assertThat(ready("{http: /up}").probe()).isEqualTo(new Probe.Http("/up", List.of()));
        assertThat(ready("{http: /%s}".formatted("long".repeat(10_000))).probe())
                .isInstanceOf(Probe.Http.class);
        assertThat(ready("{http: /up, status: 204}").probe()).isEqualTo(new Probe.Http("/up", List.of(204)));
        assertThat(ready("{http: /up, headers: {Host: a.test, X-Port: 080, X-On: yes}}")
                        .probe())
                .isEqualTo(new Probe.Http(
                        "/up", List.of(), Map.of("Host", "a.test", "X-Port", "080", "X-On", "yes"), false));
        assertThat(ready("{log: 'up in \\d+ ms'}").probe()).isEqualTo(new Probe.Log("up in \\d+ ms"));
        assertThat(ready("{command: pg_isready -q}").probe()).isEqualTo(new Probe.Command("pg_isready -q"));
        assertThat(ready("{delay: 2}").probe()).isEqualTo(new Probe.Delay(Duration.ofSeconds(2)));
    }

    @Test
    void aServerMayHaveAnUnderscoreInItsNameAndAnUnknownCertificate() {
        assertThat(ready("{http: 'https://my_app:8443/up', insecure: true}").probe())
                .isEqualTo(new Probe.Http("https://my_app:8443/up", List.of(), Map.of(), true));
    }

    @Test
    void extensionKeysAndMergeKeysAreAccepted() {
        Parsed<Settings> parsed = parse("""
            x-usual: &usual
              stop-timeout: 9
              ready: port
            x-other: &other {stop-timeout: 8, pty: always}
            x-anything: [1, {a: b}]
            processes:
              web:
                <<: *usual
                ready: {delay: 1}
              worker:
                <<: [*usual, *other]
            """);

        assertThat(parsed.diagnostics()).isEmpty();
        TypeSettings web = parsed.value().types().get("web");
        assertThat(web.stop().timeout()).contains(Duration.ofSeconds(9));
        assertThat(web.checks().ready().orElseThrow().probe()).isEqualTo(new Probe.Delay(Duration.ofSeconds(1)));
        TypeSettings worker = parsed.value().types().get("worker");
        assertThat(worker.stop().timeout()).contains(Duration.ofSeconds(9));
        assertThat(worker.context().pty()).contains(PtyChoice.ALWAYS);
    }

    @Test
    void badMergesAreErrorsAndAMergeWithItselfTerminates() {
        assertThat(messages("processes:\n  web:\n    <<: port\n"))
                .containsExactly("jforeman.yml:3:9: << takes a group of keys or a list of them, but this is the text"
                        + " \"port\"");
        assertThat(messages("processes:\n  web: &a\n    <<: *a\n    pty: always\n"))
                .isEmpty();
        assertThat(messages("y-usual: 1\n")).hasSize(1);
    }

    @Test
    void checksHaveDefaultTimes() {
        assertThat(ready("port")).isEqualTo(ready("{port: , timeout: 60}"));
        assertThat(ready("{port: , timeout: 1m, interval: 250ms}"))
                .isEqualTo(new ReadyCheck(
                        new Probe.Port(OptionalInt.empty()),
                        Duration.ofMinutes(1),
                        Optional.of(Duration.ofMillis(250))));
        assertThat(web("live: port").checks().live())
                .contains(new LiveCheck(
                        new Probe.Port(OptionalInt.empty()),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5),
                        3,
                        LiveCheck.Action.REPORT));
    }

    @Test
    void theDefaultConditionOfANeedIsReady() {
        assertThat(needs("db")).containsExactly(Map.entry("db", Condition.READY));
        assertThat(needs("[db, redis]"))
                .containsExactly(Map.entry("db", Condition.READY), Map.entry("redis", Condition.READY));
        assertThat(needs("{migrate: done, db: {condition: started}, x: {}}"))
                .containsExactly(
                        Map.entry("migrate", Condition.DONE),
                        Map.entry("db", Condition.STARTED),
                        Map.entry("x", Condition.READY));
        assertThat(web("needs: {db: {restart: true}}").needs().orElseThrow())
                .containsExactly(
                        new WrittenNeed(new Need("db", Condition.READY, true), new Location("jforeman.yml", 3, 13)));
    }

    @Test
    void theOtherKeysAreRead() {
        TypeSettings web = web("""
            task: false
                success-codes: [0, 3, 4]
                on-exit: stop
                max-restarts: 3
                backoff: {first: 1, longest: 10}
                stop-signal: SIGINT
                stop-timeout: 0.5
                stop-command: bin/drain
                env: {A: yes, B: 010, C: ""}
                env-file: [a.env, b.env]
                directory: api
                port: 8080
                pty: true
                stdin: closed
                count: 2
                groups: billing
                autostart: false
                watch:
                  paths: ["src/**"]
                  ignore: "*.tmp"
                  debounce: 1s
                  signal: HUP
            """);

        assertThat(web.restart())
                .isEqualTo(new RestartSettings(
                        Optional.of(false),
                        Optional.of(SuccessCodes.of(List.of(3, 4))),
                        Optional.of(OnExit.STOP),
                        Optional.of(3),
                        Optional.of(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10)))));
        assertThat(web.stop())
                .isEqualTo(new StopSettings(
                        Optional.of(Signal.INT), Optional.of(Duration.ofMillis(500)), Optional.of("bin/drain")));
        assertThat(web.context())
                .isEqualTo(new ProcessContext(
                        Map.of("A", "yes", "B", "010", "C", ""),
                        Optional.of(List.of("a.env", "b.env")),
                        Optional.of("api"),
                        Optional.of(new OwnPort.Fixed(8080)),
                        Optional.of(PtyChoice.ALWAYS),
                        Optional.of(true)));
        assertThat(web.selection())
                .isEqualTo(new Selection(Optional.of(2), Optional.of(List.of("billing")), Optional.of(false)));
        assertThat(web.checks().watch())
                .contains(new WatchRule(
                        List.of("src/**"), List.of("*.tmp"), Duration.ofSeconds(1), Optional.of(Signal.HUP)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redy: port            | '3:5: unknown key \"redy\", \"web\" takes ready, live, needs, task,"
                    + " success-codes, on-exit, max-restarts, backoff, stop-signal, stop-timeout, stop-command, env,"
                    + " env-file, directory, port, pty, stdin, count, watch, groups or autostart (did you mean"
                    + " ready?)'",
                "ready: {timeout: 1}   | '3:12: \"web.ready\" must have exactly one of port, http, log, command,"
                        + " delay, but has none of them'",
                "ready: {port: 0}      | '3:19: \"web.ready.port\" must be a whole number from 1 to 65535,"
                        + " but this is the number 0'",
                "ready: {port: 1, log: x} | '3:12: \"web.ready\" must have exactly one of port, http, log, command,"
                        + " delay, but has both port and log'",
                "ready: {log: '(x'}    | '3:19: \"web.ready.log\": the group is not closed"
                        + " (write \\( or \\) for the character itself)'",
                "ready: {log: 'up(?=!)'} | '3:21: \"web.ready.log\": lookahead (?= is not supported"
                        + " (write the text to search for instead)'",
                "ready: {log: \"\\u0061(?=!)\"} | '3:18: \"web.ready.log\": lookahead (?= is not supported"
                        + " (write the text to search for instead)'",
                "ready: {http: health} | '3:19: \"web.ready.http\" must be a path such as /health or a URL of http or"
                        + " https, but this is the text \"health\"'",
                "ready: {log: x, headers: {A: b}} | '3:30: \"web.ready.headers\" is only valid together with http'",
                "ready: {http: /, headers: {'A B': c}} | '3:32: \"A B\" is not a valid header name'",
                "ready: {log: x, status: 200} | '3:29: \"web.ready.status\" is only valid together with http'",
                "ready: {delay: soon}  | '3:20: \"web.ready.delay\" must be a time such as 5, 0.5 or 500ms,"
                        + " but this is the text \"soon\"'",
                "ready: {port: , timeout: 0} | '3:30: \"web.ready.timeout\" must be a time above 0 such as 5, 0.5 or"
                        + " 500ms, but this is the number 0'",
                "on-exit: restrat      | '3:14: \"web.on-exit\" must be restart, always, stop, ignore or"
                        + " wait-for-change, but this is the text \"restrat\" (did you mean restart?)'",
                "stop-signal: STOP     | '3:18: \"web.stop-signal\" must be TERM, INT, QUIT, HUP, USR1, USR2 or KILL,"
                        + " but this is the text \"STOP\"'",
                "autostart: \"no\"     | '3:16: \"web.autostart\" must be true or false, but this is the text \"no\"'",
                "count: -1             | '3:12: \"web.count\" must be a whole number from 0 to 1000,"
                        + " but this is the number -1'",
                "env: {PORT: 80}       | '3:11: PORT is set by jforeman (use the key port instead)'",
                "env: {A: }            | '3:13: \"web.env.A\" must be text, a number, true or false, but this is"
                        + " empty'",
                "env: {A-B: x}         | '3:11: a variable name has letters, digits and \"_\" and does not begin with a"
                        + " digit, found \"A-B\"'",
                "needs: [db, db]       | '3:17: \"web.needs\" has the same value twice'",
                "needs: {db: gone}     | '3:17: \"web.needs.db\" must be started, ready, done or ended,"
                        + " but this is the text \"gone\" (did you mean done?)'",
                "groups: 'a b'         | '3:13: \"web.groups\" must be a name of letters, digits, \"-\" and \"_\","
                        + " but this is the text \"a b\"'",
                "watch: {ignore: x}    | '3:12: \"web.watch\" has no paths'",
                "watch: 'x{'           | '3:12: \"web.watch\" must be a glob, but this is the text \"x{\""
                        + " (the { is not closed)'",
                "watch: [src, '[z-a]'] | '3:18: \"web.watch\" must be a glob, but this is the text \"[z-a]\""
                        + " (the range z-a is in the wrong order)'",
                "watch: {paths: '*/../a'} | '3:20: \"web.watch.paths\" must be a glob, but this is the text"
                        + " \"*/../a\" (a .. cannot follow a wildcard)'",
                "watch: {paths: a, ignore: 'b['} | '3:31: \"web.watch.ignore\" must be a pattern as in .gitignore,"
                        + " but this is the text \"b[\" (the [ is not closed)'",
                "ready: {http: 'http://localhost:99999/'} | '3:19: \"web.ready.http\" must be a path such as /health or"
                        + " a URL of http or https, but this is the text \"http://localhost:99999/\""
                        + " (the highest port is 65535)'",
                "live: {http: 'https://127.1:1/'} | '3:18: \"web.live.http\" must be a path such as /health or"
                        + " a URL of http or https, but this is the text \"https://127.1:1/\""
                        + " (its host is not a valid name or address)'",
                "directory: 5          | '3:16: \"web.directory\" must be text, but this is the number 5'",
            })
    void invalidKeysAndValuesAreErrorsWithTheirPlace(String line, String expected) {
        assertThat(messages("processes:\n  web:\n    " + line + "\n").getLast()).isEqualTo("jforeman.yml:" + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{paths: []}"})
    void anEmptyWatchSwitchesAnEarlierOneOff(String written) {
        TypeSettings web = web("watch: " + written);

        assertThat(web.checks().watch()).isPresent();
        assertThat(web.checks().withoutEmptyWatch().watch()).isEmpty();
        assertThat(web.over(web("watch: src")).checks().withoutEmptyWatch().watch())
                .as("what an earlier file says is taken back")
                .isEmpty();
    }

    @Test
    void aLegalLineOfGitignoreIsNoError() {
        assertThat(web("watch: {paths: ., ignore: ['[[:space:]]x', 'x{', '!keep', 'gen/']}")
                        .checks()
                        .watch()
                        .orElseThrow()
                        .ignored())
                .containsExactly("[[:space:]]x", "x{", "!keep", "gen/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[::1]:8080/up", "https://a-b.example:65535", "http://127.0.0.1/", "/up"})
    void aUrlThatCanBeRequestedIsNoError(String url) {
        assertThat(web("ready: {http: '" + url + "'}").checks().ready()).isPresent();
    }

    @Test
    void aTaskIsNotRestarted() {
        assertThat(messages("processes: {m: {task: true, on-exit: restart}}"))
                .containsExactly("jforeman.yml:1:38: \"m.on-exit\" contradicts task: tasks are not restarted");
    }

    @Test
    void allProblemsAreReportedInTheOrderOfTheText() {
        assertThat(messages("""
            processes:
              web:
                ready: {prt: 1, timeout: x}
                count: many
                count: 2
              web: {}
            proceses: {}
            """))
                .extracting(message -> message.split(": ", 2)[0])
                .containsExactly(
                        "jforeman.yml:3:12",
                        "jforeman.yml:3:13",
                        "jforeman.yml:3:30",
                        "jforeman.yml:4:12",
                        "jforeman.yml:5:5",
                        "jforeman.yml:6:3",
                        "jforeman.yml:7:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "\uFEFF", "processes: {}\n", "{}"})
    void anEmptyFileIsValid(String text) {
        Parsed<Settings> parsed = parse(text);

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.value()).isEqualTo(Settings.NONE);
    }

    @Test
    void theWholeFileIsAGroupOfKeys() {
        assertThat(messages("web"))
                .containsExactly("jforeman.yml:1:1: the file must be a group of keys, but this is the text \"web\"");
        assertThat(messages("processes: [web]"))
                .containsExactly("jforeman.yml:1:12: \"processes\" must be a group of keys, but this is a list");
        assertThat(messages("web: {}"))
                .containsExactly("jforeman.yml:1:1: unknown key \"web\", the file takes processes");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreAccepted() {
        assertThat(parse("\uFEFFprocesses:\r\n  web:\r\n    count: 2\r\n")
                        .value()
                        .types())
                .containsOnlyKeys("web");
    }

    @Test
    void bytesThatAreNotTextAreAnError() {
        assertThat(JforemanYml.parse("jforeman.yml", new byte[] {'a', (byte) 0xff})
                        .diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("jforeman.yml:1:2: byte 0xFF is not UTF-8 (save the file as UTF-8 text)");
    }

    @Test
    void aLaterFileWinsKeyByKeyAndVariablesOneByOne() {
        Settings first = parse("processes: {web: {count: 2, stop-timeout: 9, env: {A: 1, B: 1}}, db: {}}")
                .value();
        Settings second =
                parse("processes: {web: {count: 3, env: {B: 2}}, new: {}}").value();

        Settings merged = second.over(first);

        assertThat(merged.types()).containsOnlyKeys("web", "db", "new");
        TypeSettings web = merged.types().get("web");
        assertThat(web.selection().count()).contains(3);
        assertThat(web.stop().timeout()).contains(Duration.ofSeconds(9));
        assertThat(web.context().variables()).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @Test
    void aTextWithVeryManyErrorsIsNotReadToItsEnd() {
        String text = "processes:\n" + "  web: {x: 1, y: 2}\n".repeat(2_000);

        assertThat(parse(text).diagnostics()).hasSizeLessThan(2_200);
    }

    @Property
    void anyHeapOfYamlSignsIsReadOrRefusedWithAPlaceInsideIt(
            @ForAll @Chars({'a', '1', ':', ' ', '\n', '[', ']', '{', '}', '"', '&', '*', '!', '-', '|', '<', ','})
                    String signs) {
        String text = "processes:\n web:\n  ready: " + signs;
        assertThatCode(() -> parse(signs)).doesNotThrowAnyException();
        Places.assertInside(text.getBytes(UTF_8), parse(text).diagnostics());
    }

    private static ReadyCheck ready(String value) {
        return web("ready: " + value).checks().ready().orElseThrow();
    }

    private static List<Map.Entry<String, Condition>> needs(String value) {
        return web("needs: " + value).needs().orElseThrow().stream()
                .map(WrittenNeed::need)
                .map(need -> Map.entry(need.type(), need.condition()))
                .toList();
    }

    private static TypeSettings web(String settings) {
        Parsed<Settings> parsed = parse("processes:\n  web:\n    " + settings);
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.value().types().get("web");
    }

    private static List<String> messages(String text) {
        return parse(text).diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private static Parsed<Settings> parse(String text) {
        return JforemanYml.parse("jforeman.yml", text.getBytes(UTF_8));
    }
}
