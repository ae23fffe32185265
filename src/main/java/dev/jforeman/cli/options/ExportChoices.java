package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.InvalidValue;
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
import picocli.CommandLine.Model.CommandSpec;

/** The options of {@code jforeman export}. */
public final class ExportChoices {
    private ExportChoices() {}

    public static void addOptions(CommandSpec spec) {
        spec.addOption(Options.text("NAME", "Name of the app on the target (default: app).", "-a", "--app"));
        spec.addOption(
                Options.text("USER", "User that runs the processes (default: the name of the app).", "-u", "--user"));
        spec.addOption(Options.text("DIR", "Directory for log files (default: /var/log/APP).", "-l", "--log"));
        spec.addOption(Options.text("DIR", "Directory for pid files (default: /var/run/APP).", "-r", "--run"));
        spec.addOption(Options.text(
                "DIR",
                "Directory (default: ~/.jforeman/templates/FORMAT) with your own templates.",
                "-t",
                "--template"));
        spec.addOption(Options.text("S", "Seconds between the stop signal and SIGKILL (default: 5).", "--timeout"));
        spec.addOption(Options.text("POLICY", "What to do when a process exits, as for start.", "--on-exit"));
        spec.addOption(
                Options.text("DIR", "Directory the files will be installed in (default: LOCATION).", "--install-dir"));
        spec.addOption(Options.text("IMAGE", "Container image to run.", "--image"));
        spec.addOption(Options.text("DIR", "Directory to build the image from (compose only).", "--build"));
        spec.addOption(
                Options.text("NAME", "Namespace in the cluster (default: the cluster's default).", "--namespace"));
        spec.addOption(Options.text(
                "GLOB,...",
                "Names of secret variables, for example '*_KEY,DSN' (default: names that look secret).",
                "--secret-keys"));
        spec.addOption(Options.flag("Write secret values into the exported files.", "--inline-secrets"));
        spec.addOption(Options.text("DRIVER", "Nomad task driver: exec (default), raw_exec or docker.", "--driver"));
    }

    public static ExportOptions of(OptionValues given, Path current) throws Refusal {
        List<String> words = given.words();
        Path installDirectory = given.text("install-dir")
                .or(() -> words.stream().skip(1).findFirst())
                .map(text -> absolute(text, current))
                .orElse(current);
        return new ExportOptions(
                given.text("app").orElse("app"),
                given.text("user"),
                new Directories(
                        given.text("log").map(text -> absolute(text, current)),
                        given.text("run").map(text -> absolute(text, current)),
                        installDirectory),
                new Image(given.text("image"), given.text("build")),
                given.text("namespace"),
                new Secrets(secretNames(given), given.isOn("inline-secrets")),
                driver(given.text("driver")));
    }

    /**
     * The directories with the user's own templates; an earlier one takes precedence. They need not exist, except for that of
     * {@code --template}.
     *
     * @throws Refusal if the directory of {@code --template} does not exist
     */
    public static List<Path> templateFolders(OptionValues given, String format, Streams streams) throws Refusal {
        List<Path> folders = new ArrayList<>();
        Optional<Path> named = given.text("template").map(text -> absolute(text, streams.directory()));
        if (named.isPresent() && !Files.isDirectory(named.get())) {
            throw new Refusal(
                    ExitCode.FILE_MISSING, "template directory " + PathText.of(named.get()) + " does not exist");
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
                InvalidValue.of(
                        "--driver",
                        word,
                        Arrays.stream(NomadDriver.values())
                                .map(NomadDriver::word)
                                .toList())));
    }

    private static Predicate<String> secretNames(OptionValues given) {
        return given.text("secret-keys")
                .<Predicate<String>>map(globs -> GlobList.parse(globs)::contains)
                .orElse(SecretNames::isSecret);
    }
}
