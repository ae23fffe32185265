package dev.jforeman.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts that the release workflow generates: the notes, and the Homebrew formula. */
class ReleaseScriptsTest {
    private static final List<String> PLATFORMS = List.of("linux-arm64", "linux-x64", "macos-arm64", "macos-x64");

    @TempDir
    private Path temp;

    private record Result(int exitCode, String output) {}

    private static Result run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    @Test
    void theNotesAreTheSectionOfTheChangelog() throws Exception {
        Result notes = run("src/package/release-notes.sh", "0.1.0");

        assertThat(notes.exitCode()).isZero();
        assertThat(notes.output())
                .startsWith("The first version.")
                .contains("\n### Added\n\n* ")
                .doesNotContain("## Unreleased", "\n## ");
        assertThat(Files.readString(Path.of("CHANGELOG.md"))).contains(notes.output());
    }

    @Test
    void aVersionThatTheChangelogDoesNotKnowIsNotReleased() throws Exception {
        assertThat(run("src/package/release-notes.sh", "0.1"))
                .isEqualTo(new Result(1, "src/package/release-notes.sh: CHANGELOG.md has nothing about 0.1\n"));
    }

    private Result formula(Stream<String> platforms) throws Exception {
        Path sums = Files.write(
                temp.resolve("SHA256SUMS"),
                platforms
                        .map(platform -> sum(platform) + "  jforeman-1.2.3-" + platform + ".tar.xz")
                        .toList());
        return run("env", "GITHUB_REPOSITORY=someone/jforeman", "src/package/formula.sh", "1.2.3", sums.toString());
    }

    private static String sum(String platform) {
        return String.format("%064x", PLATFORMS.indexOf(platform) + 10);
    }

    /** The Ruby methods of Homebrew that the formula uses, so that it runs without Homebrew. */
    private static final String HOMEBREW = """
        class Formula
          def self.on_macos = ($os == 'macos' and yield)
          def self.on_linux = ($os == 'linux' and yield)
          def self.on_arm = ($cpu == 'arm64' and yield)
          def self.on_intel = ($cpu == 'x64' and yield)
          def self.test = nil
          %w[desc homepage version license url sha256].each do |word|
            define_singleton_method(word) { |value| puts "#{word} #{value}" }
          end
        end
        $os, $cpu = ARGV[1].split('-')
        load ARGV[0]
        abort 'does not install' unless Jforeman.instance_methods(false).include?(:install)
        """;

    @ParameterizedTest
    @CsvSource({"linux-arm64", "linux-x64", "macos-arm64", "macos-x64"})
    void theFormulaTakesTheArchiveOfThePlatform(String platform) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ruby")), "ruby is not installed");
        Path formula = temp.resolve("jforeman.rb");
        Files.writeString(formula, formula(PLATFORMS.stream()).output());
        Path homebrew = Files.writeString(temp.resolve("homebrew.rb"), HOMEBREW);

        Result read = run("ruby", "-W", homebrew.toString(), formula.toString(), platform);

        String base = "https://github.com/someone/jforeman";
        assertThat(read)
                .isEqualTo(new Result(
                        0,
                        String.join(
                                "\n",
                                "desc Procfile process manager, like foreman",
                                "homepage " + base,
                                "version 1.2.3",
                                "license Apache-2.0",
                                "url " + base + "/releases/download/v1.2.3/jforeman-1.2.3-" + platform + ".tar.xz",
                                "sha256 " + sum(platform),
                                "")));
    }

    @Test
    void aFormulaIsNotMadeForThreePlatforms() throws Exception {
        Result made = formula(PLATFORMS.stream().skip(1));

        assertThat(made.exitCode()).isEqualTo(1);
        assertThat(made.output()).contains("has no checksum of jforeman-1.2.3-linux-arm64.tar.xz");
    }
}
