package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Escape sequences in any input are neutralized; only the output of the processes themselves may contain them. */
@Scenarios
class HostileTextScenarios {
    private static final String EVIL = "\u001b[2J\u0007\u009b31m\u202e";
    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final List<String> VERBS = List.of(
            "check",
            "check --ports",
            "check --strict=heroku",
            "start",
            "env X",
            "env --json X",
            "export systemd",
            "export compose",
            "run X",
            "ps X",
            "logs X",
            "stop X",
            "wait X",
            "scale X=1",
            "signal X web",
            "attach X",
            "smoke",
            "X",
            "--X",
            "start --X",
            "start -m X=1",
            "start -p X",
            "start -t X",
            "start -d X",
            "ps --socket X",
            "start --on-exit=X",
            "logs --since X",
            "logs --grep (X",
            "start --log-dir X -x X",
            "complete -- ps X",
            "man X",
            "completion X");

    private static void isHarmless(Ended ended, String what) {
        assertThat(OBEYED.matcher(ended.out() + ended.err()).find())
                .as(what + ": " + ended.err())
                .isFalse();
    }

    private static void tryAll(Scenario story) {
        for (String verb : VERBS) {
            String[] words = verb.replace("X", EVIL).split(" ");
            isHarmless(story.run(words), verb);
        }
    }

    @Test
    @Fault(86)
    void escapeSequencesInArgumentsAreHarmless(Scenario story) {
        story.procfile("web: true");
        tryAll(story);
        isHarmless(story.jforeman("start").env("JFOREMAN_PORT", EVIL).run(), "variable");
    }

    @ParameterizedTest
    @Fault(86)
    @ValueSource(
            strings = {
                "Procfile|web: true\nX: true",
                "Procfile|web true X",
                ".env|PORT=X",
                ".env|X=1",
                ".env|A='X",
                ".env|X",
                ".foreman|port: X",
                ".foreman|X: 1",
                ".foreman|formation: X=1",
                ".foreman|timeout: 'X'",
                "jforeman.yml|X: 1",
                "jforeman.yml|processes: {X: {}}",
                "jforeman.yml|processes: {web: {X: 1}}",
                "jforeman.yml|processes: {web: {port: X}}",
                "jforeman.yml|processes: {web: {ready: {http: 'X'}}}",
                "jforeman.yml|processes: {web: {watch: ['[X']}}",
                "jforeman.yml|processes: {web: {stop-signal: X}}",
                "jforeman.yml|processes: {web: {needs: X}}",
                "jforeman.yml|processes: {web: {directory: X}}",
                "jforeman.yml|processes: {web: {env-file: X}}"
            })
    void escapeSequencesInFilesAreHarmless(String file, Scenario story) {
        story.procfile("web: true");
        String text = file.substring(file.indexOf('|') + 1);
        story.file(file.substring(0, file.indexOf('|')), text.replace("X", EVIL));
        for (String verb : List.of("check", "start")) {
            isHarmless(story.run(verb.split(" ")), file + ", " + verb);
        }
        story.file("jforeman.yml", text.startsWith("processes") ? text.replace("X", "\"\\e[2J\\a\\x9b\"") : "{}");
        isHarmless(story.run("check"), file + ", escaped");
    }

    @Test
    @Fault(86)
    void escapeSequencesInOutputOfCheckCommandsAreHarmless(Scenario story) {
        story.procfile("web: sleep 60");
        story.file(
                "jforeman.yml",
                "processes:",
                "  web:",
                "    ready: {command: \"printf '\\\\033[2J\\\\302\\\\233x\\\\n'; exit 1\", timeout: 0.5s}");
        isHarmless(story.run("smoke"), "smoke");
        Running running = story.start();
        running.await("web.1", "not ready");
        isHarmless(story.run("wait", "--ready", "--timeout", "0.1"), "wait");
        isHarmless(story.run("ps"), "ps");
        isHarmless(running.stop(), "start");
    }
}
