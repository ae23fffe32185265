package dev.jforeman.cli.app;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.glob.BadGlob;
import dev.jforeman.glob.PathGlob;
import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.settings.TypeSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Paths that are to be watched and do not exist: mostly a slip, since nothing there can change. */
public final class MissingWatchPaths {
    private MissingWatchPaths() {}

    /** A warning for each, at the process type that watches it. */
    public static List<Diagnostic> of(App app) {
        return app.settings().settings().types().values().stream()
                .flatMap(type -> type.checks().watch().stream()
                        .flatMap(rule -> of(app.paths().directory(), type, rule)))
                .toList();
    }

    private static Stream<Diagnostic> of(Path app, TypeSettings type, WatchRule rule) {
        Path directory = type.context().directory().map(app::resolve).orElse(app);
        return rule.paths().stream()
                .filter(glob -> roots(glob).noneMatch(root -> Files.exists(directory.resolve(root))))
                .map(glob -> Diagnostic.warning(
                        type.where(),
                        "it watches " + Excerpt.of(glob) + ", which does not exist in " + directory.normalize(),
                        "a change is noticed once there is something"));
    }

    private static Stream<String> roots(String glob) {
        try {
            return PathGlob.parse(glob).stream().map(PathGlob::root);
        } catch (BadGlob e) {
            throw new IllegalStateException("the reader of the settings refuses it", e);
        }
    }
}
