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
 * The env files of an app, read.
 *
 * @param paths where they are
 * @param files what they say, in the same order
 * @param remarks messages about the choice of files
 * @param shell the environment jforeman was started with
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

    /** Reads one more file, behind these and some others. */
    Parsed<Dotenv> parseFurther(NamedPath path, List<Dotenv> others, OptionValues given) throws Refusal {
        List<Dotenv> earlier = new ArrayList<>(files);
        earlier.addAll(others);
        return parse(path, new EnvOverlay(earlier, shell, given.isOn(KEEP)), given);
    }

    /** A variable kept from the shell also has the shell's value where other values refer to it. */
    private static Parsed<Dotenv> parse(NamedPath path, EnvOverlay earlier, OptionValues given) throws Refusal {
        Parsed<Dotenv> read = DotenvParser.parse(path.name(), TextFile.bytes(path));
        if (!read.isUsable() || !given.isOn(EXPAND)) {
            return read;
        }
        Map<String, String> known = new HashMap<>(earlier.shell());
        known.putAll(earlier.values());
        Set<String> fixed = earlier.keepEnv() ? earlier.shell().keySet() : Set.of();
        Parsed<Dotenv> expanded = Expansion.expand(read.value(), known, fixed);
        List<Diagnostic> both = new ArrayList<>(read.diagnostics());
        both.addAll(expanded.diagnostics());
        return new Parsed<>(expanded.value(), both);
    }

    /** Messages when the files are used: with expansion, an unset variable may be a mistake. */
    public List<String> told(OptionValues given) throws Refusal {
        List<String> told = new ArrayList<>(remarks);
        if (given.isOn(EXPAND)) {
            diagnostics.forEach(found -> told.add(found.toString()));
        }
        return told;
    }

    public EnvFiles orRefuse() throws Refusal {
        Refusal.ifAnyError(diagnostics);
        return this;
    }
}
