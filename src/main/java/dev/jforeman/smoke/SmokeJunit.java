package dev.jforeman.smoke;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.smoke.SmokeReport.CommandRun;
import dev.jforeman.smoke.SmokeReport.Row;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The report for CI systems, as Ant's JUnit task writes it: each process is a test case, the command one more, and what
 * was wrong as a whole one more if no process caused it.
 */
public final class SmokeJunit {
    private static final String SUITE = "jforeman smoke";

    private final XMLStreamWriter xml;

    private SmokeJunit(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static String xml(SmokeReport report) {
        StringWriter text = new StringWriter();
        try {
            new SmokeJunit(XMLOutputFactory.newInstance().createXMLStreamWriter(text)).write(report);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text takes everything", e);
        }
        return text + "\n";
    }

    private void write(SmokeReport report) throws XMLStreamException {
        Optional<String> whole = ofTheWhole(report);
        long failures = report.rows().stream()
                        .filter(row -> row.problem().isPresent())
                        .count()
                + report.command().stream().filter(SmokeJunit::isFailure).count()
                + whole.stream().count();
        int tests = report.rows().size()
                + report.command().stream().toList().size()
                + whole.stream().toList().size();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", String.valueOf(tests));
        xml.writeAttribute("failures", String.valueOf(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(report.took()));
        for (Row row : report.rows()) {
            testCase(row.name().toString(), row.ready().orElse(Duration.ZERO), row.problem());
        }
        if (report.command().isPresent()) {
            CommandRun run = report.command().get();
            testCase(run.line(), run.took(), isFailure(run) ? Optional.of(problem(run)) : Optional.empty());
        }
        if (whole.isPresent()) {
            testCase("formation", report.took(), whole);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private static boolean isFailure(CommandRun run) {
        return run.code().orElse(1) != 0;
    }

    private static String problem(CommandRun run) {
        return run.code().isPresent() ? "exited with code " + run.code().getAsInt() : "did not exit in time";
    }

    private static Optional<String> ofTheWhole(SmokeReport report) {
        boolean isTold = report.rows().stream().anyMatch(row -> row.problem().isPresent())
                || report.command().filter(SmokeJunit::isFailure).isPresent();
        return report.problem().filter(_ -> !isTold);
    }

    /** XML has no place for most control characters, not even escaped. */
    private void testCase(String name, Duration time, Optional<String> problem) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", Excerpt.harmless(name));
        xml.writeAttribute("time", seconds(time));
        if (problem.isPresent()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", Excerpt.harmless(problem.get()));
            xml.writeAttribute("type", "failure");
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
