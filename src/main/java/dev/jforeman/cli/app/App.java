package dev.jforeman.cli.app;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.model.PathText;
import dev.jforeman.plan.AppPaths;
import dev.jforeman.plan.AppPaths.NamedPath;
import dev.jforeman.plan.SettingsFiles;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.procfile.ProcfileParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of the files of an app.
 *
 * @param settings the content of the settings files
 * @param diagnostics the errors and warnings of all files, so that they can be reported together
 */
public record App(
        AppPaths paths, Procfile procfile, EnvFiles env, SettingsFiles settings, List<Diagnostic> diagnostics) {

    /**
     * Reads the files that the options name. Errors in their content become diagnostics.
     *
     * @throws Refusal if a file or directory does not exist or cannot be read
     */
    public static App read(OptionValues given, Streams streams) throws Refusal {
        AppPaths paths = paths(given, streams);
        if (given.path("root").isPresent()) {
            refuseMissing(paths.directory());
        }
        Parsed<Procfile> procfile = ProcfileParser.parse(
                paths.procfile().name(),
                TextFile.bytes(paths.procfile(), " (create it, or specify another file with -f)"));
        refuseMissing(paths.directory());
        EnvFiles env = EnvFiles.read(paths, given, streams);
        List<Diagnostic> diagnostics = new ArrayList<>(procfile.diagnostics());
        diagnostics.addAll(env.diagnostics());
        List<NamedPath> settingsFiles = SettingsReading.files(paths, given);
        SettingsFiles settings = SettingsFiles.NONE;
        if (!settingsFiles.isEmpty()) {
            Parsed<SettingsFiles> read = SettingsReading.read(settingsFiles, paths, env, given);
            diagnostics.addAll(read.diagnostics());
            settings = read.value();
        }
        return new App(paths, procfile.value(), env, settings, diagnostics);
    }

    private static void refuseMissing(Path directory) throws Refusal {
        if (!Files.isDirectory(directory)) {
            String problem = Files.exists(directory) ? " is a file" : " does not exist";
            throw new Refusal(ExitCode.FILE_MISSING, "directory " + PathText.of(directory) + problem);
        }
    }

    public static AppPaths paths(OptionValues given, Streams streams) {
        return AppPaths.resolve(streams.directory(), given.path("procfile"), given.path("root"));
    }

    /**
     * Returns this app if its files have no errors.
     *
     * @throws Refusal with all diagnostics if one of them is an error
     */
    public App orRefuse() throws Refusal {
        Refusal.ifAnyError(diagnostics);
        return this;
    }

    List<Dotenv> envFiles() {
        return env.files();
    }
}
