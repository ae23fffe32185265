package dev.jforeman.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The published schema and the reader accept and reject the same documents. The documents are JSON, which is also YAML,
 * so both get the same tree.
 */
class SettingsSchemaTest {
    private static final int DOCUMENTS = 4_000;
    private static final long SEED = 20_260_101L;

    /** Some valid values for each key. */
    private static final Map<String, List<String>> RIGHT = Map.ofEntries(
            Map.entry(
                    "ready",
                    List.of(
                            "'port'",
                            "{'port': null, 'timeout': 5}",
                            "{'port': 8080, 'interval': '250ms'}",
                            "{'http': '/health?x=1', 'status': 204}",
                            "{'http': 'https://[::1]:8443/%7Eme', 'status': [200, 404]}",
                            "{'http': 'https://my_app:8443/', 'insecure': true}",
                            "{'http': '/', 'headers': {'Host': 'a.test', 'X-N': 5, 'X-B': true, 'X-E': ''}}",
                            "{'log': 'listening on .*'}",
                            "{'command': 'bin/up', 'timeout': '2m'}",
                            "{'delay': 1.5}")),
            Map.entry(
                    "live",
                    List.of(
                            "'port'",
                            "{'http': 'http://localhost:80', 'failures': 5, 'action': 'restart'}",
                            "{'log': 'beat', 'interval': 60, 'timeout': 1}",
                            "{'command': 'bin/well', 'action': 'report'}")),
            Map.entry(
                    "needs",
                    List.of(
                            "'db'",
                            "['db', 'redis']",
                            "{'db': 'ready', 'migrate': 'done'}",
                            "{'db': {'condition': 'started', 'restart': true}, 'x': {}}",
                            "{'job': 'ended', 'assets': {'condition': 'ended', 'restart': true}}",
                            "[]")),
            Map.entry("task", List.of("true", "false")),
            Map.entry("success-codes", List.of("3", "0", "[0, 3]", "[1, 255]", "[]")),
            Map.entry("on-exit", List.of("'restart'", "'always'", "'stop'", "'ignore'", "'wait-for-change'")),
            Map.entry("max-restarts", List.of("0", "5", "1000")),
            Map.entry("backoff", List.of("1", "'250ms'", "{'first': 1, 'longest': '1m'}", "{}")),
            Map.entry("stop-signal", List.of("'INT'", "'SIGQUIT'")),
            Map.entry("stop-timeout", List.of("0", "10", "'1.5s'", "999999.5")),
            Map.entry("stop-command", List.of("'bin/drain'")),
            Map.entry("env", List.of("{}", "{'A': 'x', 'B_2': 5, 'C': true, 'D': '', 'E': 0.5}")),
            Map.entry("env-file", List.of("'a.env'", "['a.env', 'b.env']")),
            Map.entry("directory", List.of("'api'", "'..'")),
            Map.entry("port", List.of("8080", "false", "1", "65535")),
            Map.entry("pty", List.of("'auto'", "'always'", "true", "false")),
            Map.entry("stdin", List.of("'open'", "'closed'")),
            Map.entry("count", List.of("0", "3", "1000")),
            Map.entry(
                    "watch",
                    List.of(
                            "'src/**'",
                            "['src/**', '*.yml']",
                            "[]",
                            "{'paths': '**/*.py', 'ignore': ['x', 'y'], 'debounce': 0, 'signal': 'HUP'}")),
            Map.entry("groups", List.of("'billing'", "['a', 'b']")),
            Map.entry("autostart", List.of("true", "false")));

    /** Replacements for valid values. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1.5",
            "65536",
            "1001",
            "1000000",
            "''",
            "' '",
            "'x'",
            "'a b'",
            "'5'",
            "'0'",
            "'0ms'",
            "'00'",
            "'500ms'",
            "'1d'",
            "'1w'",
            "'1.5m'",
            "'SIGTERM'",
            "'STOP'",
            "'port'",
            "'/a b'",
            "'/a%2'",
            "'ftp://x'",
            "'http://'",
            "'http://x:0/'",
            "[]",
            "['a', 'a']",
            "['a', 1]",
            "[200, 700]",
            "{}",
            "{'port': 1}",
            "{'log': 'x', 'port': null}",
            "{'status': 200, 'log': 'x'}",
            "{'delay': 5}",
            "{'condition': 'ready'}",
            "{'paths': []}",
            "{'PORT': 1}",
            "{'1A': 'x'}",
            "{'A': null}",
            "{'A b': 'x'}",
            "{'A': 'x\\ny'}",
            "{'A': 'é'}",
            "{'A': {'B': 1}}");

    /** Values on both sides of each limit, and every word that a key accepts. */
    private static final List<String> EDGES = List.of(
            "99",
            "100",
            "599",
            "600",
            "999",
            "65535",
            "999999.5",
            "0.0000000001",
            "1e3",
            "'999999h'",
            "'1000000s'",
            "'0.0s'",
            "'0.000000001'",
            "'0.0000000001'",
            "'TERM'",
            "'SIGKILL'",
            "'term'",
            "'ready'",
            "'started'",
            "'done'",
            "'ended'",
            "255",
            "256",
            "[0, 256]",
            "'restart'",
            "'report'",
            "'never'",
            "'open'",
            "'-'",
            "'a.b'",
            "'/'",
            "'h'",
            "'http://a'",
            "'http://a:99999'",
            "'http://a:100000'",
            "'https://[::1]/é'");

    private static Schema schema;

    @BeforeAll
    static void readSchema() throws IOException {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(Files.readString(Path.of("docs/jforeman.schema.json")));
    }

    @Test
    void schemaAndReaderAcceptEveryValidValue() {
        RIGHT.forEach((key, values) -> values.forEach(value -> {
            JsonObject document = document(Map.of(key, json(value)));
            assertThat(JforemanYml.parse("jforeman.yml", bytes(document)).diagnostics())
                    .as(document.toString())
                    .isEmpty();
            assertThat(schema.validate(document.toString(), InputFormat.JSON))
                    .as(document.toString())
                    .isEmpty();
        }));
    }

    @Test
    void schemaAndReaderAcceptTheSameDocuments() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            JsonObject document = randomDocument(random);
            refused += assertSameAnswer(document) ? 0 : 1;
        }
        assertThat(refused).isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
    }

    /** Each valid document is tried with each value replaced, with each key removed, and with a key added. */
    @Tag("slow")
    @Test
    void schemaAndReaderAgreeOnEverySingleChange() {
        int refused = 0;
        int all = 0;
        for (JsonObject document : rightDocuments()) {
            for (JsonElement changed : Changes.of(document, replacements())) {
                refused += assertSameAnswer(changed) ? 0 : 1;
                all++;
            }
        }
        assertThat(all - refused).isGreaterThan(rightDocuments().size());
        assertThat(refused).isGreaterThan(all / 2);
    }

    private static List<JsonObject> rightDocuments() {
        return RIGHT.entrySet().stream()
                .flatMap(key -> key.getValue().stream().map(value -> document(Map.of(key.getKey(), json(value)))))
                .toList();
    }

    private static Set<JsonElement> replacements() {
        Set<JsonElement> all = new LinkedHashSet<>();
        ODD.forEach(odd -> all.add(json(odd)));
        RIGHT.values().forEach(values -> values.forEach(value -> all.add(json(value))));
        EDGES.forEach(edge -> all.add(json(edge)));
        return all;
    }

    @Test
    void theSchemaHasTheKeysOfTheReader() {
        JsonObject root = JsonParser.parseString(read()).getAsJsonObject();
        JsonObject process = root.getAsJsonObject("$defs").getAsJsonObject("process");
        assertThat(process.getAsJsonObject("properties").keySet()).containsExactlyElementsOf(TypeSettings.KEYS);
        assertThat(RIGHT.keySet()).containsExactlyInAnyOrderElementsOf(TypeSettings.KEYS);
    }

    private static boolean assertSameAnswer(JsonElement document) {
        boolean isRead = JforemanYml.parse("jforeman.yml", bytes(document)).isUsable();
        List<?> errors = schema.validate(document.toString(), InputFormat.JSON);
        assertThat(errors.isEmpty())
                .as("the reader says %s to %s, the schema %s", isRead, document, errors)
                .isEqualTo(isRead);
        return isRead;
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/jforeman.schema.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonObject randomDocument(Random random) {
        JsonObject type = new JsonObject();
        for (int keys = random.nextInt(4); keys > 0; keys--) {
            String key = pick(TypeSettings.KEYS, random);
            type.add(key, json(pick(RIGHT.get(key), random)));
        }
        if (random.nextInt(2) == 0) {
            spoil(type, random);
        }
        JsonObject document = document(Map.of());
        document.getAsJsonObject("processes").add(random.nextInt(40) == 0 ? "a b" : "web", type);
        return random.nextInt(60) == 0 ? document(Map.of("x", document)) : document;
    }

    /** Makes one change in the document, at any depth. */
    private static void spoil(JsonObject group, Random random) {
        if (group.isEmpty() || random.nextInt(12) == 0) {
            group.add(pick(List.of("redy", "status", "timeout", "first", "port", "X"), random), odd(random));
            return;
        }
        String key = pick(new ArrayList<>(group.keySet()), random);
        if (group.get(key) instanceof JsonObject inner && random.nextInt(3) > 0) {
            spoil(inner, random);
        } else if (group.get(key) instanceof JsonArray list && random.nextBoolean()) {
            list.add(odd(random));
        } else {
            group.add(key, odd(random));
        }
    }

    private static JsonElement odd(Random random) {
        return random.nextInt(3) == 0
                ? json(pick(RIGHT.get(pick(TypeSettings.KEYS, random)), random))
                : json(pick(ODD, random));
    }

    private static JsonObject document(Map<String, JsonElement> settings) {
        JsonObject type = new JsonObject();
        settings.forEach(type::add);
        JsonObject types = new JsonObject();
        types.add("web", type);
        JsonObject document = new JsonObject();
        document.add("processes", types);
        return document;
    }

    private static JsonElement json(String text) {
        return text.equals("null") ? JsonNull.INSTANCE : JsonParser.parseString(text.replace('\'', '"'));
    }

    private static byte[] bytes(JsonElement document) {
        return document.toString().getBytes(UTF_8);
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
