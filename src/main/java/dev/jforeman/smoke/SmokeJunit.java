package dev.jforeman.smoke;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.smoke.SmokeReport.CommandRun;
import dev.jforeman.smoke.SmokeReport.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Formats the report for CI systems, in the format of Ant's JUnit task. Each process is a test case, and so is the
 * command. A problem of the whole run is one more test case if no process caused it.
 */
public final class SmokeJunit {
    private static final String DOCUMENT = """
        <?xml version="1.0" encoding="UTF-8"?>\
        <testsuite name="jforeman smoke" tests="{{tests}}" failures="{{failures}}" errors="0" skipped="0" time="{{time}}">\
        {{#cases}}<testcase classname="jforeman smoke" name="{{name}}" time="{{time}}">\
        {{#problem}}<failure message="{{.}}" type="failure"></failure>{{/problem}}\
        </testcase>{{/cases}}</testsuite>
        """;

    private SmokeJunit() {}

    /**
     * A test case. Its texts have no control characters, because XML does not allow most of them, not even escaped.
     */
    record Case(String name, String time, List<String> problem) {
        static Case of(String name, Duration time, Optional<String> problem) {
            return new Case(
                    Excerpt.harmless(name),
                    seconds(time),
                    problem.map(Excerpt::harmless).stream().toList());
        }
    }

    /** All test cases. */
    record Suite(List<Case> cases, int tests, long failures, String time) {}

    public static String xml(SmokeReport report) {
        List<Case> cases = cases(report);
        long failures = cases.stream().filter(each -> !each.problem().isEmpty()).count();
        Template template = Mustache.compiler().compile(DOCUMENT);
        return template.execute(new Suite(cases, cases.size(), failures, seconds(report.took())));
    }

    private static List<Case> cases(SmokeReport report) {
        List<Case> cases = new ArrayList<>();
        for (Row row : report.rows()) {
            cases.add(Case.of(row.name().toString(), row.ready().orElse(Duration.ZERO), row.problem()));
        }
        report.command()
                .ifPresent(run -> cases.add(Case.of(
                        run.line(), run.took(), Optional.of(problem(run)).filter(_ -> isFailure(run)))));
        ofTheWhole(report).ifPresent(problem -> cases.add(Case.of("formation", report.took(), Optional.of(problem))));
        return cases;
    }

    private static boolean isFailure(CommandRun run) {
        return run.code().orElse(1) != 0;
    }

    private static String problem(CommandRun run) {
        return run.code().isPresent() ? "exited with code " + run.code().getAsInt() : "did not exit in time";
    }

    private static Optional<String> ofTheWhole(SmokeReport report) {
        boolean isReported =
                report.rows().stream().anyMatch(row -> row.problem().isPresent())
                        || report.command().filter(SmokeJunit::isFailure).isPresent();
        return report.problem().filter(_ -> !isReported);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
