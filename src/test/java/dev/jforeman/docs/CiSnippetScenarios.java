package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.scenario.Ended;
import dev.jforeman.scenario.Scenario;
import dev.jforeman.scenario.Scenarios;
import dev.jforeman.testing.JunitSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The CI configurations in {@code docs/ci.md} work: their commands are run here. */
@Scenarios
class CiSnippetScenarios {
    /** The keys under which GitHub Actions and GitLab have commands. */
    private static final List<String> COMMANDS = List.of("run", "script");

    static Stream<String> commands() {
        return Document.all().stream()
                .filter(document -> document.path().endsWith("ci.md"))
                .flatMap(document -> document.blocks("yaml").stream())
                .map(block -> new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(String.join("\n", block)))
                .flatMap(CiSnippetScenarios::commands);
    }

    private static Stream<String> commands(Object part) {
        return switch (part) {
            case Map<?, ?> group ->
                group.entrySet().stream()
                        .flatMap(entry -> COMMANDS.contains(entry.getKey())
                                ? texts(entry.getValue())
                                : commands(entry.getValue()));
            case List<?> list -> list.stream().flatMap(CiSnippetScenarios::commands);
            default -> Stream.of();
        };
    }

    private static Stream<String> texts(Object value) {
        return value instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.of(String.valueOf(value));
    }

    @Test
    void bothSystemsHaveCommands() {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theAppIsTestedAndReported(String command, Scenario story) throws IOException {
        Files.createDirectory(story.directory().resolve("tools"));
        story.procfile("web: exec sleep 60")
                .file("jforeman.yml", "processes:", "  web: {ready: {delay: 0.1}}")
                .script("tools/npm", "#!/bin/sh", "test \"$1\" = test && test -n \"$PORT\" && echo the tests passed");

        Ended ended = story.shell("PATH=$PWD/tools:$PATH; " + command).run();

        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        assertThat(ended.out()).contains("the tests passed", "smoke: ok");
        JunitSchema.assertValid(story.text("build/smoke.xml"));
    }
}
