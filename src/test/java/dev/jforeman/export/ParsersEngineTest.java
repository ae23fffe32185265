package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.jforeman.export.format.ShellScript;
import dev.jforeman.export.model.ExportOptions.NomadDriver;
import dev.jforeman.export.model.Variables;
import dev.jforeman.model.ProcessSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports are read by parsers of their language, which must return hostile values unchanged. */
@Tag("engine")
class ParsersEngineTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Path READERS = Sample.RESOURCES.resolve("readers");

    @TempDir
    Path directory;

    private final Sample sample = Sample.of(
                    "web: bin/server ${PORT} $$ %{x} {{y}} 'it\\n'\nrelease: bin/migrate", Hostile.values())
            .image("example/app:1");

    @Test
    void rubyReadsThePill() throws Exception {
        Tool.need("ruby");
        Tool.write(directory, sample.export("bluepill"));

        String json = Tool.run(LIMIT, "ruby", READERS + "/pill.rb", directory + "/app.pill")
                .orFail();

        ProcessSpec web = sample.deployment().instances().getFirst();
        JsonObject read = new Gson().fromJson(json, JsonObject.class);
        assertThat(strings(read.getAsJsonObject("environment"))).isEqualTo(new HashMap<>(web.environment()));
        assertThat(new Gson().fromJson(read.get("words"), String[].class))
                .containsExactly("/bin/sh", "-c", ShellScript.passingOn(web));
    }

    /** The binary form does not depend on how the text was written. */
    @Test
    void libplistReadsThePropertyList() throws Exception {
        Tool.need("plistutil", "python3");
        Tool.write(directory, sample.export("launchd"));
        String binary = directory + "/binary";

        Tool.run(LIMIT, "plistutil", "-i", directory + "/app-web-1.plist", "-o", binary)
                .orFail();
        String json = Tool.run(LIMIT, "python3", READERS + "/plist.py", binary).orFail();

        ProcessSpec web = sample.deployment().instances().getFirst();
        JsonObject read = new Gson().fromJson(json, JsonObject.class);
        assertThat(strings(read.getAsJsonObject("EnvironmentVariables"))).isEqualTo(new HashMap<>(web.environment()));
        assertThat(new Gson().fromJson(read.get("ProgramArguments"), String[].class))
                .containsExactly("/bin/sh", "-c", ShellScript.passingOn(web));
    }

    @ParameterizedTest
    @EnumSource
    void hclIsReadAsNomadWouldReadIt(NomadDriver driver) throws Exception {
        Tool.needPython("hcl2");
        Tool.write(directory, sample.driver(driver).inlineSecrets().export("nomad"));

        String json = Tool.run(LIMIT, "python3", READERS + "/job.py", directory + "/app.nomad.hcl")
                .orFail();

        ProcessSpec web = sample.deployment().instances().getFirst();
        Map<String, String> expected = Variables.withoutOwn(web);
        expected.remove("PORT_WEB");
        expected.remove("PORT_RELEASE");
        JsonObject read = new Gson().fromJson(json, JsonObject.class);
        assertThat(strings(read.getAsJsonObject("environment"))).isEqualTo(new HashMap<>(expected));
        assertThat(read.get("command").getAsString()).contains(ShellScript.passingOn(web));
    }

    @Test
    void nomadsSpecificationKnowsEveryField() throws Exception {
        Tool.needPython("hcl2");
        Sample settings = Sample.folder("settings").settings("settings").namespace("shop");
        Tool.write(directory, settings.export("nomad"));

        assertThat(checkJob("app.nomad.hcl").orFail().lines().filter(line -> line.startsWith("group")))
                .containsExactly("group \"db\"", "group \"web\"", "group \"worker\"");
        assertThat(checkJob("app-migrate.nomad.hcl").orFail()).endsWith("job \"app-migrate\"\n");
    }

    @Test
    void aFieldThatNomadDoesNotKnowIsFound() throws Exception {
        Tool.needPython("hcl2");
        Tool.write(directory, sample.export("nomad"));
        Path job = directory.resolve("app.nomad.hcl");
        Files.writeString(job, Files.readString(job).replace("  count =", "  counts ="));

        assertThat(checkJob("app.nomad.hcl").output()).contains("a group has no counts = 1");
    }

    private Tool.Result checkJob(String name) {
        return Tool.run(LIMIT, "python3", READERS + "/jobfields.py", directory + "/" + name);
    }

    @Test
    void kubernetesSchemasKnowEveryField() throws Exception {
        Sample usual = Sample.folder("usual")
                .formation("web=2,worker=1")
                .image("example/app:1")
                .namespace("shop");

        assertThat(kinds(usual.inlineSecrets()))
                .containsExactly("ConfigMap", "Secret", "Job", "Deployment", "Service", "Deployment");
    }

    /** The settings have probes and a task. */
    @Test
    void kubernetesSchemasKnowTheFieldsMadeFromSettings() throws Exception {
        Sample settings = Sample.folder("settings").settings("settings").image("example/app:1");

        assertThat(kinds(settings))
                .containsExactly("ConfigMap", "Deployment", "Job", "Deployment", "Service", "Deployment");
    }

    private Stream<String> kinds(Sample app) throws Exception {
        Tool.needPython("kubernetes_validate");
        Tool.write(directory, app.export("kubernetes"));
        List<String> words = new ArrayList<>(List.of("python3", READERS + "/manifests.py"));
        try (var files = Files.list(directory)) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .forEach(words::add);
        }

        return Tool.run(LIMIT, Map.of(), words).orFail().lines();
    }

    @Test
    void kubernetesSchemasRefuseAFieldTheyDoNotKnow() throws Exception {
        Tool.needPython("kubernetes_validate");
        Tool.write(directory, sample.export("kubernetes"));
        Path deployment = directory.resolve("web-deployment.yaml");
        Files.writeString(deployment, Files.readString(deployment).replace("  replicas:", "  replica:"));

        assertThat(Tool.run(LIMIT, "python3", READERS + "/manifests.py", deployment.toString())
                        .exitCode())
                .isNotZero();
    }

    private static Map<String, String> strings(JsonObject object) {
        Map<String, String> strings = new HashMap<>();
        object.entrySet()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().getAsString()));
        return strings;
    }
}
