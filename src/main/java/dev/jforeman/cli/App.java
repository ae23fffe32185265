package dev.jforeman.cli;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.dotenv.DotenvParser;
import dev.jforeman.dotenv.Expansion;
import dev.jforeman.plan.AppPaths;
import dev.jforeman.plan.NamedPath;
import dev.jforeman.plan.Resolved;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.procfile.ProcfileParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of an app, read.
 *
 * @param diagnostics all of them, so that every problem can be told at once
 * @param remarks what people are told about the choice of files
 */
record App(
        AppPaths paths, Procfile procfile, List<Dotenv> envFiles, List<Diagnostic> diagnostics, List<String> remarks) {

    /** Reads what the options name, errors and all. */
    static App read(Given given, Streams streams) throws Refusal {
        AppPaths paths = paths(given, streams);
        Parsed<Procfile> procfile = ProcfileParser.parse(paths.procfile().name(), bytes(paths.procfile()));
        Env env = Env.read(paths, given, streams);
        List<Diagnostic> diagnostics = new ArrayList<>(procfile.diagnostics());
        diagnostics.addAll(env.diagnostics());
        return new App(paths, procfile.value(), env.files(), diagnostics, env.remarks());
    }

    static AppPaths paths(Given given, Streams streams) {
        return AppPaths.resolve(streams.directory(), given.text("procfile"), given.text("root"));
    }

    /** The app if it can be used. */
    App orRefuse() throws Refusal {
        List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            throw Refusals.badData(errors);
        }
        return this;
    }

    /** The env files of an app, read. */
    record Env(List<Dotenv> files, List<Diagnostic> diagnostics, List<String> remarks) {

        static Env read(AppPaths paths, Given given, Streams streams) throws Refusal {
            Resolved<List<NamedPath>> chosen = paths.envFiles(list(given), Files::isRegularFile);
            List<Dotenv> files = new ArrayList<>();
            List<Diagnostic> diagnostics = new ArrayList<>();
            Map<String, String> known = new HashMap<>(streams.environment());
            for (NamedPath path : chosen.orRefuse()) {
                Parsed<Dotenv> file = parse(path, known, given);
                files.add(file.value());
                known.putAll(file.value().values());
                diagnostics.addAll(file.diagnostics());
            }
            return new Env(files, diagnostics, chosen.remarks());
        }

        private static java.util.Optional<String> list(Given given) {
            List<String> files = given.list("env");
            return files.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(String.join(",", files));
        }

        private static Parsed<Dotenv> parse(NamedPath path, Map<String, String> known, Given given) throws Refusal {
            Parsed<Dotenv> file = DotenvParser.parse(path.name(), bytes(path));
            return file.isUsable() && given.isOn("env-expand") ? Expansion.expand(file.value(), known) : file;
        }
    }

    private static byte[] bytes(NamedPath file) throws Refusal {
        if (!Files.exists(file.path())) {
            throw new Refusal(ExitCode.FILE_MISSING, file.name() + " does not exist");
        }
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new Refusal(ExitCode.FILE_MISSING, "cannot read " + file.name() + ": " + reason(file));
        }
    }

    private static String reason(NamedPath file) {
        return Files.isDirectory(file.path()) ? "it is a directory" : "permission denied";
    }
}
