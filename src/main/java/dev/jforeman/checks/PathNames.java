package dev.jforeman.checks;

import dev.jforeman.model.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names a path consists of. */
final class PathNames {
    private PathNames() {}

    /** Those of a path below a directory; none for the directory itself. */
    static List<String> below(Path directory, Path path) {
        List<String> names = new ArrayList<>();
        for (int index = directory.getNameCount(); index < path.getNameCount(); index++) {
            names.add(PathText.of(path.getName(index)));
        }
        return names;
    }
}
