package dev.jforeman.cli.app;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.plan.AppPaths;
import dev.jforeman.plan.AppPaths.NamedPath;
import dev.jforeman.plan.SettingsFiles;
import dev.jforeman.settings.JforemanYml;
import dev.jforeman.settings.Settings;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the settings files and the env files that they name. The class is not loaded if there is no settings file.
 */
final class SettingsReading {
    private final AppPaths app;
    private final EnvFiles env;
    private final OptionValues given;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private SettingsReading(AppPaths app, EnvFiles env, OptionValues given) {
        this.app = app;
        this.env = env;
        this.given = given;
    }

    /** The files of {@code --config}, or without that option {@code jforeman.yml} beside the Procfile if it exists. */
    static List<NamedPath> files(AppPaths app, OptionValues given) {
        Optional<List<String>> named = given.paths("config");
        if (named.isEmpty()) {
            NamedPath usual = app.besideProcfile("jforeman.yml");
            return Files.exists(usual.path()) ? List.of(usual) : List.of();
        }
        return named.get().stream().map(app::fromCurrent).toList();
    }

    /**
     * Reads the files; settings of a later file override those of an earlier one.
     *
     * @throws Refusal if a file does not exist or cannot be read
     */
    static Parsed<SettingsFiles> read(List<NamedPath> files, AppPaths app, EnvFiles env, OptionValues given)
            throws Refusal {
        SettingsReading reading = new SettingsReading(app, env, given);
        Settings settings = reading.settings(files);
        SettingsFiles read = new SettingsFiles(settings, reading.envFiles(settings));
        return new Parsed<>(read, reading.diagnostics);
    }

    private Settings settings(List<NamedPath> files) throws Refusal {
        Settings settings = Settings.NONE;
        for (NamedPath file : files) {
            Parsed<Settings> parsed =
                    JforemanYml.parse(file.name(), TextFile.bytes(file, " (specified with --config)"));
            diagnostics.addAll(parsed.diagnostics());
            settings = parsed.value().over(settings);
        }
        return settings;
    }

    /** None for settings with an error: a missing env file would be all that is reported. */
    private Map<String, List<Dotenv>> envFiles(Settings settings) throws Refusal {
        Map<String, List<Dotenv>> byType = new LinkedHashMap<>();
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return byType;
        }
        for (var type : settings.types().entrySet()) {
            List<String> names = type.getValue().context().envFiles().orElse(List.of());
            if (!names.isEmpty()) {
                byType.put(type.getKey(), envFiles(type.getKey(), names));
            }
        }
        return byType;
    }

    private List<Dotenv> envFiles(String type, List<String> names) throws Refusal {
        List<Dotenv> files = new ArrayList<>();
        for (String name : names) {
            NamedPath file = app.fromDirectory(name);
            if (!Files.exists(file.path())) {
                throw new Refusal(ExitCode.FILE_MISSING, "env file " + file.name() + " of " + type + " does not exist");
            }
            Parsed<Dotenv> parsed = env.parseFurther(file, files, given);
            diagnostics.addAll(parsed.diagnostics());
            files.add(parsed.value());
        }
        return files;
    }
}
