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
import dev.jforeman.plan.EnvOverlay;
import dev.jforeman.plan.Resolved;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The content of the env files of an app.
 *
 * @param paths the paths of the files
 * @param files the content of the files, in the same order
 * @param remarks messages about the choice of files
 * @param shell the environment variables that jforeman was started with
 */
public record EnvFiles(
        List<NamedPath> paths,
        List<Dotenv> files,
        List<Diagnostic> diagnostics,
        List<String> remarks,
        Map<String, String> shell) {
    private static final String KEEP = "keep-env";
    private static final String EXPAND = "env-expand";

    public static EnvFiles read(AppPaths app, OptionValues given, Streams streams) throws Refusal {
        Resolved<List<NamedPath>> chosen = app.envFiles(given.paths("env"), Files::exists, TextFile::isThere);
        List<NamedPath> paths = chosen.orRefuse();
        List<Dotenv> files = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (NamedPath path : paths) {
            Parsed<Dotenv> file = parse(path, new EnvOverlay(files, streams.environment(), given.isOn(KEEP)), given);
            files.add(file.value());
            diagnostics.addAll(file.diagnostics());
        }
        return new EnvFiles(paths, files, diagnostics, chosen.remarks(), streams.environment());
    }

    /**
     * Reads one more file, whose references can use the variables of these files and of others.
     *
     * @param others files that were read after these and before the new one
     */
    Parsed<Dotenv> parseFurther(NamedPath path, List<Dotenv> others, OptionValues given) throws Refusal {
        List<Dotenv> earlier = new ArrayList<>(files);
        earlier.addAll(others);
        return parse(path, new EnvOverlay(earlier, shell, given.isOn(KEEP)), given);
    }

    /** Parses a file and expands references. With {@code --keep-env} they expand to the value of the shell if it has one. */
    private static Parsed<Dotenv> parse(NamedPath path, EnvOverlay earlier, OptionValues given) throws Refusal {
        Parsed<Dotenv> read = DotenvParser.parse(path.name(), TextFile.bytes(path));
        if (!read.isUsable() || !given.isOn(EXPAND)) {
            return read;
        }
        Map<String, String> known = new HashMap<>(earlier.shell());
        known.putAll(earlier.values());
        Set<String> shellNames = earlier.keepEnv() ? earlier.shell().keySet() : Set.of();
        Parsed<Dotenv> expanded = Expansion.expand(read.value(), known, shellNames);
        List<Diagnostic> both = new ArrayList<>(read.diagnostics());
        both.addAll(expanded.diagnostics());
        return new Parsed<>(expanded.value(), both);
    }

    /**
     * The messages to print when the files are used. With {@code --env-expand} they include warnings about unset variables,
     * which may be mistakes.
     */
    public List<String> messages(OptionValues given) throws Refusal {
        List<String> messages = new ArrayList<>(remarks);
        if (given.isOn(EXPAND)) {
            diagnostics.forEach(found -> messages.add(found.toString()));
        }
        return messages;
    }

    public EnvFiles orRefuse() throws Refusal {
        Refusal.ifAnyError(diagnostics);
        return this;
    }
}
