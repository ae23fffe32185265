package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import dev.jforeman.os.kernel.Threads;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Env files and settings files of an app, as every verb reads them. */
class AppFilesTest {
    @TempDir
    private Path temp;

    private Call here;

    @BeforeEach
    void app() {
        here = new Call(temp).procfile("web: a", "worker: b");
    }

    private void assertVariables(String line, String... variables) {
        Answer answer = here.jforeman(line);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out().lines()).contains(variables);
    }

    @Test
    void aLaterEnvFileWinsOverAnEarlierOne() {
        here.file("a.env", "A=1", "B=1").file("b.env", "B=2");

        assertVariables("env -e a.env,b.env", "A=1", "B=2");
        assertVariables("env -e b.env -e a.env", "A=1", "B=1");
    }

    @Test
    void variablesOfEarlierFilesAreExpandedOnlyWithTheOption() {
        here.file("a.env", "A=1").file("b.env", "B=${A}/${SHELLS}").variable("SHELLS", "sh");

        assertVariables("env -e a.env,b.env", "B=\"\\${A}/\\${SHELLS}\"");
        assertVariables("env -e a.env,b.env --env-expand", "B=1/sh");
    }

    @Test
    void anErrorInAFileIsReportedAndNothingIsExpanded() {
        here.file(".env", "A=1", "oops", "B=$A");

        Answer answer = here.jforeman("env --env-expand");

        assertThat(answer.exitCode()).isEqualTo(65);
        assertThat(answer.err()).startsWith(".env:2:1: ");
    }

    /** Once, a reload with an env file of 90 MB ended the session. */
    @ParameterizedTest
    @ValueSource(
            strings = {"check -e huge", "check -f huge", "check --config huge", "check -e /dev/zero", "env -e huge"})
    void aFileThatIsTooLargeIsRefused(String line) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(temp.resolve("huge").toFile(), "rw")) {
            file.setLength(90L << 20);
        }

        Answer answer = here.jforeman(line);

        assertThat(answer.exitCode()).isEqualTo(66);
        assertThat(answer.err()).contains("cannot read", "it is larger than 16 MiB");
    }

    @Test
    void defaultsThatAreTooLargeAreRefused() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(temp.resolve(".foreman").toFile(), "rw")) {
            file.setLength(90L << 20);
        }

        assertThat(here.jforeman("check"))
                .isEqualTo(new Answer(66, "", "jforeman: cannot read .foreman: it is larger than 1 MiB\n"));
    }

    @Test
    void theSettingsFileBesideTheProcfileIsRead() {
        here.file("jforeman.yml", "processes:", "  web: {env: {A: settings}}");

        assertVariables("env web", "A=settings");
    }

    @Test
    void aLaterSettingsFileWinsAndTheDefaultOneIsNotRead() {
        here.file("jforeman.yml", "processes:", "  web: {env: {A: usual}}")
                .file("one.yml", "processes:", "  web: {port: 7001}")
                .file("two.yml", "processes:", "  web: {port: 7002}");

        assertThat(here.jforeman("check --ports --config one.yml,two.yml").out())
                .containsPattern("web.1 +7002");
        assertThat(here.jforeman("check --ports --config two.yml,one.yml").out())
                .containsPattern("web.1 +7001");
        assertThat(here.jforeman("env web --config one.yml").out()).doesNotContain("A=usual");
    }

    @Test
    void theEnvFilesOfATypeAreItsOwnAndTheLaterWins() {
        here.file(".env", "A=all")
                .file("one.env", "B=one", "C=one")
                .file("two.env", "C=${B}-${A}")
                .file("jforeman.yml", "processes:", "  web: {env-file: [one.env, two.env]}");

        assertVariables("env web --env-expand", "A=all", "B=one", "C=one-all");
        assertThat(here.jforeman("env worker").out()).contains("A=all").doesNotContain("\nB=", "\nC=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check --config no.yml | 66 | jforeman: no.yml does not exist (specified with --config)",
                "check --config web.yml | 66 | jforeman: env file no.env of web does not exist",
                "check --config bad.yml | 65 | bad.yml:2:",
                "check --config bad.yml,web.yml | 65 | bad.yml:2:",
                "check --config env.yml | 65 | bad.env:1:1: ",
            })
    void errorsInASettingsFileAreReportedWithTheirPlace(String line, int exitCode, String why) {
        here.file("web.yml", "processes:", "  web: {env-file: no.env}")
                .file("bad.yml", "processes:", "  web: {prot: 80}")
                .file("env.yml", "processes:", "  web: {env-file: bad.env}")
                .file("bad.env", "oops");

        Answer answer = here.jforeman(line);

        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(answer.err()).startsWith(why);
    }

    @Test
    void aPipeIsReadOnceAndItsTextIsUsedAgain() throws Exception {
        Path pipe = temp.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        FutureTask<Path> writer = new FutureTask<>(() -> Files.writeString(pipe, "A=piped\n"));
        Threads.start("writer", writer);

        assertVariables("env -e pipe", "A=piped");
        writer.get();
        assertVariables("env -e pipe worker", "A=piped");
    }
}
