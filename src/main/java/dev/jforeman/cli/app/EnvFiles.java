package dev.jforeman.cli.app;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.dotenv.DotenvParser;
import dev.jforeman.dotenv.Expansion;
import dev.jforeman.plan.AppPaths;
import dev.jforeman.plan.AppPaths.NamedPath;
import dev.jforeman.plan.Resolved;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The env files of an app, read.
 *
 * @param paths where they are
 * @param files what they say, in the same order
 * @param remarks what people are told about the choice of files
 * @param shell the environment jforeman was started with
 */
public record EnvFiles(
        List<NamedPath> paths,
        List<Dotenv> files,
        List<Diagnostic> diagnostics,
        List<String> remarks,
        Map<String, String> shell) {

    public static EnvFiles read(AppPaths app, OptionValues given, Streams streams) throws Refusal {
        Resolved<List<NamedPath>> chosen = app.envFiles(given.paths("env"), Files::exists, TextFile::isThere);
        List<NamedPath> paths = chosen.orRefuse();
        List<Dotenv> files = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, String> known = new HashMap<>(streams.environment());
        for (NamedPath path : paths) {
            Parsed<Dotenv> file = parse(path, known, given);
            files.add(file.value());
            known.putAll(file.value().values());
            diagnostics.addAll(file.diagnostics());
        }
        return new EnvFiles(paths, files, diagnostics, chosen.remarks(), streams.environment());
    }

    /** Reads one more file, behind these and some others. */
    Parsed<Dotenv> parseFurther(NamedPath path, List<Dotenv> others, OptionValues given) throws Refusal {
        Map<String, String> known = new HashMap<>(shell);
        files.forEach(file -> known.putAll(file.values()));
        others.forEach(file -> known.putAll(file.values()));
        return parse(path, known, given);
    }

    private static Parsed<Dotenv> parse(NamedPath path, Map<String, String> known, OptionValues given) throws Refusal {
        Parsed<Dotenv> read = DotenvParser.parse(path.name(), TextFile.bytes(path));
        if (!read.isUsable() || !given.isOn("env-expand")) {
            return read;
        }
        Parsed<Dotenv> expanded = Expansion.expand(read.value(), known);
        List<Diagnostic> both = new ArrayList<>(read.diagnostics());
        both.addAll(expanded.diagnostics());
        return new Parsed<>(expanded.value(), both);
    }

    public EnvFiles orRefuse() throws Refusal {
        Refusal.ifAnyError(diagnostics);
        return this;
    }
}
