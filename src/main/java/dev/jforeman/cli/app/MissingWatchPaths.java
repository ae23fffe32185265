package dev.jforeman.cli.app;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.glob.PathGlob;
import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.PathText;
import dev.jforeman.settings.TypeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds watched paths that do not exist, which are usually mistakes. */
public final class MissingWatchPaths {
    private MissingWatchPaths() {}

    /** A warning for each missing path, located at the process type that watches it. */
    public static List<Diagnostic> of(App app) {
        return app.settings().settings().types().values().stream()
                .flatMap(type -> type.checks().watch().stream()
                        .flatMap(rule -> of(app.paths().directory(), type, rule)))
                .toList();
    }

    private static Stream<Diagnostic> of(Path app, TypeSettings type, WatchRule rule) {
        Path directory = type.context()
                .directory()
                .map(name -> PathText.resolve(app, name))
                .orElse(app);
        return rule.paths().stream()
                .filter(glob -> PathGlob.of(glob).stream()
                        .noneMatch(one -> Files.exists(PathText.resolve(directory, one.root()))))
                .map(glob -> Diagnostic.warning(
                        type.where(),
                        "watched path " + Excerpt.of(glob) + " does not exist in " + PathText.of(directory.normalize()),
                        "changes are detected once it exists"));
    }
}
