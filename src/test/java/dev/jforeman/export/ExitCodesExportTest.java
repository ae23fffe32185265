package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Success codes, and needs for an exit with any code, in the formats that have them. */
class ExitCodesExportTest {
    private static final String SETTINGS = """
        processes:
          lint: {task: true, success-codes: [0, 7, 3]}
          web: {success-codes: 3, needs: {lint: ended}}
        """;

    private static Export export(String format) throws Refusal {
        return Sample.of("lint: bin/lint\nweb: bin/web\n", Map.of())
                .settingsText(SETTINGS)
                .image("shop:1")
                .export(format);
    }

    private static String text(Export export) {
        return export.files().stream().map(ExportFile::content).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "systemd     | SuccessExitStatus=143 3 7",
                "systemd     | Wants=app-lint.1.service",
                "systemd     | After=app-lint.1.service",
                "quadlet     | SuccessExitStatus=3 7",
                "quadlet     | Wants=app-lint-1.service",
                "supervisord | exitcodes=0,3,7",
                "upstart     | normal exit 0 3",
                "openrc      | use app-lint-1",
            })
    void formatsWithSuccessCodesExportThem(String format, String line) throws Refusal {
        Export export = export(format);

        assertThat(text(export).lines().map(String::strip)).contains(line);
    }

    @Test
    void aNeedForAnExitWithAnyCodeIsNoRequiresInSystemd() throws Refusal {
        assertThat(text(export("systemd"))).doesNotContain("Requires=");
    }

    @Test
    void formatsWithoutSuccessCodesReportIt() throws Refusal {
        assertThat(export("s6").remarks()).anyMatch(remark -> remark.contains("omits success-codes (of lint, web)"));
        assertThat(export("systemd").remarks()).noneMatch(remark -> remark.contains("success-codes"));
        assertThat(export("compose").remarks())
                .contains("Compose cannot wait for an exit with any code: web does not start if a dependency fails");
    }
}
