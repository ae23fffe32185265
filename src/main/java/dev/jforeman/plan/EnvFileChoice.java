package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which env files are read. */
record EnvFileChoice(AppPaths paths, Predicate<Path> isFile) {

    Resolved<List<NamedPath>> choose(Optional<String> list) {
        return list.map(this::listed).orElseGet(this::usual);
    }

    private Resolved<List<NamedPath>> listed(String list) {
        List<NamedPath> files = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> new NamedPath(name, paths.current().resolve(name).normalize()))
                .toList();
        return new Resolved<>(files, missing(files), List.of());
    }

    private List<Problem> missing(List<NamedPath> files) {
        return files.stream()
                .filter(file -> !isFile.test(file.path()))
                .map(file -> new Problem(ExitCode.FILE_MISSING, "the env file " + file.name() + " does not exist"))
                .toList();
    }

    private Resolved<List<NamedPath>> usual() {
        NamedPath usual = paths.usualEnvFile();
        List<NamedPath> files = isFile.test(usual.path()) ? List.of(usual) : List.of();
        return Resolved.withRemarks(files, overlooked(files));
    }

    private List<String> overlooked(List<NamedPath> read) {
        NamedPath beside = paths.envFileBesideProcfile();
        if (beside.path().equals(paths.usualEnvFile().path()) || !isFile.test(beside.path())) {
            return List.of();
        }
        String instead = read.isEmpty() ? "" : ", " + read.getFirst().name() + " is";
        return List.of(
                beside.name() + " beside the Procfile is not read" + instead + " (-e " + beside.name() + " reads it)");
    }
}
