package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.export.model.ExportFile.Access;
import dev.jforeman.export.model.ExportFile.Subject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private final Sample sample = Sample.of("web: bin/server 100%\nworker: bin/worker", Map.of("A", "it's"))
            .formation("web=2,worker=1");

    @Test
    void aTemplateWritesEachFileOfItsKindAndKeepsNameAndPermissions() throws Exception {
        Export export = render("systemd", "process.service", "{{app}} {{name}} {{port}} {{user}}");

        assertThat(export.files())
                .contains(new ExportFile("app-web.2.service", "app web.2 5001 app", Access.PUBLIC)
                        .templated(
                                "process.service",
                                new Subject.OneInstance(
                                        sample.deployment().instances().get(1))));
    }

    @Test
    void filesWithoutATemplateAreWrittenAsUsual() throws Exception {
        ExportFile target = render("systemd", "process.service", "x").files().getFirst();

        assertThat(target.content()).contains("Wants=app-web.1.service");
    }

    @Test
    void aTemplateOfTheWholeAppSeesTypesAndInstances() throws Exception {
        String text = content(
                "supervisord",
                "app.conf",
                "{{#types}}{{type}}={{count}}:{{#instances}}"
                        + " {{file}}{{/instances}};{{/types}}{{#instances}}{{name}},{{/instances}}");

        assertThat(text).isEqualTo("web=2: app-web-1 app-web-2;worker=1: app-worker-1;web.1,web.2,worker.1,");
    }

    @Test
    void aTemplateOfATypeSeesItsInstances() throws Exception {
        Export export = render("upstart", "process_master.conf", "{{type}}{{#instances}} {{number}}{{/instances}}");

        assertThat(export.files()).extracting(ExportFile::content).contains("web 1 2", "worker 1");
    }

    @Test
    void valuesAreQuotedAsTheTemplateSays() throws Exception {
        String text = content(
                "systemd",
                "process.service",
                "{{#environment}}{{name}}={{value}} {{/environment}}"
                        + "{{#q_systemd_argument}}{{command}}{{/q_systemd_argument}}");

        assertThat(text).startsWith("A=it's ").endsWith("\"bin/server 100%%\"");
    }

    @Test
    void anUnknownTemplateValueIsNamed() {
        assertThatThrownBy(() -> render("systemd", "process.service", "{{nosuch}}"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("process.service")
                .hasMessageContaining("nosuch");
    }

    @Test
    void aTemplateThatIsNotClosedIsNamed() {
        assertThatThrownBy(() -> render("systemd", "master.target", "{{#instances}}"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("master.target");
    }

    private String content(String format, String template, String text) throws Refusal {
        return render(format, template, text).files().stream()
                .filter(file -> file.templated()
                        .filter(own -> own.template().equals(template))
                        .isPresent())
                .findFirst()
                .orElseThrow()
                .content();
    }

    private Export render(String format, String template, String text) throws Refusal {
        return new Templates(Map.of(template, text)).applyTo(sample.export(format), sample.deployment());
    }
}
