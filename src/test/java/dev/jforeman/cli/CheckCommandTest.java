package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCommandTest {
    @TempDir
    private Path directory;

    private Call here;

    @BeforeEach
    void threeTypes() {
        here = new Call(directory).procfile("web: a", "worker: b", "clock: c");
    }

    @Test
    void aValidProcfileIsReportedOnOneLine() {
        Answer answer = here.jforeman("check");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("valid procfile detected (web, worker, clock)\n");
        assertThat(answer.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                      | web.1 5000 worker.1 5100 clock.1 5200",
                "web                     | web.1 5000",
                "web=2 worker            | web.1 5000 web.2 5001 worker.1 5100",
                "web=2,worker=1          | web.1 5000 web.2 5001 worker.1 5100",
                "all=1,worker=0          | web.1 5000 clock.1 5200",
                "-m web=2                | web.1 5000 web.2 5001",
                "-m all=1,worker=0       | web.1 5000 clock.1 5200",
                "-m all=2,web=1,clock=0  | web.1 5000 worker.1 5100 worker.2 5101",
                "-m web=2 worker         | worker.1 5100",
                "-x worker               | web.1 5000 clock.1 5200",
                "-x worker,clock         | web.1 5000",
                "-x worker -x clock      | web.1 5000",
                "-p 7000 clock           | clock.1 7200",
            })
    void portsOfAFormation(String words, String table) {
        Answer answer = here.jforeman("check --ports " + words);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines().skip(1).map(line -> line.replaceAll(" +", " ")))
                .containsExactly(table.split(" (?=[a-z])", -1));
    }

    /** This was reported as an error of the command line, without the name of the file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'formation: web'      | '.foreman:1:12: \"web\" in the formation has no count; write web=1'",
                "'formation: web=many' | '.foreman:1:12: invalid count in \"web=many\"'",
                "'formation: \",\"'      | '.foreman:1:12: the formation is empty'",
                "'formation: web=150'  | '.foreman:1:12: web=150 exceeds the limit of 100 ports per process type'",
                "'formation: web=0'    | ''",
                "'formation: xmpp=1'   | '.foreman:1:12: unknown process \"xmpp\" (known: web, worker, clock)'",
                "'concurrency: xmpp=1' | '.foreman:1:14: unknown process \"xmpp\"'",
                "'exclude: \"@front\"'   | '.foreman:1:10: unknown group \"@front\"'",
                "'port: 70000'         | '.foreman:1:7: invalid value for --port: \"70000\"'",
                "'port: 65500'         | '.foreman:1:7: ports from 65500 on would end at 65700, above 65535'",
                "'timeout: 9999999'    | '.foreman:1:10: invalid value for the stop timeout: \"9999999\"'",
                "'backoff: soon'       | '.foreman:1:10: invalid value for --backoff: \"soon\"'",
                "'max-restarts: 9999'  | '.foreman:1:15: invalid value for --max-restarts: \"9999\"'",
                "'on-exit: die'        | '.foreman:1:10: invalid value for --on-exit: \"die\"'",
                "'on-exit: wait-for-change' | '.foreman:1:10: web has on-exit \"wait-for-change\" but'",
                "'log-format: xml'     | '.foreman:1:13: invalid value for --log-format: \"xml\" (expected text or"
                        + " json)'",
                "'log-size: 3X'        | '.foreman:1:11: invalid value for --log-size: \"3X\"'",
                "'log-files: 0'        | '.foreman:1:12: invalid value for --log-files: \"0\"'",
                "'colors: {web: pink}' | '.foreman:1:9: invalid value for --colors: \"web=pink\"'",
                "'grep: \"(\"'         | '.foreman:1:7: invalid value for --grep: \"(\": the group is not closed'",
                "'stderr: hide'        | '.foreman:1:9: invalid value for --stderr'",
                "'only: xmpp'          | '.foreman:1:7: --only: unknown process \"xmpp\"'",
                "'app: a/b'            | '.foreman:1:6: \"app\" must be a name'",
            })
    void anErrorOfTheDefaultsFileHasItsPlace(String line, String sentence) {
        here.file(".foreman", line);

        Answer answer = here.jforeman("check");

        assertThat(answer.err()
                        .lines()
                        .filter(told -> !told.contains("warning"))
                        .findFirst()
                        .orElse(""))
                .startsWith(sentence);
        assertThat(answer.exitCode()).isEqualTo(sentence.isEmpty() ? 0 : 65);
    }

    @Test
    void aWrongValueOnTheCommandLineIsAUsageError() {
        here.file(".foreman", "port: 65500", "formation: web=200");

        assertThat(here.jforeman("check -p 70000").exitCode()).isEqualTo(2);
        assertThat(here.jforeman("check -m web").err()).startsWith("jforeman: \"web\" in the formation");
        assertThat(here.jforeman("check -p 3000 web").exitCode()).isZero();
    }

    @Test
    void theKeyConcurrencyIsReadWithAWarning() {
        here.file(".foreman", "concurrency: web=2");

        assertThat(here.jforeman("check --ports").out()).contains("web.1").doesNotContain("worker.1");
        assertThat(here.jforeman("check").err())
                .isEqualTo(".foreman:1:1: warning: \"concurrency\" is read as \"formation\"; foreman ignores it (write"
                        + " formation)\n");
    }

    @Test
    void aProcfileThatWouldStartNothingIsValid() {
        assertThat(here.jforeman("check -m web=0").exitCode()).isZero();
        assertThat(here.jforeman("check -x web,worker,clock").exitCode()).isZero();

        here.procfile("release: bin/migrate", "postdeploy: bin/tell");
        Answer answer = here.jforeman("check");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).isEqualTo("valid procfile detected (release, postdeploy)\n");
        assertThat(answer.err())
                .isEqualTo("nothing would be started: release only runs when it is named (jforeman start release)\n");
        assertThat(here.jforeman("check --strict --ports").exitCode()).isZero();
    }

    @Test
    void namesThatHerokuRenamesAreReportedWithTheOption() {
        here.procfile("web: a", "web_api: b");

        assertThat(here.jforeman("check --strict").exitCode()).isZero();
        assertThat(here.jforeman("check --strict web").out()).contains("web_api");
        Answer answer = here.jforeman("check --strict=heroku");
        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.err())
                .isEqualTo("Procfile:2:1: warning: Heroku renames \"web_api\" to \"web-api\""
                        + " (name it \"web-api\")\n");
        assertThat(here.jforeman("check --strict=dokku"))
                .isEqualTo(new Answer(
                        2,
                        "",
                        "jforeman: invalid value for --strict: \"dokku\" (expected heroku, or --strict alone)\n"));

        here.file(".foreman", "strict: heroku");
        assertThat(here.jforeman("check").exitCode()).isEqualTo(65);
        here.file(".foreman", "strict: maybe");
        assertThat(here.jforeman("check").err())
                .startsWith(".foreman:1:9: invalid value for strict: \"maybe\" (expected true or false)");
        here.file(".foreman", "strict: false");
        assertThat(here.jforeman("check").exitCode()).isZero();
    }

    @Test
    void theNamesOfTheTypesCanBeReadByAScript() {
        assertThat(here.jforeman("check --types").out()).isEqualTo("web\nworker\nclock\n");
        here.procfile("web : a");
        assertThat(here.jforeman("check --types").out()).isEmpty();
        assertThat(here.jforeman("check --types").exitCode()).isEqualTo(65);
    }

    @Test
    void aReferenceThatIsNotExpandedIsReportedWithTheOptionToUse() {
        here.file(".env", "HOST=x", "URL=http://${HOST}/", "OTHER=${HOST}");

        Answer answer = here.jforeman("check --strict");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err())
                .isEqualTo(".env:2:1: URL contains ${...}, which is not expanded (use --env-expand to expand it)\n");
        assertThat(here.jforeman("check --env-expand").err()).isEmpty();
    }

    @Test
    void withExpansionAMissingVariableIsAWarningAndARequiredOneAnError() {
        here.file(".env", "A=$NOSUCH");
        assertThat(here.jforeman("check --env-expand").err()).startsWith(".env:1:1: warning: \"NOSUCH\" is not set");
        assertThat(here.jforeman("check --env-expand").exitCode()).isZero();

        here.file(".env", "A=${NOSUCH:?say where}");
        assertThat(here.jforeman("check --env-expand").err()).isEqualTo(".env:1:1: \"NOSUCH\" is not set: say where\n");
        assertThat(here.jforeman("env --env-expand").exitCode()).isEqualTo(65);
    }

    @Test
    void aKeptVariableOfTheShellIsExpandedInOtherValues() {
        here.file(".env", "A=file", "B=$A/x").variable("A", "shell");

        assertThat(here.jforeman("env --keep-env --env-expand").out())
                .contains("B=shell/x\n")
                .doesNotContain("A=file");
        here.file("other.env", "C=$B/$A");
        assertThat(here.jforeman("env --keep-env --env-expand -e .env,other.env")
                        .out())
                .contains("C=shell/x/shell\n");
        assertThat(here.jforeman("env --env-expand").out()).contains("B=file/x\n");
    }

    @Test
    void aWatchedPathThatDoesNotExistIsAWarning() {
        here.file("api/x.go", "");
        here.file("jforeman.yml", "processes:", "  web: {directory: api, watch: [., '*.go', srcc/**, '{x.go,y.go}']}");

        Answer answer = here.jforeman("check");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err())
                .isEqualTo("jforeman.yml:2:3: warning: watched path \"srcc/**\" does not exist in "
                        + directory.resolve("api") + " (changes are detected once it exists)\n");
    }

    @Test
    void valuesThatForemanReadsDifferentlyAreWarningsAndErrorsWithStrict() {
        here.file(".env", "export A=x");

        Answer answer = here.jforeman("check");
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).startsWith(".env:1:8: warning: ");
        assertThat(answer.out()).startsWith("valid procfile detected");
        Answer strict = here.jforeman("check --strict");
        assertThat(strict.exitCode()).isEqualTo(65);
        assertThat(strict.out()).isEmpty();
    }

    @Test
    void aWrongPortInAFileIsNamedWithItsPlace() {
        Answer answer = here.file(".env", "A=1", "PORT=http").jforeman("check --ports");

        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.err()).startsWith(".env:2:1: invalid value for PORT: \"http\"");
    }
}
