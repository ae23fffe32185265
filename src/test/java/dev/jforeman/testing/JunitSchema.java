package dev.jforeman.testing;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schema for JUnit reports published by Surefire, which the build extracts from its sources. */
public final class JunitSchema {
    private static final Path UNPACKED = Path.of("target/schemas");
    private static final String FILE = "surefire-test-report.xsd";

    private JunitSchema() {}

    public static void assertValid(String xml) {
        assertThatCode(() -> schema().newValidator().validate(new StreamSource(new StringReader(xml))))
                .as(xml)
                .doesNotThrowAnyException();
    }

    private static Schema schema() throws SAXException, IOException {
        try (Stream<Path> files = Files.walk(UNPACKED)) {
            Path file = files.filter(path -> path.endsWith(FILE)).findFirst().orElseThrow();
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(file.toFile());
        }
    }
}
