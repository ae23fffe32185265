package dev.jforeman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.model.InstanceName;
import dev.jforeman.smoke.SmokeJson;
import dev.jforeman.smoke.SmokeJunit;
import dev.jforeman.smoke.SmokeReport;
import dev.jforeman.smoke.SmokeReport.CommandRun;
import dev.jforeman.smoke.SmokeReport.Row;
import dev.jforeman.testing.JunitSchema;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** One report in its three formats. */
class SmokeReportTest {
    private static final SmokeReport REPORT = new SmokeReport(
            List.of(
                    new Row(
                            new InstanceName("web", 1),
                            Optional.of(Duration.ofMillis(1_200)),
                            0,
                            "terminated by SIGTERM",
                            OptionalLong.of(21 << 20),
                            Optional.empty()),
                    new Row(
                            new InstanceName("db", 1),
                            Optional.empty(),
                            2,
                            "exited with code 7",
                            OptionalLong.empty(),
                            Optional.of("exited with \u001b code 7 & <more>"))),
            Optional.of(new CommandRun("npm test", OptionalInt.empty(), Duration.ofSeconds(3))),
            Duration.ofMillis(4_500),
            Optional.of("db.1 exited with code 7"),
            7);

    @Test
    void theReportForPeopleIsATable() {
        assertThat(REPORT.lines())
                .containsExactly(
                        "process  ready after  restarts  memory  ended",
                        "web.1    1.2 s        0         21 MB   terminated by SIGTERM",
                        "db.1     not ready    2         -       exited with code 7",
                        "command npm test was stopped after 3 s",
                        "smoke: failed after 4.5 s: db.1 exited with code 7");
    }

    @Test
    void theJunitReportHasACaseForEachProcessAndIsValidXml() {
        assertThat(SmokeJunit.xml(REPORT)).isEqualTo("""
            <?xml version="1.0" encoding="UTF-8"?>\
            <testsuite name="jforeman smoke" tests="3" failures="2" errors="0" skipped="0" time="4.500">\
            <testcase classname="jforeman smoke" name="web.1" time="1.200"></testcase>\
            <testcase classname="jforeman smoke" name="db.1" time="0.000">\
            <failure message="exited with ? code 7 &amp; &lt;more&gt;" type="failure"></failure></testcase>\
            <testcase classname="jforeman smoke" name="npm test" time="3.000">\
            <failure message="did not exit in time" type="failure"></failure></testcase></testsuite>
            """);
    }

    @Test
    void aProblemWithoutAProcessIsACaseOfItsOwn() {
        SmokeReport report = new SmokeReport(
                List.of(), Optional.empty(), Duration.ofSeconds(1), Optional.of("had to be killed: web.1"), 1);

        assertThat(SmokeJunit.xml(report))
                .contains("tests=\"1\" failures=\"1\"")
                .contains("name=\"formation\" time=\"1.000\"><failure message=\"had to be killed: web.1\"");
    }

    @Test
    void junitReportsKeepToThePublishedSchema() {
        SmokeReport empty = new SmokeReport(List.of(), Optional.empty(), Duration.ofDays(2), Optional.empty(), 0);
        SmokeReport late =
                new SmokeReport(List.of(), Optional.empty(), Duration.ZERO, Optional.of("<&\"\0\ud83d\ude00>"), 124);

        List.of(REPORT, empty, late).forEach(report -> JunitSchema.assertValid(SmokeJunit.xml(report)));
    }

    @Test
    void theSchemaRefusesAWrongReport() {
        String without = SmokeJunit.xml(REPORT).replace(" skipped=\"0\"", "");

        assertThatThrownBy(() -> JunitSchema.assertValid(without)).hasMessageContaining("skipped");
    }

    @Test
    void theReportForProgramsIsJson() {
        assertThat(SmokeJson.text(REPORT)).isEqualTo("""
            {
              "ok": false,
              "exit_code": 7,
              "seconds": 4.5,
              "problem": "db.1 exited with code 7",
              "processes": [
                {
                  "name": "web.1",
                  "ready_after_seconds": 1.2,
                  "restarts": 0,
                  "ended": "terminated by SIGTERM",
                  "peak_memory_bytes": 22020096
                },
                {
                  "name": "db.1",
                  "restarts": 2,
                  "ended": "exited with code 7",
                  "problem": "exited with \\u001b code 7 & <more>"
                }
              ],
              "command": {
                "command": "npm test",
                "seconds": 3.0
              }
            }
            """);
    }
}
