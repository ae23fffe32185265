package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.ExportOptions;
import dev.jforeman.export.model.ExportOptions.Directories;
import dev.jforeman.export.model.ExportOptions.Image;
import dev.jforeman.export.model.ExportOptions.NomadDriver;
import dev.jforeman.export.model.ExportOptions.Secrets;
import dev.jforeman.export.model.SecretNames;
import dev.jforeman.export.quote.GlobList;
import dev.jforeman.model.EnumWord;
import dev.jforeman.model.PathText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** What the targets of an export need to know. */
public final class ExportChoices {
    private ExportChoices() {}

    public static void addOptions(CommandSpec spec) {
        spec.addOption(Options.text("NAME", "What the app is called there (default: app).", "-a", "--app"));
        spec.addOption(Options.text("USER", "Who runs it (default: the name of the app).", "-u", "--user"));
        spec.addOption(Options.text("DIR", "Where log files go (default: /var/log/APP).", "-l", "--log"));
        spec.addOption(Options.text("DIR", "Where pid files go (default: /var/run/APP).", "-r", "--run"));
        spec.addOption(
                Options.text("DIR", "Your own templates (default: ~/.jforeman/templates/FORMAT).", "-t", "--template"));
        spec.addOption(Options.text("S", "Seconds from the stop signal to SIGKILL (default: 5).", "--timeout"));
        spec.addOption(Options.text("POLICY", "What follows when a process ends, as for start.", "--on-exit"));
        spec.addOption(Options.text(
                "DIR", "Where the files will lie when they are used (default: LOCATION).", "--install-dir"));
        spec.addOption(Options.text("IMAGE", "The container image.", "--image"));
        spec.addOption(Options.text("DIR", "Build the image from this directory (compose).", "--build"));
        spec.addOption(Options.text("NAME", "The namespace in the cluster.", "--namespace"));
        spec.addOption(Options.text(
                "GLOB,...",
                "Which variables are secrets, for example '*_KEY,DSN' (default: names that look like it).",
                "--secret-keys"));
        spec.addOption(Options.flag("Write the values of secrets into the files.", "--inline-secrets"));
        spec.addOption(Options.text("DRIVER", "How Nomad runs it: exec (default), raw_exec, docker.", "--driver"));
    }

    public static ExportOptions of(OptionValues given, Path current) throws Refusal {
        List<String> words = given.words();
        Path place = given.text("install-dir")
                .or(() -> words.stream().skip(1).findFirst())
                .map(text -> absolute(text, current))
                .orElse(current);
        return new ExportOptions(
                given.text("app").orElse("app"),
                given.text("user"),
                new Directories(
                        given.text("log").map(text -> absolute(text, current)),
                        given.text("run").map(text -> absolute(text, current)),
                        place),
                new Image(given.text("image"), given.text("build")),
                given.text("namespace"),
                new Secrets(secretNames(given), given.isOn("inline-secrets")),
                driver(given.text("driver")));
    }

    /** Where the user's own templates are. */
    public static List<Path> templateFolders(OptionValues given, String format, Streams streams) throws Refusal {
        List<Path> folders = new ArrayList<>();
        Optional<Path> named = given.text("template").map(text -> absolute(text, streams.directory()));
        if (named.isPresent() && !Files.isDirectory(named.get())) {
            throw new Refusal(
                    ExitCode.FILE_MISSING, "there is no directory " + PathText.of(named.get()) + " with templates");
        }
        named.ifPresent(folders::add);
        Optional.ofNullable(streams.environment().get("HOME"))
                .ifPresent(home -> folders.add(PathText.path(home + "/.jforeman/templates/" + format)));
        return folders;
    }

    public static Path absolute(String text, Path current) {
        return PathText.resolve(current, text).normalize();
    }

    private static NomadDriver driver(Optional<String> text) throws Refusal {
        String word = text.orElse(NomadDriver.EXEC.word());
        Optional<NomadDriver> driver = EnumWord.find(word, NomadDriver.values(), NomadDriver::word);
        return driver.orElseThrow(() -> new Refusal(
                ExitCode.USAGE,
                "--driver knows "
                        + Arrays.stream(NomadDriver.values())
                                .map(NomadDriver::word)
                                .collect(Collectors.joining(", "))
                        + ", not " + word));
    }

    private static Predicate<String> secretNames(OptionValues given) {
        return given.text("secret-keys")
                .<Predicate<String>>map(globs -> GlobList.parse(globs)::contains)
                .orElse(SecretNames::isSecret);
    }
}
