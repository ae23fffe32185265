package dev.jforeman.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.jforeman.settings.JforemanYml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every {@code jforeman.yml} in the documentation is valid for the reader and for the published schema. */
class SettingsExamplesTest {
    private static final String FILE = "jforeman.yml";

    /** Pages that show error messages, and therefore invalid files. */
    private static final String MISTAKE = "redy";

    /** Pages whose YAML blocks are a {@code jforeman.yml}. */
    private static final Set<String> WITH_SETTINGS = Set.of("docs/jforeman-yml.md", "docs/recipes.md");

    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/jforeman.schema.json")));
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> examples = Files.walk(Path.of("examples"))) {
            return examples.filter(path -> path.endsWith(FILE)).map(SettingsExamplesTest::read).toList().stream();
        }
    }

    /** The commands that write such a file. */
    static Stream<String> commands() {
        return Document.all().stream()
                .flatMap(document -> document.consoles().stream())
                .flatMap(console -> console.exchanges().stream())
                .map(Console.Exchange::command)
                .filter(command -> command.contains("> " + FILE))
                .distinct();
    }

    /** Whole files, and lines of which each is a way to write a key. */
    static Stream<String> blocks() {
        return Document.all().stream()
                .filter(document -> WITH_SETTINGS.contains(document.path().toString()))
                .flatMap(document -> document.blocks("yaml").stream())
                .flatMap(SettingsExamplesTest::documents);
    }

    private static Stream<String> documents(List<String> block) {
        return block.getFirst().startsWith("processes:")
                ? Stream.of(String.join("\n", block))
                : block.stream().map(line -> "processes:\n  web:\n    " + line);
    }

    @ParameterizedTest
    @MethodSource({"files", "blocks"})
    void anExampleIsValidForBoth(String text) {
        assertRight(text, true);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void settingsWrittenByACommandAreValidForBoth(String command, @TempDir Path directory) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .start();
        assertThat(shell.waitFor()).isZero();

        assertRight(read(directory.resolve(FILE)), !command.contains(MISTAKE));
    }

    private static void assertRight(String text, boolean isRight) {
        assertThat(JforemanYml.parse(FILE, text.getBytes(UTF_8)).diagnostics().isEmpty())
                .as(text)
                .isEqualTo(isRight);
        boolean isRightBySchema = text.contains("<<:")
                ? schema.validate(merged(text), InputFormat.JSON).isEmpty()
                : schema.validate(text, InputFormat.YAML).isEmpty();
        assertThat(isRightBySchema).as(text).isEqualTo(isRight);
    }

    /** Editors apply merge keys before they validate. The validator's own YAML reader does not know merge keys. */
    private static String merged(String text) {
        return new Gson().toJson(new Yaml().<Object>load(text));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
