package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.InvalidValue;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.diagnostic.WriteFailure;
import dev.jforeman.model.PathText;
import dev.jforeman.os.instance.PrivateDirectory;
import dev.jforeman.output.LogOptions.LogFileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/** The options for log files. */
final class LogFileChoices {
    private static final String DEFAULT_SIZE = "10M";
    private static final String DEFAULT_FILES = "5";
    private static final int FEWEST_FILES = 2;
    private static final int MOST_FILES = 99;

    private LogFileChoices() {}

    static void addOptions(CommandSpec spec) {
        spec.addOption(
                Options.text("DIR", "Also write the log to files in this directory, one per instance.", "--log-dir"));
        spec.addOption(Options.text(
                "SIZE", "Maximum size of a log file, for example 500K or 1G (default: 10M).", "--log-size"));
        spec.addOption(Options.text("N", "Number of log files to keep per instance (default: 5).", "--log-files"));
    }

    static Optional<LogFileOptions> of(OptionValues given, Path current) throws Refusal {
        Optional<String> directory = given.path("log-dir");
        if (directory.isEmpty()) {
            if (given.text("log-size").isPresent() || given.text("log-files").isPresent()) {
                check(given);
            }
            return Optional.empty();
        }
        return Optional.of(new LogFileOptions(
                writable(given, PathText.resolve(current, directory.get())), size(given), files(given)));
    }

    /**
     * Validates size and number of the log files without creating a directory.
     *
     * @throws Refusal if one is invalid
     */
    static void check(OptionValues given) throws Refusal {
        size(given);
        files(given);
    }

    private static Path writable(OptionValues given, Path directory) throws Refusal {
        try {
            PrivateDirectory.create(directory);
        } catch (IOException e) {
            throw given.refusal(
                    "log-dir",
                    "--log-dir: cannot create directory " + PathText.of(directory) + ": " + WriteFailure.reason(e));
        }
        if (!Files.isWritable(directory)) {
            throw given.refusal("log-dir", "--log-dir: no permission to write to " + PathText.of(directory));
        }
        return directory;
    }

    private static long size(OptionValues given) throws Refusal {
        String text = given.text("log-size").orElse(DEFAULT_SIZE);
        Matcher matcher = Pattern.compile("([1-9][0-9]{0,8})([KMG])").matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw given.refusal("log-size", InvalidValue.of("--log-size", text, "for example 500K, 10M or 1G"));
        }
        int power = "KMG".indexOf(matcher.group(2)) + 1;
        return Long.parseLong(matcher.group(1)) << (10 * power);
    }

    private static int files(OptionValues given) throws Refusal {
        String text = given.text("log-files").orElse(DEFAULT_FILES);
        int files = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
        if (files < FEWEST_FILES || files > MOST_FILES) {
            throw given.refusal(
                    "log-files",
                    InvalidValue.of("--log-files", text, "a number from " + FEWEST_FILES + " to " + MOST_FILES));
        }
        return files;
    }
}
