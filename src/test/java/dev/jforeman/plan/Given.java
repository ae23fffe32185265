package dev.jforeman.plan;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.dotenv.Dotenv;
import dev.jforeman.dotenv.Dotenv.Assignment;
import dev.jforeman.plan.Resolved.Problem;
import dev.jforeman.procfile.Procfile;
import dev.jforeman.procfile.Procfile.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Input for tests of plans, short to write. */
public final class Given {
    private Given() {}

    /** A Procfile whose nth type is on line n and runs {@code run TYPE}. */
    static Procfile procfile(String... types) {
        return procfile(List.of(types));
    }

    static Procfile procfile(List<String> types) {
        return new Procfile(
                "Procfile",
                IntStream.range(0, types.size())
                        .mapToObj(i -> entry(types.get(i), new Location("Procfile", i + 1, 1)))
                        .toList());
    }

    private static Entry entry(String type, Location where) {
        return new Entry(type, "run " + type, where);
    }

    /** An env file of lines {@code NAME=value}, the nth on line n. */
    static Dotenv envFile(String file, String... lines) {
        return new Dotenv(
                file,
                IntStream.range(0, lines.length)
                        .mapToObj(i -> assignment(lines[i], new Location(file, i + 1, 1)))
                        .toList());
    }

    private static Assignment assignment(String line, Location where) {
        String[] sides = line.split("=", 2);
        return new Assignment(sides[0], sides[1], where);
    }

    static EnvOverlay environment(Dotenv... files) {
        return new EnvOverlay(Arrays.asList(files), Map.of(), false);
    }

    static List<String> sentences(Resolved<?> resolved) {
        return resolved.problems().stream().map(Problem::sentence).toList();
    }
}
