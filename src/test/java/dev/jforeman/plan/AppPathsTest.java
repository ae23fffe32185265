package dev.jforeman.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.plan.AppPaths.NamedPath;
import dev.jforeman.plan.Resolved.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppPathsTest {
    private static final Path CURRENT = Path.of("/me/app");

    @ParameterizedTest(name = "-f {0} -d {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "             |        | Procfile     | /me/app/Procfile     | /me/app     | /me/app/.env",
                "Procfile.dev |        | Procfile.dev | /me/app/Procfile.dev | /me/app     | /me/app/.env",
                "sub/Procfile |        | sub/Procfile | /me/app/sub/Procfile | /me/app/sub | /me/app/.env",
                "             | sub    | sub/Procfile | /me/app/sub/Procfile | /me/app/sub | /me/app/sub/.env",
                "Procfile     | sub    | Procfile     | /me/app/Procfile     | /me/app/sub | /me/app/sub/.env",
                "             | .      | Procfile     | /me/app/Procfile     | /me/app     | /me/app/.env",
                "             | ../oth | /me/oth/Procfile | /me/oth/Procfile | /me/oth | /me/oth/.env",
                "/etc/P       |        | /etc/P       | /etc/P                    | /etc             | /me/app/.env",
            })
    void eachPartIsWhereForemanLooksForIt(
            String procfile, String root, String name, Path path, Path directory, Path envFile) {
        AppPaths paths = paths(procfile, root);

        assertThat(paths.procfile()).isEqualTo(new NamedPath(name, path));
        assertThat(paths.directory()).isEqualTo(directory);
        assertThat(paths.usualEnvFile().path()).isEqualTo(envFile);
    }

    @Test
    void theDefaultEnvFileIsReadIfItExists() {
        assertThat(envFiles(paths(null, null), null, ".env").value())
                .containsExactly(new NamedPath(".env", CURRENT.resolve(".env")));
        assertThat(envFiles(paths(null, null), null)).isEqualTo(Resolved.clean(List.of()));
    }

    @Test
    void listedEnvFilesReplaceTheDefaultOneAndKeepTheirOrder() {
        Resolved<List<NamedPath>> files = envFiles(paths(null, null), "b.env,a.env", ".env", "a.env", "b.env");

        assertThat(files.value()).extracting(NamedPath::name).containsExactly("b.env", "a.env");
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void anEmptyListReadsNothing() {
        assertThat(envFiles(paths(null, null), "", ".env")).isEqualTo(Resolved.clean(List.of()));
    }

    @Test
    void eachListedEnvFileMustExist() {
        assertThat(envFiles(paths(null, null), "no.env,.env,nor.env", ".env").problems())
                .containsExactly(
                        new Problem(ExitCode.FILE_MISSING, "env file no.env does not exist"),
                        new Problem(ExitCode.FILE_MISSING, "env file nor.env does not exist"));
    }

    @Test
    void anIgnoredEnvFileBesideTheProcfileIsReported() {
        AppPaths paths = paths("sub/Procfile", null);

        assertThat(envFiles(paths, null, "sub/.env").remarks())
                .containsExactly("sub/.env beside the Procfile is not read (-e sub/.env reads it)");
        assertThat(envFiles(paths, null, ".env", "sub/.env").remarks())
                .containsExactly("sub/.env beside the Procfile is not read, .env is (-e sub/.env reads it)");
        assertThat(envFiles(paths, null, ".env").remarks()).isEmpty();
        assertThat(envFiles(paths, ".env", ".env", "sub/.env").remarks()).isEmpty();
    }

    private static AppPaths paths(String procfile, String root) {
        return AppPaths.resolve(CURRENT, Optional.ofNullable(procfile), Optional.ofNullable(root));
    }

    private static Resolved<List<NamedPath>> envFiles(AppPaths paths, String list, String... existing) {
        Set<Path> files = Stream.of(existing).map(CURRENT::resolve).collect(Collectors.toSet());
        Optional<List<String>> names = Optional.ofNullable(list)
                .map(joined -> Stream.of(joined.split(","))
                        .filter(name -> !name.isEmpty())
                        .toList());
        return paths.envFiles(names, files::contains, files::contains);
    }
}
