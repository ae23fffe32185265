package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a release brings along besides the program. */
@Scenarios
class PackageScenarios {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  (\\w+)");
    private static final Pattern OPTION = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)");

    private static Path unpacked(Scenario story) {
        String name = "package-" + Integer.toHexString(story.directory().hashCode());
        Path packing = Program.tool("package");
        Path target = packing.resolveSibling("../target").normalize();
        Ended packed = Invocation.of(story, packing.toString(), name).run();
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        String archive = Invocation.quoted(target.resolve(name + ".tar.gz"));
        assertThat(story.shell("tar xzf " + archive + " && rm -rf " + Invocation.quoted(target.resolve(name)) + " "
                                + archive + "*")
                        .run()
                        .exitCode())
                .isZero();
        return story.directory().resolve(name);
    }

    private static List<String> commands(Scenario story) {
        String commands = story.run("--help").out().split("(?m)^Commands:$", 2)[1];
        return COMMAND.matcher(commands)
                .results()
                .map(found -> found.group(1))
                .filter(command -> !command.equals("help"))
                .toList();
    }

    private static Set<String> options(String text) {
        return OPTION.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    @Test
    void eachCommandOfTheHelpHasAManualPageWithItsOptions(Scenario story) throws IOException {
        Path pages = unpacked(story).resolve("share/man/man1");

        assertThat(commands(story)).contains("start", "ps", "attach").allSatisfy(command -> {
            String help = story.run(command, "--help").out();
            String page = Files.readString(pages.resolve("jforeman-" + command + ".1"))
                    .replace("\\-", "-");
            assertThat(options(help))
                    .isNotEmpty()
                    .allSatisfy(option ->
                            assertThat(page).containsPattern("(?m)^\\.B .*" + Matcher.quoteReplacement(option)));
        });
        assertThat(pages.resolve("jforeman.1")).exists();
    }

    @Test
    void completionIsWhereShellsLookForIt(Scenario story) {
        Path share = unpacked(story).resolve("share");

        for (String file : List.of(
                "bash-completion/completions/jforeman",
                "zsh/site-functions/_jforeman",
                "fish/vendor_completions.d/jforeman.fish")) {
            assertThat(share.resolve(file)).content().contains("jforeman complete -- ");
        }
    }
}
