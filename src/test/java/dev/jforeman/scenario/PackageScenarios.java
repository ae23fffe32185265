package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Files of a release besides the program. Without a built release these tests are skipped. */
@Scenarios
class PackageScenarios {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  (\\w+)");
    private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)");

    private static List<String> commands(Scenario story) {
        String commands = story.run("--help").out().split("(?m)^Commands:$", 2)[1];
        return COMMAND.matcher(commands).results().map(found -> found.group(1)).toList();
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String unpacked(Path page) throws IOException {
        try (InputStream text = new GZIPInputStream(Files.newInputStream(page))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void eachCommandOfTheHelpHasAManualPageWithItsOptions(Scenario story) throws IOException {
        Path pages = Archive.image().resolve("share/man/man1");

        assertThat(commands(story)).contains("start", "ps", "attach").allSatisfy(command -> {
            String help = story.run(command, "--help").out();
            String page =
                    unpacked(pages.resolve("jforeman-" + command + ".1.gz")).replace("\\-", "-");
            assertThat(options(help))
                    .isNotEmpty()
                    .allSatisfy(option ->
                            assertThat(page).containsPattern("(?m)^\\.B .*" + Matcher.quoteReplacement(option)));
        });
        assertThat(pages.resolve("jforeman.1.gz")).exists();
    }

    @Test
    void completionIsWhereShellsLookForIt() {
        Path share = Archive.image().resolve("share");

        for (String file : List.of(
                "bash-completion/completions/jforeman",
                "zsh/site-functions/_jforeman",
                "fish/vendor_completions.d/jforeman.fish")) {
            assertThat(share.resolve(file)).content().contains("jforeman complete -- ");
        }
    }
}
