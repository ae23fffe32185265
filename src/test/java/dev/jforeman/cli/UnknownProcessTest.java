package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.cli.Call.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistyped process name gets the same message on the command line and in all files. */
class UnknownProcessTest {
    private static final String SENTENCE =
            "unknown process \"wokrer\" (known: web, worker, migrate); did you mean worker?";

    @TempDir
    Path directory;

    private Call here;

    @BeforeEach
    void app() {
        here = new Call(directory).procfile("web: true", "worker: true", "migrate: true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start wokrer",
                "start wokrer=2",
                "start -x wokrer",
                "start -m wokrer=1,web=1",
                "start --on-exit=wokrer=stop",
                "start --exit-code-from wokrer",
                "start --mute wokrer",
                "start --only wokrer",
                "start -i wokrer",
                "smoke wokrer",
                "env wokrer",
                "check -m wokrer=1",
                "export kubernetes out -m wokrer=1",
            })
    void onTheCommandLine(String line) {
        refusesWithTheSentence(line, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"formation: wokrer=2", "on-exit: wokrer=stop", "exclude: [web, wokrer]", "mute: wokrer"})
    void inDotForeman(String line) {
        here.file(".foreman", line);

        refusesWithTheSentence("check", 65);
        assertThat(here.jforeman("check").err()).startsWith(".foreman:1:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"web: {needs: wokrer}", "web: {needs: {worker: started, wokrer: started}}", "wokrer: {port: 80}"
            })
    void inJforemanYml(String line) {
        here.file("jforeman.yml", "processes:", "  " + line);

        refusesWithTheSentence("check", 65);
    }

    private void refusesWithTheSentence(String line, int exitCode) {
        Answer answer = here.jforeman(line);

        assertThat(answer.err().strip()).endsWith(SENTENCE).doesNotContain("\n");
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aMistypedInstanceGetsTheHintForItsType() {
        assertThat(here.jforeman("env wokrer.2").err())
                .endsWith("unknown process \"wokrer.2\" (known: web, worker, migrate); did you mean worker?\n");
    }

    @Test
    void aProcessThatIsNotBeingStartedIsAnErrorOfItsOwn() {
        assertThat(here.jforeman("start web migrate --exit-code-from worker").err())
                .endsWith("--exit-code-from: worker is not being started (started: web, migrate)\n");
        assertThat(here.jforeman("start web -i worker.1").err())
                .endsWith("-i: worker.1 is not being started (started: web.1)\n");
    }
}
